/** Reads the local inbox, where the mails that SES would send arrive. */
import * as z from 'zod';

const store = z.object({
  emails: z.array(
    z.object({
      subject: z.string().default(''),
      destination: z.object({ to: z.array(z.string()).default([]) }),
      body: z.object({ text: z.string().optional(), html: z.string().optional() }),
      attachments: z.array(z.object({ contentType: z.string(), content: z.string() })).default([]),
    }),
  ),
});

export interface Mail {
  subject: string;
  text: string;
  html: string;
  attachments: { type: string; text: string; bytes: Uint8Array }[];
}

export interface Mailbox {
  /** Mails to an address, oldest first. */
  to(address: string): Promise<Mail[]>;
  /** Waits until `count` mails have arrived at an address, and answers the newest. */
  nth(address: string, count: number): Promise<Mail>;
}

/** Mails leave by the table's stream: a moment after the request that causes them has answered. */
const patienceMs = 20_000;

export function mailbox(inboxUrl: string): Mailbox {
  const to = async (address: string): Promise<Mail[]> => {
    const answer = await fetch(`${inboxUrl}/store`);
    const { emails } = store.parse(await answer.json());
    return emails
      .filter((mail) => mail.destination.to.some((one) => one.includes(address)))
      .map(({ subject, body, attachments }) => ({
        subject,
        text: body.text ?? '',
        html: body.html ?? '',
        attachments: attachments.map(({ contentType, content }) => ({
          type: contentType,
          text: Buffer.from(content, 'base64').toString(),
          bytes: Buffer.from(content, 'base64'),
        })),
      }));
  };
  return {
    to,
    async nth(address, count) {
      for (const deadline = Date.now() + patienceMs; Date.now() < deadline;) {
        const mails = await to(address);
        const mail = mails[count - 1];
        if (mail) return mail;
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
      throw new Error(`mail ${count} to ${address} did not arrive within ${patienceMs} ms`);
    },
  };
}

/** The six digits a mail shows. */
export function codeIn(mail: Mail): string {
  const code = /\b\d{6}\b/.exec(mail.text)?.[0];
  if (!code) throw new Error(`no code in «${mail.subject}»`);
  return code;
}

/** The link a mail leads to. */
export function linkIn(mail: Mail): URL {
  const link = /https?:\/\/[^\s<>"]*[?#][^\s<>"]*/.exec(mail.text)?.[0];
  if (!link) throw new Error(`no link in «${mail.subject}»`);
  return new URL(link);
}

/** The signed token such a link carries, wherever it stands in it. */
export function tokenIn(mail: Mail): string {
  const { searchParams, hash } = linkIn(mail);
  const token = searchParams.get('token') ?? new URLSearchParams(hash.slice(1)).get('token') ?? hash.slice(1);
  if (token.length < 20) throw new Error(`no token in the link of «${mail.subject}»`);
  return token;
}
