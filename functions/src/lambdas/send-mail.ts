/** Sends the mails that the table's stream brings; a record that fails is tried again without its neighbours. */
import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { sendOnce } from '../modules/mail/sending.service.ts';
import { createMailDependencies } from '../platform/mail-dependencies.ts';
import { putOf } from '../platform/table-stream.ts';

const deps = createMailDependencies();
const processor = new BatchProcessor(EventType.DynamoDBStreams);

async function send(record: DynamoDBRecord): Promise<void> {
  const { root, item } = putOf(record);
  await sendOnce(deps, root, item);
}

export const handler = (event: DynamoDBStreamEvent) =>
  processPartialResponse(event, send, processor, { throwOnFullBatchFailure: false });
