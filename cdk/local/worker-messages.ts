/** What passes between the stack and its worker threads, which are plain JavaScript and carry no types. */

/** Given to `lambda-worker.mjs` when it starts. */
export interface WorkerSettings {
  /** `file:` address of the bundle. */
  module: string;
  handler: string;
  functionName: string;
  functionArn: string;
  memoryMb: number;
  /** What it prints is added to this file. */
  logPath: string;
  /** Whether somebody wants to hear it, too. */
  tellsLog: boolean;
}

export interface Invocation {
  requestId: string;
  /** JSON, as the runtime receives it. */
  event: string;
  deadlineMs: number;
  /** What its clock says, in milliseconds since the epoch, where it is not the machine's. */
  atMs?: number | undefined;
}

export interface FunctionAnswer {
  kind: 'answer';
  /** JSON. */
  payload: string;
  /** Of an answer over HTTP, and then not in the payload: a long text would be escaped and read back for nothing. */
  body?: string;
}

/** `ready` once after the bundle has loaded; then one `answer` or `failure` for each invocation; `log` at any time, if wanted. */
export type WorkerMessage =
  | { kind: 'log'; text: string }
  | { kind: 'ready' }
  | FunctionAnswer
  | { kind: 'failure'; errorType: string; errorMessage: string };

/** Given to `ses-worker.mjs` when it starts. */
export interface InboxSettings {
  host: string;
  port: number;
  /** File of the mails. */
  path: string;
}

export type InboxMessage = { kind: 'listening'; port: number } | { kind: 'busy' };
