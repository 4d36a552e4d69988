/**
 * Follows a queue that `relay-records` fills with records of the table's stream. Stream and queue bring a record at least once and
 * in no order: who takes it looks at what stands in the table, and does what is done no second time.
 */
import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoDBRecord, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { logEvent } from './log.ts';
import { createQueues, type Queues } from './queues.ts';

/** Ten waits, each twice the one before it, make some fifty minutes. */
const firstWaitSeconds = 5;
const longestWaitSeconds = 900;

/** @param take of one record; a record whose `take` throws is tried again without its neighbours */
export function followQueue(
  client: DynamoDBClient,
  take: (record: DynamoDBRecord) => Promise<void>,
): (event: SQSEvent) => Promise<SQSBatchResponse> {
  const queues = createQueues(client);
  const processor = new BatchProcessor(EventType.SQS);
  const takeOne = async (message: SQSRecord) => {
    try {
      await take(JSON.parse(message.body) as DynamoDBRecord); // relay-records wrote it
    } catch (error) {
      const { messageId, attributes } = message;
      // The batch goes on without it, and nothing else would say why.
      logEvent('RECORD_FAILED', { messageId, tries: attributes.ApproximateReceiveCount }, error);
      await comesBackSoon(queues, message);
      throw error;
    }
  };
  return (event) => processPartialResponse(event, takeOne, processor, { throwOnFullBatchFailure: false });
}

/** Left alone it would come back when the queue may think that its function died: six times the longest that it can run. */
async function comesBackSoon(queues: Queues, message: SQSRecord): Promise<void> {
  const { attributes, eventSourceARN, receiptHandle } = message;
  const [, , , region, account, name] = eventSourceARN.split(':');
  const receives = Number(attributes.ApproximateReceiveCount);
  const seconds = Math.min(firstWaitSeconds * 2 ** (receives - 1), longestWaitSeconds);
  // If that fails, too, it comes back later; what is to be told is why the record was not taken.
  await queues.hide(`https://sqs.${region}.amazonaws.com/${account}/${name}`, receiptHandle, seconds).catch(() => {});
}
