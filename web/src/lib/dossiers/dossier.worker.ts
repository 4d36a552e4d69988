/** Makes dossiers away from the screen. One after the other: what is laid out is what is painted and written. */
import { zipSync, type Zippable } from 'fflate';
import { dossierDocument } from '@folio/shared/pdf/dossier/dossier-document.ts';
import { FontLibrary } from '@folio/shared/pdf/fonts/font-library.ts';
import { layOutPages, writePages, type PrintedPages } from '@folio/shared/pdf/make-pdf.ts';
import { fetchFont } from './font-addresses.ts';
import { PagePainter } from './page-painter.ts';
import type { PressReply, PressRequest, PressTask, PressTasks } from './press-messages.ts';

const library = new FontLibrary(fetchFont);
const painter = new PagePainter();
const packed: Zippable = {};
let current: { pages: PrintedPages; madeAt: Date } | undefined;

type Doing = { [Task in PressTask]: (ask: PressTasks[Task]['ask']) => Promise<PressTasks[Task]['answer']> };

const doing: Doing = {
  async layOut({ dossier, parts }) {
    const pages = await layOutPages(dossierDocument(dossier, parts), library);
    current = { pages, madeAt: dossier.madeAt };
    return { pages: pages.laidOut.pages.length, ...pages.document.size };
  },
  async paint({ page, widthPx }) {
    return current && painter.paint(current.pages, page, widthPx);
  },
  async write() {
    if (!current) throw new Error('nothing is laid out');
    return owned(await writePages(current.pages, current.madeAt));
  },
  async pack({ fileName, dossier, parts }) {
    const pages = await layOutPages(dossierDocument(dossier, parts), library);
    // A PDF is packed already.
    packed[fileName] = [await writePages(pages, dossier.madeAt), { level: 0, mtime: dossier.madeAt }];
    return undefined;
  },
  async zip() {
    return owned(zipSync(packed));
  },
};

/** Its bytes alone, to be handed over rather than copied. */
function owned(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}

function reply(message: PressReply, handedOver: Transferable[] = []): void {
  postMessage(message, { transfer: handedOver });
}

async function answer({ id, task, ask }: PressRequest): Promise<void> {
  try {
    const result = await doing[task](ask as never); // what this task asks for, by the type of its request
    const handedOver = result instanceof Uint8Array ? [result.buffer] : result instanceof ImageBitmap ? [result] : [];
    reply({ id, answer: result }, handedOver);
  } catch (cause) {
    reply({ id, problem: String(cause) });
  }
}

let before: Promise<void> = Promise.resolve();
addEventListener('message', ({ data }: MessageEvent<PressRequest>) => {
  before = before.then(() => answer(data));
});
