/** Keeps the words by which prospects are found; a record that fails is tried again without its neighbours. */
import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { indexProspect } from '../modules/prospects/search-index.service.ts';
import { createStreamDependencies } from '../platform/stream-dependencies.ts';
import { putOf } from '../platform/table-stream.ts';

const deps = createStreamDependencies();
const processor = new BatchProcessor(EventType.DynamoDBStreams);

async function index(record: DynamoDBRecord): Promise<void> {
  const { root, item } = putOf(record);
  await indexProspect(deps.connection(), root, String(item['pk']).split('#').at(-1) ?? '');
}

export const handler = (event: DynamoDBStreamEvent) =>
  processPartialResponse(event, index, processor, { throwOnFullBatchFailure: false });
