/** Prints quotes and orders away from the screen. One after the other: what is laid out is what is painted. */
import { zipSync, type Zippable } from 'fflate';
import type { PrintedDocument } from '@folio/shared/pdf/document.ts';
import { FontLibrary } from '@folio/shared/pdf/fonts/font-library.ts';
import { layOutPages, makePdf, type PrintedPages } from '@folio/shared/pdf/make-pdf.ts';
import { orderDocument } from '@folio/shared/pdf/order/order-document.ts';
import { quoteDocument } from '@folio/shared/pdf/quote/quote-document.ts';
import { DossierImages } from '#lib/dossiers/dossier-images.ts';
import { fetchFont } from '#lib/dossiers/font-addresses.ts';
import { PagePainter } from '#lib/dossiers/page-painter.ts';
import type { PaperJob, PaperReply, PaperRequest, PaperTask, PaperTasks } from './paper-messages.ts';

const library = new FontLibrary(fetchFont);
const painter = new PagePainter();
const images = new DossierImages();
const packed: Zippable = {};
let shown: PrintedPages | undefined;

type Doing = { [Task in PaperTask]: (ask: PaperTasks[Task]['ask']) => Promise<PaperTasks[Task]['answer']> };

const doing: Doing = {
  async layOut(job) {
    const { document, lacksLogo } = await documentOf(job);
    shown = await layOutPages(document, library);
    return { lacksLogo, pages: shown.laidOut.pages.length, ...shown.document.size };
  },
  async paint({ page, widthPx }) {
    return shown && painter.paint(shown, page, widthPx);
  },
  async write(job) {
    const { document } = await documentOf(job);
    return owned(await makePdf(document, library, job.printed.madeAt));
  },
  async pack({ fileName, job }) {
    const { madeAt } = job.printed;
    const { document, lacksLogo } = await documentOf(job);
    // A PDF is packed already.
    packed[fileName] = [await makePdf(document, library, madeAt), { level: 0, mtime: madeAt }];
    return { lacksLogo };
  },
  async zip() {
    return owned(zipSync(packed));
  },
};

async function documentOf(job: PaperJob): Promise<{ document: PrintedDocument; lacksLogo: boolean }> {
  const { logoUrl, paper } = job;
  const logo = logoUrl ? await images.logo(logoUrl) : job.printed.company.logo;
  const company = { ...job.printed.company, logo };
  const lacksLogo = logoUrl !== undefined && !logo;
  if (job.kind === 'order') return { document: orderDocument({ ...job.printed, company }, paper), lacksLogo };
  const { printed, imageUrls } = job;
  const attached = imageUrls ? await Promise.all(imageUrls.map((url) => images.attached(url))) : printed.images;
  return { document: quoteDocument({ ...printed, company, images: attached }, paper), lacksLogo };
}

/** Its bytes alone, to be handed over rather than copied. */
function owned(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}

function reply(message: PaperReply, handedOver: Transferable[] = []): void {
  postMessage(message, { transfer: handedOver });
}

async function answer({ id, task, ask }: PaperRequest): Promise<void> {
  try {
    const result = await doing[task](ask as never); // what this task asks for, by the type of its request
    const handedOver = result instanceof Uint8Array ? [result.buffer] : result instanceof ImageBitmap ? [result] : [];
    reply({ id, answer: result }, handedOver);
  } catch (cause) {
    reply({ id, problem: String(cause) });
  }
}

let before: Promise<void> = Promise.resolve();
addEventListener('message', ({ data }: MessageEvent<PaperRequest>) => {
  before = before.then(() => answer(data));
});
