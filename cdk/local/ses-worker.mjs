/**
 * The inbox's server, with its mails written to a file as they come and read back at start. Plain JavaScript, as
 * `lambda-worker.mjs` is.
 */
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import inbox from 'aws-ses-v2-local';
import store from 'aws-ses-v2-local/dist/store.js';

/** @type {import('./worker-messages.ts').InboxSettings} */
const { host, port, path } = workerData;
const emails = () => store.getStoreReadonly().emails;
const lines = (list) => list.map((email) => `${JSON.stringify(email)}\n`).join('');

if (existsSync(path)) {
  for (const line of readFileSync(path, 'utf8').split('\n')) if (line) emails().push(JSON.parse(line));
}
let kept = emails().length;

process.on('uncaughtException', (error) => {
  if (error.code !== 'EADDRINUSE') throw error;
  send({ kind: 'busy' });
});

const server = await inbox.default({ host, port });
server.prependListener('request', (_, response) => response.once('finish', keep));
send({ kind: 'listening', port: server.address().port });

function keep() {
  const now = emails();
  if (now.length > kept) appendFileSync(path, lines(now.slice(kept)));
  // Somebody emptied the inbox on its page.
  if (now.length < kept) writeFileSync(path, lines(now));
  kept = now.length;
}

/** @param {import('./worker-messages.ts').InboxMessage} message */
function send(message) {
  parentPort.postMessage(message);
}
