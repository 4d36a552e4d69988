/** Deletes the bytes of images whose removal can no longer be undone. */
import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { forgetUnlessShown } from '../modules/images/forgetting.service.ts';
import { createImageDependencies } from '../platform/image-dependencies.ts';
import { goneOf } from '../platform/table-stream.ts';

const deps = createImageDependencies();
const processor = new BatchProcessor(EventType.DynamoDBStreams);

async function forget(record: DynamoDBRecord): Promise<void> {
  const { root, item } = goneOf(record);
  await forgetUnlessShown(deps, root, item);
}

export const handler = (event: DynamoDBStreamEvent) =>
  processPartialResponse(event, forget, processor, { throwOnFullBatchFailure: false });
