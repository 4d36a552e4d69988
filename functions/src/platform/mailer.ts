/** Port over SES: one mail, in text and HTML. */
import { SendEmailCommand, SESv2Client } from '@aws-sdk/client-sesv2';

export interface Mail {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Where an answer goes; to the sender unless told. */
  replyTo?: string;
  attachment?: Attachment;
}

export interface Attachment {
  name: string;
  type: string;
  content: string | Uint8Array;
}

export interface Mailer {
  send(mail: Mail): Promise<void>;
}

/** @param from e.g. `Folio <hola@folio.example.com>`, verified in SES */
export function createMailer(from: string): Mailer {
  const client = new SESv2Client({});
  const utf8 = (Data: string) => ({ Data, Charset: 'UTF-8' });
  return {
    async send({ to, subject, text, html, replyTo, attachment }) {
      await client.send(
        new SendEmailCommand({
          FromEmailAddress: from,
          Destination: { ToAddresses: [to] },
          ...(replyTo ? { ReplyToAddresses: [replyTo] } : {}),
          Content: {
            Simple: {
              Subject: utf8(subject),
              Body: { Text: utf8(text), Html: utf8(html) },
              ...(attachment ? { Attachments: [attached(attachment)] } : {}),
            },
          },
        }),
      );
    },
  };
}

function attached({ name, type, content }: Attachment) {
  return {
    FileName: name,
    ContentType: type,
    RawContent: Buffer.from(content),
    ContentDisposition: 'ATTACHMENT' as const,
    ContentTransferEncoding: 'BASE64' as const,
  };
}
