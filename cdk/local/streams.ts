/** Event source mappings on table streams: finds new records, filters and batches them, remembers how far each mapping is. */
import * as z from 'zod';
import type { DynamoDb } from './dynamodb.ts';
import type { DynamoDbCall } from './dynamodb-calls.ts';
import type { Shelf } from './durable-store.ts';
import { matchesPattern } from './event-patterns.ts';
import type { WorkerPool } from './lambda-pool.ts';
import type { Provisioner } from './provision.ts';
import type { Queue } from './sqs.ts';
import { deliverBatch, type Delivery, type StreamRecord } from './stream-delivery.ts';

/** How often a stream is looked at that nobody is known to have written to. */
const idlePollMs = 250;
/** And after a function has run, which may have written to it. */
const nudgeDelayMs = 50;
/** What one read of a stream returns at most. */
const mostRecords = 1000;

const mappingProperties = z.strictObject({
  FunctionName: z.string(),
  EventSourceArn: z.string(),
  StartingPosition: z.enum(['TRIM_HORIZON', 'LATEST']),
  BatchSize: z.int().default(100),
  MaximumBatchingWindowInSeconds: z.number().default(0),
  FilterCriteria: z.object({ Filters: z.array(z.object({ Pattern: z.string() })) }).optional(),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
  BisectBatchOnFunctionError: z.boolean().default(false),
  MaximumRetryAttempts: z.int().default(-1),
  MaximumRecordAgeInSeconds: z.int().default(-1),
  DestinationConfig: z.object({ OnFailure: z.object({ Destination: z.string() }) }).optional(),
  Enabled: z.boolean().default(true),
  // One shard is read here, one batch at a time: order is what parallel batches keep too.
  ParallelizationFactor: z.unknown().optional(),
  Tags: z.unknown().optional(),
});
type MappingProperties = z.output<typeof mappingProperties>;

export interface StreamsOptions {
  dynamoDb: DynamoDb;
  /** `<mapping>` → sequence number of the last record that is done with. */
  positions: Shelf;
  /** `<table>` → sequence number up to which every mapping is done. */
  consumed: Shelf;
  findFunction: (arn: string) => WorkerPool;
  findQueue: (arn: string) => Queue;
  onTrouble: (sentence: string) => void;
}

export interface Streams {
  mapping: Provisioner;
  start(): void;
  /** Looks now instead of at the next tick. */
  nudge(): void;
  stop(): Promise<void>;
}

export function createStreams(options: StreamsOptions): Streams {
  const readers: StreamReader[] = [];
  const read = sharedReads(options.dynamoDb.call);
  return {
    mapping: ({ name, properties }) => {
      const mapping = mappingProperties.parse(properties);
      const table = options.dynamoDb.tableOfStream(mapping.EventSourceArn);
      if (mapping.Enabled) readers.push(new StreamReader(name, table, { mapping, ...options, report, read }));
      return { ref: name, attributes: { Id: name } };
    },
    start: () => readers.forEach((reader) => reader.start()),
    nudge: () => readers.forEach((reader) => reader.nudge()),
    stop: async () => void (await Promise.all(readers.map((reader) => reader.stop()))),
  };

  function report(table: string): void {
    const positions = readers.filter((reader) => reader.table === table).map(({ position }) => Number(position ?? 0));
    options.consumed.set(table, String(Math.min(...positions)));
  }
}

interface ReaderOptions extends StreamsOptions {
  mapping: MappingProperties;
  report: (table: string) => void;
  read: Read;
}

interface Page {
  Records: StreamRecord[];
  NextShardIterator?: string;
}
type Read = (iterator: string) => Promise<Page>;

/** One reading for all who ask for the same place at the same moment: a write wakes every mapping of its table. */
function sharedReads(call: DynamoDbCall): Read {
  const begun = new Map<string, Promise<Page>>();
  return (iterator) => {
    const page =
      begun.get(iterator) ?? call<Page>('Streams.GetRecords', { ShardIterator: iterator, Limit: mostRecords });
    begun.set(iterator, page);
    // Whoever asks later may know of a record that this one misses.
    setImmediate(() => begun.delete(iterator));
    return page;
  };
}

class StreamReader {
  readonly table: string;
  position: string | undefined;
  readonly #name: string;
  readonly #options: ReaderOptions;
  readonly #delivery: Delivery;
  readonly #patterns: unknown[] | undefined;
  #iterator: string | undefined;
  #buffered: StreamRecord[] = [];
  #bufferedSince = 0;
  #isNudged = false;
  #nudging: NodeJS.Timeout | undefined;
  #wake: () => void = () => {};
  #running: Promise<void> | undefined;
  #isStopping = false;

