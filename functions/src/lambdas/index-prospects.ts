/**
 * Keeps what follows from prospects, their words, what reports count of them, and the chips left behind; a record that fails is
 * tried again without its neighbours.
 */
import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { settleChips } from '../modules/prospects/chip-settling.service.ts';
import { indexProspect } from '../modules/prospects/search-index.service.ts';
import { countProspect } from '../modules/reports/counting.service.ts';
import { logEvent } from '../platform/log.ts';
import { createStreamDependencies } from '../platform/stream-dependencies.ts';
import { tableAt } from '../platform/table.ts';
import { putOf } from '../platform/table-stream.ts';

const deps = createStreamDependencies();
const processor = new BatchProcessor(EventType.DynamoDBStreams);

async function index(record: DynamoDBRecord): Promise<void> {
  const { root, item } = putOf(record);
  const prospectId = String(item['pk']).split('#').at(-1) ?? '';
  try {
    await indexProspect(deps.connection(), root, prospectId);
    await countProspect(deps.connection(), root, prospectId);
    // Mostly done by the command itself; what a crash left is done here.
    if (item['chipsBehind']) await settleChips(tableAt(deps.connection(), root), prospectId);
  } catch (error) {
    // The batch goes on without it, and nothing else would say why.
    logEvent('INDEX_FAILED', { prospectId }, error);
    throw error;
  }
}

export const handler = (event: DynamoDBStreamEvent) =>
  processPartialResponse(event, index, processor, {
    throwOnFullBatchFailure: false,
    // Prospects of one person and day meet in their buckets: one after the other nobody waits for a lost race.
    processInParallel: false,
  });
