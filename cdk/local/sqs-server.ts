/**
 * SQS as functions speak to it: the operations they use, in the JSON protocol of its SDK.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-making-api-requests-json.html
 */
import { createHash } from 'node:crypto';
import * as z from 'zod';
import { closeServer, jsonAnswer, serve, type HttpAnswer, type HttpRequest } from './http-message.ts';
import { host, listen } from './ports.ts';
import type { Queues } from './sqs.ts';

/** Of a message, and of all messages of one request. */
const limitBytes = 1024 * 1024;
const mostEntries = 10;

export interface SqsServer {
  endpoint: string;
  stop(): Promise<void>;
}

class SqsError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

type Operation = (queues: Pick<Queues, 'find'>, input: unknown) => object;

const batch = z.strictObject({
  QueueUrl: z.string(),
  Entries: z.array(z.strictObject({ Id: z.string(), MessageBody: z.string().min(1) })).min(1),
});
const visibility = z.strictObject({
  QueueUrl: z.string(),
  ReceiptHandle: z.string(),
  VisibilityTimeout: z.int().min(0).max(43_200),
});

const operations: Record<string, Operation> = {
  SendMessageBatch(queues, input) {
    const { QueueUrl, Entries } = batch.parse(input);
    if (Entries.length > mostEntries) refuse('TooManyEntriesInBatchRequest', `more than ${mostEntries} entries`);
    if (new Set(Entries.map(({ Id }) => Id)).size < Entries.length) refuse('BatchEntryIdsNotDistinct', 'an Id twice');
    const bytes = Entries.reduce((sum, { MessageBody }) => sum + Buffer.byteLength(MessageBody), 0);
    if (bytes > limitBytes) refuse('BatchRequestTooLong', `more than ${limitBytes} bytes`);
    const queue = queueAt(queues, QueueUrl);
    const Successful = Entries.map(({ Id, MessageBody }) => ({
      Id,
      MessageId: queue.send(MessageBody),
      MD5OfMessageBody: createHash('md5').update(MessageBody).digest('hex'),
    }));
    return { Successful, Failed: [] };
  },
  ChangeMessageVisibility(queues, input) {
    const { QueueUrl, ReceiptHandle, VisibilityTimeout } = visibility.parse(input);
    const isKnown = queueAt(queues, QueueUrl).hide(ReceiptHandle, VisibilityTimeout);
    return isKnown ? {} : refuse('ReceiptHandleIsInvalid', 'no message was received by this handle');
  },
};

export async function startSqs(queues: Pick<Queues, 'find'>): Promise<SqsServer> {
  const server = serve(async (request) => respond(queues, request));
  const port = await listen(server, 0, '');
  return { endpoint: `http://${host}:${port}`, stop: () => closeServer(server) };
}

function respond(queues: Pick<Queues, 'find'>, { headers, body }: HttpRequest): HttpAnswer {
  try {
    // Looked at for its shape only, as the table's.
    const isSigned = /^AWS4-HMAC-SHA256 Credential=[^,]+\/sqs\/aws4_request,/.test(headers['authorization'] ?? '');
    if (!isSigned) refuse('MissingAuthenticationToken', 'the request is not signed for sqs');
    const name = headers['x-amz-target'] ?? '';
    const operation = operations[name.replace(/^AmazonSQS\./, '')];
    if (!operation) return refuse('UnknownOperationException', `the local stack does not know ${name}`);
    return jsonAnswer(200, operation(queues, JSON.parse(body.toString())));
  } catch (error) {
    const code = error instanceof SqsError ? error.code : 'InvalidParameterValueException';
    const message = error instanceof Error ? error.message : String(error);
    return jsonAnswer(400, { __type: `com.amazonaws.sqs#${code}`, message });
  }
}

function queueAt(queues: Pick<Queues, 'find'>, url: string) {
  try {
    return queues.find(url);
  } catch {
    return refuse('QueueDoesNotExist', `there is no queue ${url}`);
  }
}

function refuse(code: string, message: string): never {
  throw new SqsError(code, message);
}