  constructor(name: string, table: string, options: ReaderOptions) {
    const { mapping, positions, findFunction, findQueue, onTrouble } = options;
    this.table = table;
    this.#name = name;
    this.#options = options;
    this.#patterns = mapping.FilterCriteria?.Filters.map(({ Pattern }): unknown => JSON.parse(Pattern));
    const position = positions.get(name);
    this.position = typeof position === 'string' ? position : undefined;
    const queue = mapping.DestinationConfig?.OnFailure.Destination;
    this.#delivery = {
      invoke: (event) => findFunction(mapping.FunctionName).invoke(event),
      reportsItemFailures: mapping.FunctionResponseTypes.length > 0,
      bisects: mapping.BisectBatchOnFunctionError,
      mostRetries: mapping.MaximumRetryAttempts,
      mostAgeSeconds: mapping.MaximumRecordAgeInSeconds,
      giveUp: (notice) => {
        onTrouble(`${name} gave up ${notice.DDBStreamBatchInfo.batchSize} record(s) of ${table}`);
        if (queue) findQueue(queue).send(JSON.stringify(notice));
      },
      onDone: (sequenceNumber) => this.#advance(sequenceNumber),
      isStopping: () => this.#isStopping,
      streamArn: mapping.EventSourceArn,
      functionName: mapping.FunctionName,
    };
  }

  start(): void {
    this.#running = this.#run();
  }

  /** Not at once: reading the stream would take its core from the very next request. */
  nudge(): void {
    this.#nudging ??= setTimeout(() => this.#wakeNow(), nudgeDelayMs);
  }

  #wakeNow(): void {
    clearTimeout(this.#nudging);
    this.#nudging = undefined;
    this.#isNudged = true;
    this.#wake();
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#wakeNow();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#isStopping) {
      try {
        const found = await this.#read();
        await this.#deliver();
        if (found < mostRecords) await this.#rest();
      } catch (error) {
        if (this.#isStopping) return;
        // The database may be gone while everything stops, or start anew: the position is kept, so begin from it.
        this.#options.onTrouble(`${this.#name}: ${error instanceof Error ? error.message : String(error)}`);
        this.#iterator = undefined;
        this.#buffered = [];
        await new Promise((resolve) => setTimeout(resolve, 1000));
      }
    }
  }

  async #read(): Promise<number> {
    this.#iterator ??= await this.#openIterator();
    if (!this.#iterator) return 0;
    this.#isNudged = false;
    const { Records, NextShardIterator } = await this.#options.read(this.#iterator);
    this.#iterator = NextShardIterator;
    let passed: string | undefined;
    for (const record of Records) passed = this.#take(record) ?? passed;
    if (passed) this.#advance(passed);
    return Records.length;
  }

  /** @returns the position of a record that no filter wants: it is not delivered, but it is done with */
  #take(record: StreamRecord): string | undefined {
    if (this.#patterns && !this.#patterns.some((pattern) => matchesPattern(pattern, record))) {
      return this.#buffered.length === 0 ? record.dynamodb.SequenceNumber : undefined;
    }
    if (this.#buffered.length === 0) this.#bufferedSince = Date.now();
    this.#buffered.push(record);
    return undefined;
  }

  async #deliver(): Promise<void> {
    const { BatchSize, MaximumBatchingWindowInSeconds } = this.#options.mapping;
    const isWindowOver = Date.now() - this.#bufferedSince >= MaximumBatchingWindowInSeconds * 1000;
    const least = isWindowOver ? 1 : BatchSize;
    while (this.#buffered.length >= least) {
      await deliverBatch(this.#delivery, this.#buffered.slice(0, BatchSize));
      if (this.#isStopping) return;
      this.#buffered = this.#buffered.slice(BatchSize);
    }
  }

  #advance(sequenceNumber: string): void {
    this.position = sequenceNumber;
    this.#options.positions.set(this.#name, sequenceNumber);
    this.#options.report(this.table);
  }

  async #rest(): Promise<void> {
    if (this.#isNudged) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, idlePollMs);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async #openIterator(): Promise<string | undefined> {
    const { call } = this.#options.dynamoDb;
    const { Streams } = await call<{ Streams: { StreamArn: string }[] }>('Streams.ListStreams', {
      TableName: this.table,
    });
    const StreamArn = Streams.at(-1)?.StreamArn;
    const { StreamDescription } = await call<{ StreamDescription: { Shards: { ShardId: string }[] } }>(
      'Streams.DescribeStream',
      { StreamArn },
    );
    const ShardId = StreamDescription.Shards.at(-1)?.ShardId;
    if (!ShardId) return undefined;
    const from = this.position
      ? { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: this.position }
      : { ShardIteratorType: this.#options.mapping.StartingPosition };
    const { ShardIterator } = await call<{ ShardIterator: string }>('Streams.GetShardIterator', {
      StreamArn,
      ShardId,
      ...from,
    });
    return ShardIterator;
  }
}
