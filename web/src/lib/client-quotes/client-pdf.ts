/** The PDF of the version a client has before them, made on their own device. It, the fonts and the PDF library come when it is asked for. */
import type { ClientPaper } from '@folio/shared/client-quotes/client-quote.schema.ts';
import type { Colour, ImageFile } from '@folio/shared/pdf/document.ts';
import { quoteFileName, usualQuotePaper, type PrintedQuote } from '@folio/shared/pdf/quote/printed-quote.ts';
import { client } from '#lib/api/client.ts';
import { bytesOf, clientAttachment } from './client-attachments.ts';
import { savePdf } from '#lib/dossiers/save-file.ts';
import { PaperPress } from '#lib/quote-papers/paper-press.ts';

/** @throws ApiError when the version is no longer what was read */
export async function downloadClientPdf(body: { token: string; digest: string }): Promise<void> {
  const told = printedFrom(await client.getClientPaper({ body }));
  const attached = told.content.attachments ?? [];
  const images = await Promise.all(attached.map((_, place) => imageFile(body, place)));
  const printed = { ...told, images };
  const press = new PaperPress();
  try {
    // All of it, as the company sends it: what to leave out is no choice of whoever reads it.
    const bytes = await press.ask('write', { kind: 'quote', printed, paper: usualQuotePaper });
    savePdf(bytes, quoteFileName(printed));
  } finally {
    press.close();
  }
}

function printedFrom({ company, ...told }: ClientPaper): PrintedQuote {
  const colour = company.colour as Colour | undefined; // as the company's schema has it
  const logo = company.logo === undefined ? undefined : pngOf(company.logo);
  return { ...told, company: { ...company, colour, logo }, madeAt: new Date(told.version.at) };
}

function pngOf(base64: string): ImageFile {
  return { type: 'image/png', bytes: bytesOf(base64) };
}

async function imageFile(body: { token: string; digest: string }, place: number): Promise<ImageFile> {
  return { type: 'image/jpeg', bytes: await clientAttachment(body, place) };
}
