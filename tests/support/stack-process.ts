/** Starts a local stack in a process of its own, in a temporary directory, on a port nobody uses. */
import { spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const server = fileURLToPath(new URL('stack-server.ts', import.meta.url));
/** Copies of each function: what two cores can serve. */
const usualConcurrency = 4;
/** A stack that has not said it is ready by then never will. */
const startLimitMs = 120_000;

export interface RunningStack {
  /** Where site and API answer, no trailing slash. */
  origin: string;
  /** Where the mails arrive. */
  inboxUrl: string;
  /** Fires a rule now: `POST <url>/<rule>`. */
  rulesUrl: string;
  /** Where the table answers to the SDK, and its name: for loading in bulk and for measuring. */
  dynamoUrl: string;
  tableName: string;
  /** The cloud assembly it runs, for another stack of the very same. */
  assembly: string;
  /** What the functions have logged so far: a file each. */
  logDirectory: string;
  directory: string;
}

/** What `stack-server.ts` tells when it is ready. */
export type Addresses = Omit<RunningStack, 'logDirectory' | 'directory'>;

export interface StackProcess {
  stack: RunningStack;
  stop(): Promise<void>;
}

/** Ready to be used when it answers; everything the functions log is in `stack.logDirectory`. */
export async function startStackProcess(
  options: { concurrency?: number; assembly?: string } = {},
): Promise<StackProcess> {
  const directory = mkdtempSync(join(tmpdir(), 'folio-stack-'));
  const logPath = join(directory, 'stack.log');
  const child = spawn(
    process.execPath,
    [server, directory, String(options.concurrency ?? usualConcurrency), options.assembly ?? ''],
    {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  );
  const log = createWriteStream(logPath);
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface({ input: stream }).on('line', (line) => log.write(`${line}\n`));
  }
  const exited = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  const told = await new Promise<Addresses>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`no stack after ${startLimitMs} ms, see ${logPath}`)),
      startLimitMs,
    );
    child.on('message', (message) => {
      clearTimeout(timer);
      resolve(message as Addresses); // sent by stack-server.ts alone
    });
    child.on('exit', (code) => reject(new Error(`the stack ended with ${code} before it was ready, see ${logPath}`)));
  });
  return {
    stack: { ...told, logDirectory: join(directory, 'data', 'logs'), directory },
    async stop() {
      child.kill('SIGTERM');
      await exited;
      await new Promise((resolve) => log.end(resolve));
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
