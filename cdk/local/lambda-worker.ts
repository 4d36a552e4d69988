/** One execution environment of a function: loads its bundle once, then answers one request at a time. */
import { parentPort, workerData } from 'node:worker_threads';

export interface WorkerSettings {
  /** `file:` address of the bundle. */
  module: string;
  handler: string;
  functionName: string;
  functionArn: string;
  memoryMb: number;
}

export interface Invocation {
  requestId: string;
  /** JSON, as the runtime receives it. */
  event: string;
  deadlineMs: number;
}

/** `ready` once after the bundle has loaded; then one `answer` or `failure` for each invocation. */
export type WorkerMessage =
  { kind: 'ready' } | { kind: 'answer'; payload: string } | { kind: 'failure'; errorType: string; errorMessage: string };

const settings = workerData as WorkerSettings; // given by lambda.ts
const port = parentPort;
if (!port) throw new Error('lambda-worker.ts runs as a worker of lambda.ts');

const send = (message: WorkerMessage) => port.postMessage(message);

try {
  const loaded = (await import(settings.module)) as Record<string, unknown>; // any module is a record of its exports
  const handler = loaded[settings.handler] ?? (loaded['default'] as Record<string, unknown>)?.[settings.handler]; // CommonJS
  if (typeof handler !== 'function') throw new Error(`the bundle exports no function ${settings.handler}`);
  port.on('message', (invocation: Invocation) => void invoke(handler as Handler, invocation)); // seen to be one
  send({ kind: 'ready' });
} catch (error) {
  console.error(error);
  send(failureOf(error));
}

type Handler = (event: unknown, context: object) => unknown;

async function invoke(handler: Handler, { requestId, event, deadlineMs }: Invocation): Promise<void> {
  try {
    const answer = await handler(JSON.parse(event), contextOf(requestId, deadlineMs));
    send({ kind: 'answer', payload: JSON.stringify(answer ?? null) });
  } catch (error) {
    console.error(error);
    send(failureOf(error));
  }
}

function contextOf(awsRequestId: string, deadlineMs: number): object {
  const { functionName, functionArn, memoryMb } = settings;
  return {
    awsRequestId,
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: functionArn,
    memoryLimitInMB: String(memoryMb),
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, deadlineMs - Date.now()),
  };
}

function failureOf(error: unknown): WorkerMessage {
  const known = error instanceof Error ? error : new Error(String(error));
  return { kind: 'failure', errorType: known.name, errorMessage: known.message };
}
