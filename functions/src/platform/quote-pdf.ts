/** Port over the engine of printed documents, which is heavier than all the rest of the function, and most mails bring no quote. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PrintedQuote } from '@folio/shared/pdf/quote/printed-quote.ts';
import { taskRoot } from './environment.ts';

export type QuotePdf = (printed: PrintedQuote) => Promise<Uint8Array>;

type Program = typeof import('./print-quote.program.ts');

export function createQuotePdf(): QuotePdf {
  return async (printed) => {
    // Node loads an address once: the fonts it has read stay with it.
    const program: Program = await import(pathToFileURL(join(taskRoot(), 'print-quote.mjs')).href);
    return program.printQuote(printed);
  };
}
