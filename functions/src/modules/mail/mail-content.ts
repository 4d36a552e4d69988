/** What a mail says, before it is dressed as text and HTML, and what it is made with. */
import type { Attachment } from '../../platform/mailer.ts';
import type { Signer } from '../../platform/signer.ts';

/** A mail before it is dressed as text and HTML. */
export interface MailText {
  subject: string;
  greeting: string;
  paragraphs: readonly string[];
  /** Six digits, set large. */
  code?: string;
  /** What is told of one thing. */
  facts?: readonly { label: string; value: string; href?: string }[];
  /** What happens by the clock. */
  agenda?: readonly { when: string; title: string; detail: string; href: string }[];
  /** Sentences below those. */
  after?: readonly string[];
  button?: { label: string; href: string };
  /** Why it came, and what to do if it should not have. */
  reason: string;
  /** Where an answer goes. */
  replyTo?: string;
  attachment?: Attachment;
  /** Where one says that it should come no more. */
  settings?: { label: string; href: string };
}

export interface MailTools {
  signer: Signer;
  /** No trailing slash. */
  siteOrigin: string;
  /** Address the mail goes to. */
  to: string;
  /** Who speaks in mails to a prospect: its invitations and quotes. */
  host?: { name: string; email: string; companyName: string } | undefined;
  /** What goes along with a quote: its PDF. */
  attachment?: Attachment | undefined;
}
