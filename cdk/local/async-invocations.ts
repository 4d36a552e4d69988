/**
 * Asynchronous invocations, as S3 and EventBridge make them: an event is kept until its function has taken it, also over
 * a restart; tried again when that fails; at last given to the destination for failures.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import type { Shelf } from './durable-store.ts';
import type { Outcome, WorkerPool } from './lambda-pool.ts';
import type { Provisioners } from './provision.ts';
import type { Queue } from './sqs.ts';

/** AWS waits a minute before the second attempt and two before the third. */
const firstRetryMs = 500;

const invokeConfig = z.strictObject({
  FunctionName: z.string(),
  Qualifier: z.literal('$LATEST').default('$LATEST'),
  MaximumRetryAttempts: z.int().default(2),
  MaximumEventAgeInSeconds: z.int().default(6 * 3600),
  DestinationConfig: z.strictObject({ OnFailure: z.object({ Destination: z.string() }).optional() }).default({}),
});
type InvokeConfig = z.output<typeof invokeConfig>;
const usualConfig = invokeConfig.parse({ FunctionName: '*' });

const kept = z.object({ functionArn: z.string(), event: z.unknown(), acceptedMs: z.number() });
type Kept = z.output<typeof kept>;

export type SendEvent = (functionArn: string, event: unknown) => void;

export interface AsyncInvocations {
  provisioners: Provisioners;
  /** Returns at once; the event is safe then. */
  send: SendEvent;
  /** Goes on with what was under way when the stack ended. */
  start(): void;
  stop(): Promise<void>;
}

export interface AsyncInvocationsOptions {
  /** Events that no function has taken yet. */
  shelf: Shelf;
  findFunction: (arn: string) => WorkerPool;
  findQueue: (arn: string) => Queue;
  onTrouble: (sentence: string) => void;
}

export function createAsyncInvocations(options: AsyncInvocationsOptions): AsyncInvocations {
  const { shelf } = options;
  const configs = new Map<string, InvokeConfig>();
  const running = new Map<string, Promise<void>>();
  const stopping = new AbortController();
  const take = async (key: string, one: Kept) => {
    const config = configs.get(functionNameIn(one.functionArn)) ?? usualConfig;
    if (await deliver(one, { ...options, config, signal: stopping.signal })) shelf.delete(key);
    running.delete(key);
  };
  const run = (key: string, one: Kept) => {
    if (!running.has(key)) running.set(key, take(key, one));
  };
  return {
    provisioners: {
      'AWS::Lambda::EventInvokeConfig': ({ name, properties }) => {
        const config = invokeConfig.parse(properties);
        configs.set(functionNameIn(config.FunctionName), config);
        return { ref: name };
      },
    },
    send(functionArn, event) {
      const key = `${new Date().toISOString()} ${randomUUID()}`;
      const one = { functionArn, event, acceptedMs: Date.now() };
      shelf.set(key, one);
      run(key, one);
    },
    start() {
      for (const [key, value] of shelf.entries()) run(key, kept.parse(value));
    },
    async stop() {
      stopping.abort();
      await Promise.all(running.values());
    },
  };
}

function functionNameIn(nameOrArn: string): string {
  return nameOrArn.split(':').at(-1) ?? '';
}

interface Delivery extends AsyncInvocationsOptions {
  config: InvokeConfig;
  signal: AbortSignal;
}

/** @returns whether the event is done with: taken, or given up */
async function deliver(one: Kept, delivery: Delivery): Promise<boolean> {
  const { config, signal } = delivery;
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await invoke(one, delivery);
    if (outcome.kind === 'answer') return true;
    const waitMs = firstRetryMs * attempt;
    const isTooOld = Date.now() + waitMs - one.acceptedMs > config.MaximumEventAgeInSeconds * 1000;
    if (attempt > config.MaximumRetryAttempts || isTooOld) {
      const condition = isTooOld ? 'EventAgeExceeded' : 'RetriesExhausted';
      giveUp(one, delivery, { condition, attempt, outcome });
      return true;
    }
    await sleep(waitMs, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return false;
  }
}

async function invoke({ functionArn, event }: Kept, { findFunction }: Delivery): Promise<Outcome> {
  try {
    return await findFunction(functionArn).invoke(event);
  } catch (error) {
    // The template may have lost the function since the event was kept.
    const errorMessage = error instanceof Error ? error.message : String(error);
    return { kind: 'failure', errorType: 'InvalidRequest', errorMessage };
  }
}

interface Failure {
  condition: string;
  attempt: number;
  outcome: Extract<Outcome, { kind: 'failure' }>;
}

function giveUp(
  { functionArn, event }: Kept,
  { config, findQueue, onTrouble }: Delivery,
  { condition, attempt, outcome: { errorType, errorMessage } }: Failure,
): void {
  onTrouble(`${functionArn} did not take an event in ${attempt} attempt(s): ${errorMessage}`);
  const destination = config.DestinationConfig.OnFailure?.Destination;
  if (!destination) return;
  const notice = {
    version: '1.0',
    timestamp: new Date().toISOString(),
    requestContext: {
      requestId: randomUUID(),
      functionArn: `${functionArn}:$LATEST`,
      condition,
      approximateInvokeCount: attempt,
    },
    requestPayload: event,
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    responsePayload: { errorType, errorMessage },
  };
  findQueue(destination).send(JSON.stringify(notice));
}
