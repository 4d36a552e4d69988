import { Duration, type Stack } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, type IQueue } from 'aws-cdk-lib/aws-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, inlineFunction, startThrowAway, type ThrowAway } from './throw-away.ts';

/** Logs the batch it was given and what it is said of the first; reports what is poison, or throws for it. */
const reader = `exports.handler = async ({ Records }) => {
  const [first] = Records;
  console.log(JSON.stringify({ batch: Records.map(({ body }) => body), receives: first.attributes.ApproximateReceiveCount }));
  const poison = Records.filter(({ body }) => body.startsWith('poison'));
  if (poison.length > 0 && process.env.THROWS) throw new Error('poison');
  if (first.body === 'slow') await new Promise((resolve) => setTimeout(resolve, 400));
  return { batchItemFailures: poison.map(({ messageId }) => ({ itemIdentifier: messageId })) };
}`;

function build(stack: Stack): void {
  for (const id of ['Reports', 'Throws', 'Single'] as const) {
    const failed = new Queue(stack, `${id}Failed`, { queueName: `${id}-failed` }) as IQueue; // as Bucket in cloudfront.test.ts
    const queue = new Queue(stack, `${id}Queue`, {
      queueName: id,
      // Of one who is left alone nothing comes back before the test is over.
      visibilityTimeout: Duration.seconds(id === 'Single' ? 300 : 2),
      deadLetterQueue: { queue: failed, maxReceiveCount: 2 },
    }) as IQueue; // as above
    const target = inlineFunction(stack, id, reader, {
      timeout: Duration.seconds(2),
      ...(id === 'Throws' ? { environment: { THROWS: 'yes' } } : {}),
    });
    target.addEventSource(
      new SqsEventSource(queue, {
        batchSize: id === 'Single' ? 1 : 10,
        reportBatchItemFailures: id !== 'Throws',
        ...(id === 'Single' ? { maxConcurrency: 2 } : {}),
      }),
    );
  }
}

let here: ThrowAway;
beforeAll(async () => {
  here = await startThrowAway(build);
});
afterAll(() => here.stop());

async function call(operation: string, input: object, headers: Record<string, string> = {}): Promise<Response> {
  const signature =
    'AWS4-HMAC-SHA256 Credential=local/20200101/us-east-1/sqs/aws4_request, SignedHeaders=host, Signature=0';
  return fetch(here.stack.services.sqs.endpoint, {
    method: 'POST',
    headers: { 'x-amz-target': `AmazonSQS.${operation}`, authorization: signature, ...headers },
    body: JSON.stringify(input),
  });
}

const urlOf = (queue: string) => `https://sqs.us-east-1.amazonaws.com/000000000000/${queue}`;
const entriesOf = (bodies: readonly string[]) => bodies.map((MessageBody, at) => ({ Id: String(at), MessageBody }));
const send = (queue: string, bodies: readonly string[]) =>
  call('SendMessageBatch', { QueueUrl: urlOf(queue), Entries: entriesOf(bodies) });
const failed = (queue: string) => here.stack.services.queues.find(`${queue}-failed`).messages();

interface Told {
  batch: string[];
  receives: string;
}

/** What a function was given since `from`. */
function told(name: string, from = 0): Told[] {
  return here.logs.slice(from).flatMap(({ functionName, line }) => {
    return functionName.startsWith(`Throwaway-${name}`) && line.startsWith('{"batch"')
      ? [JSON.parse(line) as Told]
      : [];
  });
}

