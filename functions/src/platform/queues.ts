/** Port over SQS: signed with the function's own credentials, as object-reader.ts does; no client of SQS travels along. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SignatureV4 } from '@smithy/signature-v4';
import { localSetting } from './environment.ts';

export interface Queues {
  /** At most ten bodies, 1 MiB together. @returns indexes of those that the queue did not take */
  send(queueUrl: string, bodies: readonly string[]): Promise<number[]>;
  /** Of a message that was received: nobody receives it again for so many seconds from now, instead of what its queue says. */
  hide(queueUrl: string, receiptHandle: string, seconds: number): Promise<void>;
}

const waitsMs = 5_000;

export function createQueues({ config }: Pick<DynamoDBClient, 'config'>): Queues {
  const { credentials, region, sha256 } = config;
  const signer = new SignatureV4({ service: 'sqs', credentials, region, sha256 });
  const call = async (operation: string, input: object): Promise<string> => {
    const url = new URL(localSetting('AWS_ENDPOINT_URL_SQS') ?? `https://sqs.${await region()}.amazonaws.com`);
    const { protocol, hostname, port, pathname: path, host } = url;
    const body = JSON.stringify(input);
    const told = { host, 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `AmazonSQS.${operation}` };
    const request = { method: 'POST', protocol, hostname, path, headers: told, query: {}, body };
    const { headers } = await signer.sign({ ...request, ...(port ? { port: Number(port) } : {}) });
    const answer = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(waitsMs) });
    if (!answer.ok) throw new Error(`the queue answered ${answer.status} to ${operation}`);
    return answer.text();
  };
  return {
    async send(QueueUrl, bodies) {
      const Entries = bodies.map((MessageBody, at) => ({ Id: String(at), MessageBody }));
      const told = JSON.parse(await call('SendMessageBatch', { QueueUrl, Entries })) as { Failed?: { Id: string }[] }; // as SQS declares it
      const { Failed = [] } = told;
      return Failed.map(({ Id }) => Number(Id));
    },
    async hide(QueueUrl, ReceiptHandle, VisibilityTimeout) {
      await call('ChangeMessageVisibility', { QueueUrl, ReceiptHandle, VisibilityTimeout });
    },
  };
}
