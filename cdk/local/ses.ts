/** SES: takes mails, delivers none, shows them on a web page. They stay in the data directory. */
import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { host, PortBusyError } from './ports.ts';
import type { InboxMessage, InboxSettings } from './worker-messages.ts';

export interface Inbox {
  /** For the SDK. */
  endpoint: string;
  /** For people. */
  url: string;
  stop(): Promise<void>;
}

/** In a worker: the library keeps one store per module, and each stack needs its own. @throws PortBusyError */
export async function startInbox(dataDirectory: string, port: number): Promise<Inbox> {
  const settings: InboxSettings = { host, port, path: join(dataDirectory, 'inbox.jsonl') };
  const worker = new Worker(new URL('ses-worker.mjs', import.meta.url), { workerData: settings, execArgv: [] });
  const [message] = (await once(worker, 'message')) as [InboxMessage]; // sent by ses-worker.mjs alone
  const stop = async () => void (await worker.terminate());
  if (message.kind === 'listening') {
    return { endpoint: `http://${host}:${message.port}`, url: `http://localhost:${message.port}`, stop };
  }
  await stop();
  throw new PortBusyError(
    `Port ${port}, meant for the local inbox, is busy. End what uses it, or choose another: npm start -- --inbox-port 4500`,
  );
}
