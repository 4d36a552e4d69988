/** What the screen and the worker that prints quotes and orders say to one another. */
import type { PrintedOrder } from '@folio/shared/pdf/order/order-document.ts';
import type { PrintedQuote, QuotePaper } from '@folio/shared/pdf/quote/printed-quote.ts';

/** What is printed, and what of it shows. */
export type PaperJob = (
  | {
      kind: 'quote';
      printed: PrintedQuote;
      /** Where its attachments are. */ imageUrls?: readonly string[] | undefined;
    }
  | { kind: 'order'; printed: PrintedOrder }
) & {
  paper: QuotePaper;
  /** Where the company's logo is: the worker fetches it. */
  logoUrl?: string | undefined;
};

interface Made {
  /** It could not be had: the company's name stands alone. */
  lacksLogo: boolean;
}

/** By name, what is asked for and what is answered. */
export interface PaperTasks {
  /** Lays a paper out; the pages of the one before are gone. */
  layOut: { ask: PaperJob; answer: Made & { pages: number; width: number; height: number } };
  /** A page of what is laid out, as a picture so many pixels wide. */
  paint: { ask: { page: number; widthPx: number }; answer: ImageBitmap | undefined };
  /** A PDF, whatever is laid out to be looked at: choices made a moment ago are in it. */
  write: { ask: PaperJob; answer: Uint8Array<ArrayBuffer> };
  /** Makes a PDF and keeps it for the zip. */
  pack: { ask: { fileName: string; job: PaperJob }; answer: Made };
  /** All that was kept, in one file. */
  zip: { ask: undefined; answer: Uint8Array<ArrayBuffer> };
}

export type PaperTask = keyof PaperTasks;

export interface PaperRequest<Task extends PaperTask = PaperTask> {
  id: number;
  task: Task;
  ask: PaperTasks[Task]['ask'];
}

export type PaperReply = { id: number; answer: unknown } | { id: number; problem: string };
