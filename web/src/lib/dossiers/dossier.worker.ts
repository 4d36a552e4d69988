/** Makes dossiers away from the screen. One after the other: what is laid out is what is painted and written. */
import { Zip, ZipDeflate } from 'fflate';
import { dossierDocument } from '@folio/shared/pdf/dossier/dossier-document.ts';
import { FontLibrary } from '@folio/shared/pdf/fonts/font-library.ts';
import { layOutPages, writePages, type PrintedPages } from '@folio/shared/pdf/make-pdf.ts';
import { DossierImages, type Filling } from './dossier-images.ts';
import { fetchFont } from './font-addresses.ts';
import { PagePainter } from './page-painter.ts';
import type { PressReply, PressRequest, PressTask, PressTasks, Wanted } from './press-messages.ts';

const library = new FontLibrary(fetchFont);
const painter = new PagePainter();
const images = new DossierImages();
let current: { pages: PrintedPages; madeAt: Date } | undefined;

// Blobs, which the browser may set aside on the disk: two hundred dossiers with their images are more than a phone holds.
const packed: Blob[] = [];
const archive = new Zip((problem, chunk) => {
  if (problem) throw problem;
  packed.push(new Blob([owned(chunk)]));
});

type Doing = {
  [Task in PressTask]: (ask: PressTasks[Task]['ask'], filling: Filling) => Promise<PressTasks[Task]['answer']>;
};

const doing: Doing = {
  async layOut(wanted, filling) {
    current = undefined;
    const { pages, ...made } = await laidOut(wanted, images, filling);
    current = { pages, madeAt: wanted.dossier.madeAt };
    return { ...made, pages: pages.laidOut.pages.length, ...pages.document.size };
  },
  async paint({ page, widthPx }) {
    return current && painter.paint(current.pages, page, widthPx);
  },
  async write() {
    if (!current) throw new Error('nothing is laid out');
    return owned(await writePages(current.pages, current.madeAt));
  },
  async pack({ fileName, ...wanted }, filling) {
    const { madeAt } = wanted.dossier;
    // The images of each are its own, and leave with it.
    const { pages, ...made } = await laidOut(wanted, new DossierImages(), filling);
    // A PDF is packed already.
    const file = new ZipDeflate(fileName, { level: 0 });
    file.mtime = madeAt;
    archive.add(file);
    file.push(await writePages(pages, madeAt), true);
    return made;
  },
  async zip() {
    archive.end();
    return new Blob(packed, { type: 'application/zip' });
  },
};

async function laidOut({ dossier, parts, logoUrl }: Wanted, from: DossierImages, filling: Filling) {
  const logo = logoUrl ? await images.logo(logoUrl) : undefined;
  const whole = parts.includes('images') ? await from.fill(dossier, filling) : { dossier, missing: 0 };
  const document = dossierDocument({ ...whole.dossier, company: { ...dossier.company, logo } }, parts);
  return {
    pages: await layOutPages(document, library),
    missing: whole.missing,
    lacksLogo: logoUrl !== undefined && !logo,
  };
}

/** Its bytes alone, to be handed over rather than copied. */
function owned(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}

function reply(message: PressReply, handedOver: Transferable[] = []): void {
  postMessage(message, { transfer: handedOver });
}

/** Of those that lay out: what an earlier one fetches nobody waits for. */
let lastLayOutId = 0;

async function answer({ id, task, ask }: PressRequest): Promise<void> {
  const filling: Filling = {
    tell: (progress) => reply({ id, progress }),
    isWanted: () => task !== 'layOut' || id === lastLayOutId,
  };
  try {
    const result = await doing[task](ask as never, filling); // what this task asks for, by the type of its request
    const handedOver = result instanceof Uint8Array ? [result.buffer] : result instanceof ImageBitmap ? [result] : [];
    reply({ id, answer: result }, handedOver);
  } catch (cause) {
    reply({ id, problem: String(cause) });
  }
}

let before: Promise<void> = Promise.resolve();
addEventListener('message', ({ data }: MessageEvent<PressRequest>) => {
  if (data.task === 'layOut') lastLayOutId = data.id;
  before = before.then(() => answer(data));
});
