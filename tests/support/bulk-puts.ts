/** Puts items by the thousand, past what a request may write; as the table port stores them. */
import { BatchWriteItemCommand, type DynamoDBClient, type WriteRequest } from '@aws-sdk/client-dynamodb';
import { tenantRoot } from '@folio/functions/platform/dependencies.ts';
import { itemOf, type NewItem } from '@folio/functions/platform/table-writes.ts';

export interface BulkTarget {
  client: DynamoDBClient;
  tableName: string;
  tenantId: string;
}

/** The limits of one BatchWriteItem, and what eight at a time leave of two cores. */
const batchSize = 25;
const inFlight = 8;

/** Any number of items, in no order. */
export async function putAll(target: BulkTarget, items: Iterable<NewItem>): Promise<void> {
  const queue = batches(target, items);
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      for (const batch of queue) await put(target, batch);
    }),
  );
}

function* batches({ tenantId }: BulkTarget, items: Iterable<NewItem>): Generator<WriteRequest[]> {
  let batch: WriteRequest[] = [];
  for (const item of items) {
    batch.push({ PutRequest: { Item: itemOf(tenantRoot(tenantId), item) } });
    if (batch.length === batchSize) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length) yield batch;
}

async function put({ client, tableName }: BulkTarget, batch: WriteRequest[]): Promise<void> {
  for (let pending = batch; pending.length > 0;) {
    const answer = await client.send(new BatchWriteItemCommand({ RequestItems: { [tableName]: pending } }));
    pending = answer.UnprocessedItems?.[tableName] ?? [];
  }
}
