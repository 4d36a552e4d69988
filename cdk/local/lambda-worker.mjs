/**
 * One execution environment of a function: loads its bundle once, then answers one request at a time. Plain JavaScript:
 * stripping types would cost every environment 9 MB and 25 ms.
 */
import { openSync, writeSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';

/** @type {import('./worker-messages.ts').WorkerSettings} */
const settings = workerData;

// Straight to the file, not by the streams of a thread: a line would cost several messages, and come after its answer.
const log = openSync(settings.logPath, 'a');
for (const output of [process.stdout, process.stderr]) {
  output.write = (chunk, ...more) => {
    writeSync(log, chunk);
    if (settings.tellsLog) send({ kind: 'log', text: Buffer.from(chunk).toString() });
    more.at(-1)?.call?.(output, null); // a callback comes last, if at all; null is no error
    return true;
  };
}

const MachineDate = Date;
/** How far the clock of the invocation under way is ahead of the machine's; often, by weeks, behind it. */
let aheadMs = 0;

class InvocationDate extends MachineDate {
  /** @param {unknown[]} told */
  constructor(...told) {
    // Nothing told is the one case that asks for the time.
    super(...(told.length > 0 ? told : [InvocationDate.now()]));
  }

  static now() {
    return MachineDate.now() + aheadMs;
  }
}

try {
  const loaded = await import(settings.module);
  const handler = loaded[settings.handler] ?? loaded.default?.[settings.handler]; // the second is CommonJS
  if (typeof handler !== 'function') throw new Error(`the bundle exports no function ${settings.handler}`);
  parentPort.on('message', (invocation) => invoke(handler, invocation));
  send({ kind: 'ready' });
} catch (error) {
  fail(error);
}

/** @param {import('./worker-messages.ts').Invocation} invocation */
async function invoke(handler, { requestId, event, deadlineMs, atMs }) {
  if (atMs !== undefined) globalThis.Date = InvocationDate;
  aheadMs = atMs === undefined ? 0 : atMs - MachineDate.now();
  try {
    const answer = await handler(JSON.parse(event), contextOf(requestId, deadlineMs));
    send(answerOf(answer));
  } catch (error) {
    fail(error);
  }
}

/** @returns {import('./worker-messages.ts').FunctionAnswer} */
function answerOf(returned) {
  const isOverHttp = typeof returned?.body === 'string' && 'statusCode' in returned;
  if (!isOverHttp) return { kind: 'answer', payload: JSON.stringify(returned ?? null) };
  const { body, ...rest } = returned;
  return { kind: 'answer', payload: JSON.stringify(rest), body };
}

/** https://docs.aws.amazon.com/lambda/latest/dg/nodejs-context.html */
function contextOf(awsRequestId, deadlineMs) {
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
    getRemainingTimeInMillis: () => Math.max(0, deadlineMs - MachineDate.now()),
  };
}

function fail(error) {
  console.error(error);
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  send({ kind: 'failure', errorType: name, errorMessage: message });
}

/** @param {import('./worker-messages.ts').WorkerMessage} message */
function send(message) {
  parentPort.postMessage(message);
}
