/** The engine of printed documents with its fonts, in a file of its own beside `send-mail`: only the mail of a quote loads it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fontFiles } from '@folio/shared/pdf/fonts/font-catalogue.ts';
import { FontLibrary } from '@folio/shared/pdf/fonts/font-library.ts';
import { makePdf } from '@folio/shared/pdf/make-pdf.ts';
import { usualQuotePaper, type PrintedQuote } from '@folio/shared/pdf/quote/printed-quote.ts';
import { quoteDocument } from '@folio/shared/pdf/quote/quote-document.ts';

const paths = new Map(fontFiles().map(({ file, path }) => [file, path]));
/** A font is read when a document has a character of it, and stays for the next one. */
const library = new FontLibrary((file) => readFile(join(import.meta.dirname, 'node_modules', paths.get(file) ?? file)));

/** All of it, as its client's page makes it. */
export function printQuote(printed: PrintedQuote): Promise<Uint8Array> {
  return makePdf(quoteDocument(printed, usualQuotePaper), library, printed.madeAt);
}
