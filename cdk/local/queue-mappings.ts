/**
 * Event source mappings on queues: what a queue holds is given to its function in batches, so many side by side as the mapping
 * allows. What fails comes back when its time is over. https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html
 */
import * as z from 'zod';
import { region } from './aws-names.ts';
import type { Outcome, WorkerPool } from './lambda-pool.ts';
import type { Provisioner } from './provision.ts';
import type { Queue, Received } from './queue.ts';
import { batchResponse } from './stream-delivery.ts';

/** How often a queue is looked at that nobody has sent to: what was hidden may be seen by then. */
const idlePollMs = 250;

const mappingProperties = z.strictObject({
  FunctionName: z.string(),
  EventSourceArn: z.string(),
  BatchSize: z.int().min(1).max(10).default(10),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
  ScalingConfig: z.strictObject({ MaximumConcurrency: z.int().min(2) }).prefault({ MaximumConcurrency: 2 }),
  Enabled: z.boolean().default(true),
  Tags: z.unknown().optional(),
});
type MappingProperties = z.output<typeof mappingProperties>;

export interface QueueMappingsOptions {
  findFunction: (arn: string) => WorkerPool;
  findQueue: (arn: string) => Queue;
  onTrouble: (sentence: string) => void;
}

export interface QueueMappings {
  mapping: Provisioner;
  start(): void;
  stop(): Promise<void>;
}

export function createQueueMappings(options: QueueMappingsOptions): QueueMappings {
  const readers: QueueReader[] = [];
  return {
    mapping: ({ name, properties }) => {
      const mapping = mappingProperties.parse(properties);
      if (mapping.Enabled) readers.push(new QueueReader(mapping, options));
      return { ref: name, attributes: { Id: name } };
    },
    start: () => readers.forEach((reader) => reader.start()),
    stop: async () => void (await Promise.all(readers.map((reader) => reader.stop()))),
  };
}

class QueueReader {
  readonly #mapping: MappingProperties;
  readonly #options: QueueMappingsOptions;
  readonly #queue: Queue;
  #resting = new Set<() => void>();
  #lanes: Promise<void>[] = [];
  #isStopping = false;

  constructor(mapping: MappingProperties, options: QueueMappingsOptions) {
    this.#mapping = mapping;
    this.#options = options;
    this.#queue = options.findQueue(mapping.EventSourceArn);
    this.#queue.onSent(() => this.#wake());
  }

  start(): void {
    const { MaximumConcurrency } = this.#mapping.ScalingConfig;
    this.#lanes = Array.from({ length: MaximumConcurrency }, () => this.#run());
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#wake();
    await Promise.all(this.#lanes);
  }

  async #run(): Promise<void> {
    while (!this.#isStopping) {
      const batch = this.#queue.receive(this.#mapping.BatchSize);
      if (batch.length === 0) await this.#rest();
      else
        for (const { receipt } of taken(this.#mapping, batch, await this.#invoke(batch))) this.#queue.delete(receipt);
    }
  }

  async #invoke(batch: readonly Received[]): Promise<Outcome> {
    try {
      return await this.#options.findFunction(this.#mapping.FunctionName).invoke(eventOf(this.#mapping, batch));
    } catch (error) {
      // The template may have lost the function, or the batch is too large for it: its messages come back, and are given up.
      const errorMessage = error instanceof Error ? error.message : String(error);
      this.#options.onTrouble(`${this.#queue.name}: ${errorMessage}`);
      return { kind: 'failure', errorType: 'InvalidRequest', errorMessage };
    }
  }

  #wake(): void {
    for (const wake of this.#resting) wake();
  }

  async #rest(): Promise<void> {
    await new Promise<void>((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.#resting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, idlePollMs);
      this.#resting.add(wake);
    });
  }
}

function eventOf({ EventSourceArn }: MappingProperties, batch: readonly Received[]): object {
  const Records = batch.map(({ id, receipt, body, receives, sentMs }) => ({
    messageId: id,
    receiptHandle: receipt,
    body,
    attributes: { ApproximateReceiveCount: String(receives), SentTimestamp: String(sentMs) },
    messageAttributes: {},
    eventSource: 'aws:sqs',
    eventSourceARN: EventSourceArn,
    awsRegion: region,
  }));
  return { Records };
}

/** Those that the function is done with. */
function taken(
  { FunctionResponseTypes }: MappingProperties,
  batch: readonly Received[],
  outcome: Outcome,
): readonly Received[] {
  if (outcome.kind === 'failure') return [];
  if (FunctionResponseTypes.length === 0) return batch;
  const told = batchResponse.safeParse(JSON.parse(outcome.payload));
  // An answer that cannot be understood, or names what was not in the batch, fails all of it, on AWS too.
  if (!told.success) return [];
  const failed = new Set(told.data?.batchItemFailures?.map(({ itemIdentifier }) => itemIdentifier));
  if (![...failed].every((id) => batch.some((message) => message.id === id))) return [];
  return batch.filter(({ id }) => !failed.has(id));
}
