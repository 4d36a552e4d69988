/** The PDF that goes along with the mail of a quote: of the version that is sent, whatever became of the quote since. */
import type { MailMessage } from '@folio/shared/contract/events.ts';
import { quoteFileName, type PrintedQuote } from '@folio/shared/pdf/quote/printed-quote.ts';
import { logEvent } from '../../platform/log.ts';
import type { MailDependencies } from '../../platform/mail-dependencies.ts';
import type { Attachment } from '../../platform/mailer.ts';
import type { Table } from '../../platform/table.ts';
import * as company from '../company/company.service.ts';
import * as members from '../members/member.service.ts';
import * as prospects from '../prospects/prospect-documents.service.ts';
import * as contents from '../quotes/quote-contents.service.ts';
import { attachedImages, versionPaper } from './version-paper.ts';

type Message = Extract<MailMessage, { template: 'quote' }>;
type Deps = Pick<MailDependencies, 'images' | 'quotePdf'>;

/** Undefined when there is none: the mail goes all the same, its link shows what it is about. */
export async function quoteAttachment(deps: Deps, table: Table, message: Message): Promise<Attachment | undefined> {
  const printed = await printedOf(deps, table, message);
  if (!printed) return undefined;
  try {
    const content = await deps.quotePdf(printed);
    return { name: quoteFileName(printed), type: 'application/pdf', content };
  } catch (cause) {
    // What cannot be printed cannot be at the next try either.
    logEvent('QUOTE_PDF_FAILED', { tenantId: message.tenantId, quoteId: message.quoteId }, cause);
    return undefined;
  }
}

/** Three reads: company, prospect, quote and what the version says; who attends; the registered client beside the logo. */
async function printedOf(
  { images }: Deps,
  table: Table,
  { prospectId, quoteId, revision }: Message,
): Promise<PrintedQuote | undefined> {
  const [[companyItem, ...heads], [content]] = await Promise.all([
    table.get([company.need, ...contents.needs(prospectId, quoteId)]),
    contents.contentsOf(table, { prospectId, quoteId }, [revision]),
  ]);
  const record = prospects.recordIn(heads.filter((item) => item !== undefined));
  const quote = record?.quotes.find(({ id }) => id === quoteId);
  // An undo may have taken back what was sent.
  const isSent = quote?.versions.some((version) => version.revision === revision);
  if (!record || !quote || !isSent || !content) return undefined;
  const [memberItem] = await table.get([members.keyOf(record.prospect.attendedBy)]);
  const seller = memberItem ? members.membershipOf(memberItem).name : '';
  const told = { prospect: record.prospect, quote, content, revision, seller };
  const settings = company.settingsOf(companyItem);
  const [paper, attached] = await Promise.all([
    versionPaper(images, table, { company: settings, ...told }),
    attachedImages(images, { company: settings, quote, revision }),
  ]);
  return { ...paper, images: attached };
}
