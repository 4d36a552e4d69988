import { Duration, type Stack } from 'aws-cdk-lib';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { Bucket, EventType } from 'aws-cdk-lib/aws-s3';
import { LambdaDestination } from 'aws-cdk-lib/aws-s3-notifications';
import { Queue, type IQueue } from 'aws-cdk-lib/aws-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, inlineFunction, startThrowAway, type ThrowAway } from './throw-away.ts';

/** Logs the key of the new object; takes it, or throws, or takes it from the second attempt on, as the key says. */
const reader = `const seen = new Set();
exports.handler = async ({ Records: [{ s3 }] }) => {
  const { key } = s3.object;
  console.log(key);
  const isFirst = !seen.has(key);
  seen.add(key);
  if (key.endsWith('poison') || (key.endsWith('later') && isFirst)) throw new Error('cannot read ' + key);
}`;

function build(stack: Stack): void {
  const bucket = new Bucket(stack, 'Images', { bucketName: 'images' });
  const failed = new Queue(stack, 'Failed', { queueName: 'failed' }) as IQueue; // as Bucket in cloudfront.test.ts
  const told = (id: string, props: object = {}) => new LambdaDestination(inlineFunction(stack, id, reader, props));
  bucket.addEventNotification(
    EventType.OBJECT_CREATED,
    told('Thrice', { onFailure: new SqsDestination(failed), maxEventAge: Duration.hours(1) }),
    { prefix: 'thrice/' },
  );
  bucket.addEventNotification(EventType.OBJECT_CREATED, told('Once', { retryAttempts: 0 }), { prefix: 'once/' });
}

let here: ThrowAway;
beforeAll(async () => {
  here = await startThrowAway(build);
});
afterAll(() => here.stop());

/** As S3 does after an upload. */
function announce(key: string): void {
  here.stack.services.buckets.announce('images', 'ObjectCreated:Put', { key, size: 1, etag: 'e' });
}

const attemptsAt = (key: string) => here.logs.filter(({ line }) => line === key).length;
const troubleWith = (key: string) => here.troubles.find((sentence) => sentence.endsWith(`cannot read ${key}`));

describe('an event of S3', () => {
  it('is tried again when its function throws', async () => {
    announce('thrice/later');
    await eventually(() => attemptsAt('thrice/later') === 2);
  });

  it('that its function never takes goes to the queue for failures after three attempts', async () => {
    announce('thrice/poison');
    await eventually(() => troubleWith('thrice/poison'));
    expect(attemptsAt('thrice/poison')).toBe(3);
    const [notice = '', ...more] = here.stack.services.queues.find('failed').messages();
    expect(more).toEqual([]);
    expect(JSON.parse(notice)).toMatchObject({
      requestContext: { condition: 'RetriesExhausted', approximateInvokeCount: 3 },
      requestPayload: { Records: [{ s3: { object: { key: 'thrice/poison' } } }] },
      responsePayload: { errorType: 'Error', errorMessage: 'cannot read thrice/poison' },
    });
  });

  it('is tried as often as its function says', async () => {
    announce('once/poison');
    await eventually(() => troubleWith('once/poison'));
    expect(attemptsAt('once/poison')).toBe(1);
  });

  it('that was not taken when the stack ended is delivered when it starts again', async () => {
    announce('thrice/second-later');
    await eventually(() => attemptsAt('thrice/second-later') === 1);
    await here.restart();
    await eventually(() => attemptsAt('thrice/second-later') >= 3);
  });
});
