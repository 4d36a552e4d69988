/**
 * The execution environments of one function: worker threads that answer one request at a time, as Lambda's do. More
 * are started while requests wait, and stay warm for a while.
 */
import { randomUUID } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { FunctionAnswer, Invocation, WorkerMessage, WorkerSettings } from './worker-messages.ts';

/** Request and answer of a synchronous invocation: 6 MB each. */
const payloadLimitBytes = 6 * 1024 * 1024;
/** Loading the bundle may take as long, before the function's own timeout begins to count. */
const initLimitMs = 10_000;
/** A warm environment costs memory: all but one are let go when nobody has needed them for so long. */
const idleLimitMs = 30_000;

export interface FunctionSettings {
  arn: string;
  modulePath: string;
  handler: string;
  timeoutMs: number;
  memoryMb: number;
  logPath: string;
  /** All the function sees: nothing of the developer's own environment. */
  environment: Record<string, string>;
}

export type Outcome =
  | FunctionAnswer
  /** What Lambda reports as a function error: it threw, timed out, or its environment died. */
  | { kind: 'failure'; errorType: string; errorMessage: string };

export interface PoolOptions {
  concurrency: number;
  onLog?: ((functionName: string, line: string) => void) | undefined;
  onInvoked: () => void;
}

interface Request {
  id: string;
  event: string;
  /** What its clock says, where it is not the machine's. */
  atMs: number | undefined;
  done: (outcome: Outcome) => void;
}

export class WorkerPool {
  readonly name: string;
  readonly #options: PoolOptions;
  readonly #environments = new Set<Environment>();
  #settings: FunctionSettings;
  #waiting: Request[] = [];

  constructor(name: string, settings: FunctionSettings, options: PoolOptions) {
    this.name = name;
    this.#settings = settings;
    this.#options = options;
  }

  /** File the environments load. */
  get modulePath(): string {
    return this.#settings.modulePath;
  }

  /**
   * @param atMs what the function's clock says meanwhile, where it is not the machine's
   * @throws RangeError for an event that Lambda would refuse
   */
  async invoke(event: unknown, atMs?: number): Promise<Outcome> {
    const text = JSON.stringify(event);
    if (Buffer.byteLength(text) > payloadLimitBytes) throw new RangeError('the event is larger than 6 MB');
    const outcome = await new Promise<Outcome>((done) => {
      this.#waiting.push({ id: randomUUID(), event: text, atMs, done });
      this.#advance();
    });
    this.#options.onInvoked();
    if (outcome.kind === 'failure' || isSmallEnough(outcome)) return outcome;
    const errorMessage = `Response payload size exceeded maximum allowed payload size (${payloadLimitBytes} bytes).`;
    return { kind: 'failure', errorType: 'Function.ResponseSizeTooLarge', errorMessage };
  }

