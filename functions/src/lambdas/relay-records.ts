/**
 * Puts records of the table's stream on the queues of those who need no order: of its readers a stream bears two, and what fails
 * in one queue holds up no other. What a queue did not take is read again, and may arrive twice.
 */
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { createRelayDependencies } from '../platform/relay-dependencies.ts';

const { queues, queueOf } = createRelayDependencies();

async function send(queue: string, records: readonly DynamoDBRecord[]): Promise<DynamoDBRecord[]> {
  const refused = await queues.send(
    queue,
    records.map((record) => JSON.stringify(record)),
  );
  return records.filter((_, at) => refused.includes(at));
}

export async function handler({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  const sent = [...Map.groupBy(Records, queueOf)].map(([queue, records]) => send(queue, records));
  const refused = (await Promise.all(sent)).flat();
  return { batchItemFailures: refused.map(({ dynamodb }) => ({ itemIdentifier: dynamodb?.SequenceNumber ?? '' })) };
}