describe('a mapping on a queue', () => {
  it('gives what was sent together to its function in one batch, and takes it away', async () => {
    const answer = (await (await send('Reports', ['a', 'b', 'c'])).json()) as { Successful: object[] };
    expect(answer.Successful[0]).toMatchObject({ Id: '0', MD5OfMessageBody: '0cc175b9c0f1b6a831c399e269772661' });
    expect(await eventually(() => told('Reports')[0])).toEqual({ batch: ['a', 'b', 'c'], receives: '1' });
    await eventually(() => here.stack.services.queues.find('Reports').messages().length === 0);
  });

  it('brings back what is reported, alone, and gives it up after its tries', async () => {
    const from = here.logs.length;
    await send('Reports', ['good', 'poison one', 'well']);
    await eventually(() => failed('Reports').length > 0);
    const batches = told('Reports', from).map(({ batch }) => batch.join());
    expect(batches).toEqual(['good,poison one,well', 'poison one']);
    expect(failed('Reports')).toEqual(['poison one']);
    expect(here.troubles).toContain('Reports gave up a message after 2 tries');
  });

  it('brings back the whole batch of a function that throws', async () => {
    await send('Throws', ['good', 'poison']);
    await eventually(() => failed('Throws').length === 2);
    expect(told('Throws').map(({ batch }) => batch.join())).toEqual(['good,poison', 'good,poison']);
  });

  it('runs so many side by side as it may, and no more', async () => {
    await send('Single', ['slow', 'slow', 'slow']);
    await eventually(() => told('Single').length === 2);
    expect(here.stack.services.queues.find('Single').messages()).toHaveLength(3);
    await eventually(() => told('Single').length === 3);
  });

  it('delivers after a restart what nobody had taken, and counts on', async () => {
    const from = here.logs.length;
    await send('Single', ['poison kept']);
    await eventually(() => told('Single', from).length === 1);
    await here.restart();
    const again = await eventually(() => told('Single', from)[1]);
    expect(again).toEqual({ batch: ['poison kept'], receives: '2' });
  });
});

describe('the interface of a queue', () => {
  it('shows a message again when its receiver says so', async () => {
    const queue = here.stack.services.queues.find('Reports-failed');
    queue.send('to be shown');
    const [received] = queue.receive(10).filter(({ body }) => body === 'to be shown');
    expect(queue.receive(10)).toEqual([]);
    const input = { QueueUrl: urlOf('Reports-failed'), ReceiptHandle: received?.receipt, VisibilityTimeout: 0 };
    expect((await call('ChangeMessageVisibility', input)).status).toBe(200);
    expect(queue.receive(10)).toEqual([expect.objectContaining({ body: 'to be shown', receives: 2 })]);
  });

  const one = entriesOf(['x']);
  it.each([
    [
      'a queue that is not there',
      'SendMessageBatch',
      { QueueUrl: urlOf('Nowhere'), Entries: one },
      'QueueDoesNotExist',
    ],
    [
      'more than ten',
      'SendMessageBatch',
      { QueueUrl: urlOf('Single'), Entries: entriesOf([...'abcdefghijk']) },
      'TooManyEntriesInBatchRequest',
    ],
    [
      'too many bytes',
      'SendMessageBatch',
      { QueueUrl: urlOf('Single'), Entries: entriesOf(['x'.repeat(1024 * 1024 + 1)]) },
      'BatchRequestTooLong',
    ],
    [
      'a delay',
      'SendMessageBatch',
      { QueueUrl: urlOf('Single'), Entries: [{ ...one[0], DelaySeconds: 5 }] },
      'InvalidParameterValueException',
    ],
    [
      'a handle of nothing',
      'ChangeMessageVisibility',
      { QueueUrl: urlOf('Single'), ReceiptHandle: 'none', VisibilityTimeout: 5 },
      'ReceiptHandleIsInvalid',
    ],
    ['what it does not know', 'PurgeQueue', { QueueUrl: urlOf('Single') }, 'UnknownOperationException'],
  ])('refuses %s', async (_, operation, input, code) => {
    const answer = await call(operation, input);
    expect(answer.status).toBe(400);
    expect(((await answer.json()) as { __type: string }).__type).toBe(`com.amazonaws.sqs#${code}`);
  });

  it('refuses who does not sign', async () => {
    const answer = await call('SendMessageBatch', { QueueUrl: urlOf('Single'), Entries: one }, { authorization: '' });
    expect(await answer.text()).toContain('MissingAuthenticationToken');
  });
});