  /** Starts an environment before a request asks for one. */
  warm(): void {
    if (this.#environments.size === 0) this.#start();
  }

  /** Later requests run this module; environments of the old one finish what they do. */
  replaceModule(modulePath: string): void {
    this.#settings = { ...this.#settings, modulePath };
    for (const environment of this.#environments) environment.retire();
    this.#environments.clear();
    this.#advance();
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#environments].map((environment) => environment.stop()));
  }

  #advance(): void {
    for (const environment of this.#environments) {
      if (this.#waiting.length === 0) return;
      if (environment.state === 'idle') this.#give(environment);
    }
    const starting = [...this.#environments].filter(({ state }) => state === 'starting').length;
    const room = this.#options.concurrency - this.#environments.size;
    for (let more = Math.min(room, this.#waiting.length - starting); more > 0; more -= 1) this.#start();
  }

  #give(environment: Environment): void {
    const request = this.#waiting.shift();
    if (request) environment.run(request);
  }

  #start(): void {
    const { onLog } = this.#options;
    const environment = new Environment(this.name, this.#settings, {
      onLog: onLog && ((line) => onLog(this.name, line)),
      onIdle: () => this.#advance(),
      onIdleLong: () => {
        if (this.#environments.size > 1) void this.#drop(environment).stop();
      },
      onInitFailure: (outcome) => this.#waiting.shift()?.done(outcome),
      onEnd: () => {
        this.#drop(environment);
        this.#advance();
      },
    });
    this.#environments.add(environment);
  }

  #drop(environment: Environment): Environment {
    this.#environments.delete(environment);
    return environment;
  }
}

function isSmallEnough({ payload, body = '' }: FunctionAnswer): boolean {
  // A character takes six bytes at most, as `\u0000`: most bodies need not be escaped to know.
  if ((payload.length + body.length) * 6 <= payloadLimitBytes) return true;
  return Buffer.byteLength(payload) + Buffer.byteLength(JSON.stringify(body)) <= payloadLimitBytes;
}

interface EnvironmentEvents {
  onLog: ((line: string) => void) | undefined;
  onIdle: () => void;
  onIdleLong: () => void;
  /** The bundle did not load: the request that made it start fails. */
  onInitFailure: (outcome: Outcome) => void;
  onEnd: () => void;
}

/** One worker thread. */
class Environment {
  state: 'starting' | 'idle' | 'busy' | 'ended' = 'starting';
  readonly #worker: Worker;
  readonly #settings: FunctionSettings;
  readonly #events: EnvironmentEvents;
  #request: Request | undefined;
  #timer: NodeJS.Timeout;
  #isRetired = false;
  #unended = '';

  constructor(name: string, settings: FunctionSettings, events: EnvironmentEvents) {
    this.#settings = settings;
    this.#events = events;
    const workerData: WorkerSettings = {
      module: pathToFileURL(settings.modulePath).href,
      handler: settings.handler,
      functionName: name,
      functionArn: settings.arn,
      memoryMb: settings.memoryMb,
      logPath: settings.logPath,
      tellsLog: events.onLog !== undefined,
    };
    this.#worker = new Worker(new URL('lambda-worker.mjs', import.meta.url), {
      workerData,
      env: settings.environment,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: settings.memoryMb, maxYoungGenerationSizeMb: 8 },
    });
    this.#timer = setTimeout(
      () => this.#fail('Sandbox.Timedout', 'the bundle takes longer than 10 s to load'),
      initLimitMs,
    );
    this.#worker.on('message', (message: WorkerMessage) => this.#receive(message));
    this.#worker.on('error', (error) =>
      this.#fail('Runtime.ExitError', error instanceof Error ? error.message : String(error)),
    );
    this.#worker.on('exit', (code) => this.#fail('Runtime.ExitError', `Runtime exited with code ${code}`));
  }

  run(request: Request): void {
    clearTimeout(this.#timer);
    this.state = 'busy';
    this.#request = request;
    const { timeoutMs } = this.#settings;
    const message = `Task timed out after ${(timeoutMs / 1000).toFixed(2)} seconds`;
    this.#timer = setTimeout(
      () => this.#fail('Sandbox.Timedout', `RequestId: ${request.id} Error: ${message}`),
      timeoutMs,
    );
    const { id, event, atMs } = request;
    const invocation: Invocation = { requestId: id, event, atMs, deadlineMs: Date.now() + timeoutMs };
    this.#worker.postMessage(invocation);
  }

  /** Ends after the request it is busy with, if any. */
  retire(): void {
    this.#isRetired = true;
    if (this.state !== 'busy') void this.stop();
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.state = 'ended';
    await this.#worker.terminate();
  }

  #receive(message: WorkerMessage): void {
    if (message.kind === 'log') {
      this.#log(message.text);
      return;
    }
    if (this.state === 'starting' && message.kind === 'failure') {
      this.#fail(message.errorType, message.errorMessage);
      return;
    }
    clearTimeout(this.#timer);
    const request = this.#request;
    this.#request = undefined;
    this.state = 'idle';
    if (message.kind !== 'ready') request?.done(message);
    if (this.#isRetired) {
      void this.stop();
      return;
    }
    this.#timer = setTimeout(this.#events.onIdleLong, idleLimitMs);
    this.#timer.unref();
    this.#events.onIdle();
  }

  /** What is written need not end where a line does. */
  #log(text: string): void {
    const lines = `${this.#unended}${text}`.split('\n');
    this.#unended = lines.pop() ?? '';
    for (const line of lines) this.#events.onLog?.(line);
  }

  /** Whatever went wrong, this environment is not used again: that is what Lambda does too. */
  #fail(errorType: string, errorMessage: string): void {
    if (this.state === 'ended') return;
    const outcome: Outcome = { kind: 'failure', errorType, errorMessage };
    if (this.state === 'starting') this.#events.onInitFailure(outcome);
    this.#request?.done(outcome);
    this.#request = undefined;
    void this.stop();
    this.#events.onEnd();
  }
}
