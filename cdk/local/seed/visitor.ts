/** Somebody at a browser: keeps cookies, says which site the page is of, reads the mails sent to an address. */
import { createClient, type Client } from '@folio/shared/contract/client.ts';
import * as z from 'zod';
import { clockHeader } from '../clock-header.ts';

export interface Place {
  /** Of the site. */
  origin: string;
  inboxUrl: string;
}

export interface Visitor {
  client: Client;
  /** The same person, whose requests are judged at another moment. */
  at(moment: Date): Client;
}

/** With a cookie jar of its own. */
export function createVisitor(origin: string): Visitor {
  const cookies = new Map<string, string>();
  const clientWith = (own: Record<string, string>) =>
    createClient({
      origin,
      async fetch(url, init) {
        const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
        const usual = Object.fromEntries(new Headers(init.headers));
        const answer = await fetch(url, {
          ...init,
          headers: { ...usual, ...own, origin, ...(cookie ? { cookie } : {}) },
        });
        for (const line of answer.headers.getSetCookie()) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
          cookies.set(name, value);
        }
        return answer;
      },
    });
  return { client: clientWith({}), at: (moment) => clientWith({ [clockHeader]: moment.toISOString() }) };
}

const inbox = z.object({
  emails: z.array(
    z.object({ destination: z.object({ to: z.array(z.string()) }), body: z.object({ text: z.string().default('') }) }),
  ),
});

/** Mails leave by the table's stream, a moment after the request that causes them. */
const patienceMs = 20_000;

/** How many mails have come to an address so far. */
export async function mailCount(place: Place, address: string): Promise<number> {
  return (await mailsTo(place, address)).length;
}

/** What `find` sees in the first mail to an address that comes after `count` others. Waits for it. */
export async function inNextMail(
  place: Place,
  { address, count }: { address: string; count: number },
  find: (text: string) => string | undefined,
): Promise<string> {
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline;) {
    const next = (await mailsTo(place, address))[count];
    const found = next && find(next);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`no mail to ${address} arrived in the local inbox`);
}

async function mailsTo({ inboxUrl }: Place, address: string): Promise<string[]> {
  const { emails } = inbox.parse(await (await fetch(`${inboxUrl}/store`)).json());
  return emails
    .filter(({ destination }) => destination.to.some((one) => one.includes(address)))
    .map(({ body }) => body.text);
}
