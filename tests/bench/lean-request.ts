/** The least a client can spend on a request: made before, sent by node:http over kept connections. What is measured is the API. */
import { Agent, request } from 'node:http';
import { requestOf } from '@folio/shared/contract/client.ts';
import { endpoints, type EndpointName } from '@folio/shared/contract/contract.ts';
import type { Person, RawInput } from '../support/world.ts';

const agent = new Agent({ keepAlive: true });

/** Sends it and reads the answer to its end. @throws Error on anything but a success */
export type ReadyRequest = () => Promise<string>;

/** Makes a request ready to be sent once. */
export function requestAs(origin: string, person: Person, name: EndpointName, input: RawInput): ReadyRequest {
  const { path, init } = requestOf(endpoints[name], input);
  const cookie = [...person.jar.cookies].map(([key, value]) => `${key}=${value}`).join('; ');
  const headers = { ...Object.fromEntries(new Headers(init.headers)), cookie, origin };
  const url = new URL(`${origin}${path}`);
  return () =>
    new Promise((resolve, reject) => {
      const sent = request(url, { agent, method: init.method, headers }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          if ((answer.statusCode ?? 500) < 300) resolve(text);
          else reject(new Error(`${name} answered ${answer.statusCode}: ${text}`));
        });
      });
      sent.on('error', reject);
      sent.end(init.body);
    });
}
