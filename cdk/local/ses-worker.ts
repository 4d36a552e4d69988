/** The inbox's server, with its mails written to a file as they come and read back at start. */
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import inbox from 'aws-ses-v2-local';
import store from 'aws-ses-v2-local/dist/store.js';

export interface InboxSettings {
  host: string;
  port: number;
  path: string;
}

export type InboxMessage = { kind: 'listening'; port: number } | { kind: 'busy' };

const { host, port, path } = workerData as InboxSettings; // given by ses.ts
const send = (message: InboxMessage) => parentPort?.postMessage(message);
const emails = () => store.getStoreReadonly().emails;
const lines = (list: unknown[]) => list.map((email) => `${JSON.stringify(email)}\n`).join('');

if (existsSync(path)) {
  for (const line of readFileSync(path, 'utf8').split('\n')) if (line) emails().push(JSON.parse(line));
}
let kept = emails().length;

process.on('uncaughtException', (error) => {
  if ('code' in error && error.code === 'EADDRINUSE') send({ kind: 'busy' });
  else throw error;
});

const server = await inbox.default({ host, port });
server.prependListener('request', (_, response) => response.once('finish', keep));
const address = server.address();
send({ kind: 'listening', port: typeof address === 'object' && address ? address.port : port });

function keep(): void {
  const now = emails();
  if (now.length > kept) appendFileSync(path, lines(now.slice(kept)));
  // Somebody emptied the inbox on its page.
  if (now.length < kept) writeFileSync(path, lines(now));
  kept = now.length;
}
