/**
 * One batch of a stream on its way to its function: retries, partial failures, halving, giving up.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html
 */
import * as z from 'zod';
import { region } from './aws-names.ts';
import type { Outcome } from './lambda-pool.ts';

export interface StreamRecord {
  eventID: string;
  eventName: string;
  dynamodb: { SequenceNumber: string; ApproximateCreationDateTime: number };
}

export interface Delivery {
  invoke(event: object): Promise<Outcome>;
  reportsItemFailures: boolean;
  bisects: boolean;
  /** -1 is without end. */
  mostRetries: number;
  /** -1 is without end. */
  mostAgeSeconds: number;
  giveUp(notice: FailureNotice): void;
  /** Every record up to this one is delivered or given up. */
  onDone(sequenceNumber: string): void;
  isStopping(): boolean;
  streamArn: string;
  functionName: string;
}

/** What the on-failure destination receives: where the records are, not the records. */
interface FailureNotice {
  requestContext: { functionArn: string; condition: string; approximateInvokeCount: number };
  responseContext: { statusCode: number; functionError: string } | undefined;
  version: '1.0';
  timestamp: string;
  DDBStreamBatchInfo: {
    shardId: string;
    startSequenceNumber: string;
    endSequenceNumber: string;
    approximateArrivalOfFirstRecord: string;
    approximateArrivalOfLastRecord: string;
    batchSize: number;
    streamArn: string;
  };
}

const firstRetryMs = 50;
const mostRetryMs = 5000;

/** Returns when every record of the batch is done with, or the stack stops. */
export async function deliverBatch(delivery: Delivery, batch: readonly StreamRecord[]): Promise<void> {
  let records = giveUpOld(delivery, batch);
  for (let attempts = 1; records.length > 0 && !delivery.isStopping();) {
    const failedFrom = firstFailure(delivery, records, await delivery.invoke(eventOf(delivery, records)));
    const last = records[failedFrom - 1];
    if (last) delivery.onDone(last.dynamodb.SequenceNumber);
    records = giveUpOld(delivery, records.slice(failedFrom));
    if (records.length === 0) return;
    if (delivery.bisects && records.length > 1) {
      const middle = Math.ceil(records.length / 2);
      await deliverBatch(delivery, records.slice(0, middle));
      if (delivery.isStopping()) return;
      await deliverBatch(delivery, records.slice(middle));
      return;
    }
    if (delivery.mostRetries >= 0 && attempts > delivery.mostRetries) {
      giveUp(delivery, records, { condition: 'RetryAttemptsExhausted', attempts });
      return;
    }
    // After progress the rest is a new batch, whose attempts count from the beginning.
    attempts = failedFrom > 0 ? 1 : attempts + 1;
    await new Promise((resolve) => setTimeout(resolve, Math.min(firstRetryMs * 2 ** attempts, mostRetryMs)));
  }
}

function eventOf({ streamArn }: Delivery, records: readonly StreamRecord[]): object {
  return { Records: records.map((record) => ({ ...record, awsRegion: region, eventSourceARN: streamArn })) };
}

/** What a function answers that reports which of its batch failed; nothing at all is no failure. */
export const batchResponse = z
  .object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).nullish() })
  .nullable();

/** Index of the first record to try again: 0 when all failed, the length when none did. */
function firstFailure(delivery: Delivery, records: readonly StreamRecord[], outcome: Outcome): number {
  if (outcome.kind === 'failure') return 0;
  if (!delivery.reportsItemFailures) return records.length;
  const parsed = batchResponse.safeParse(JSON.parse(outcome.payload));
  // An answer that cannot be understood fails the whole batch, on AWS too.
  if (!parsed.success) return 0;
  const failures = parsed.data?.batchItemFailures ?? [];
  const indexes = failures.map(({ itemIdentifier }) =>
    records.findIndex(({ dynamodb }) => dynamodb.SequenceNumber === itemIdentifier),
  );
  return indexes.includes(-1) ? 0 : Math.min(records.length, ...indexes);
}

function giveUpOld(delivery: Delivery, records: readonly StreamRecord[]): readonly StreamRecord[] {
  if (delivery.mostAgeSeconds < 0) return records;
  const oldest = Date.now() / 1000 - delivery.mostAgeSeconds;
  const old = records.filter(({ dynamodb }) => dynamodb.ApproximateCreationDateTime < oldest);
  if (old.length > 0) giveUp(delivery, old, { condition: 'MaximumRecordAgeExceeded', attempts: 0 });
  return records.slice(old.length);
}

function giveUp(
  delivery: Delivery,
  records: readonly StreamRecord[],
  { condition, attempts }: { condition: string; attempts: number },
): void {
  const [first, last] = [records[0], records.at(-1)];
  if (!first || !last) return;
  const arrival = ({ dynamodb }: StreamRecord) => new Date(dynamodb.ApproximateCreationDateTime * 1000).toISOString();
  delivery.giveUp({
    requestContext: { functionArn: delivery.functionName, condition, approximateInvokeCount: attempts },
    responseContext: attempts > 0 ? { statusCode: 200, functionError: 'Unhandled' } : undefined,
    version: '1.0',
    timestamp: new Date().toISOString(),
    DDBStreamBatchInfo: {
      shardId: 'shardId-local',
      startSequenceNumber: first.dynamodb.SequenceNumber,
      endSequenceNumber: last.dynamodb.SequenceNumber,
      approximateArrivalOfFirstRecord: arrival(first),
      approximateArrivalOfLastRecord: arrival(last),
      batchSize: records.length,
      streamArn: delivery.streamArn,
    },
  });
  delivery.onDone(last.dynamodb.SequenceNumber);
}
