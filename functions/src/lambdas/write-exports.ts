/** Writes the exports that the table's stream says are queued; one that fails is tried again without its neighbours. */
import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { writeOne } from '../modules/exports/writing.service.ts';
import { now } from '../platform/clock.ts';
import { putOf } from '../platform/table-stream.ts';
import { createWriteDependencies } from '../platform/write-dependencies.ts';

const deps = createWriteDependencies();
const processor = new BatchProcessor(EventType.DynamoDBStreams);

const write = (record: DynamoDBRecord) => writeOne(deps, putOf(record), now());

export const handler = (event: DynamoDBStreamEvent) =>
  processPartialResponse(event, write, processor, { throwOnFullBatchFailure: false });
