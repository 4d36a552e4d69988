/** The images of dossiers (M44) and quotes as PDFs carry them. Kept, a dossier laid out again with other parts asks for none anew. */
import type { ImageFile } from '@folio/shared/pdf/document.ts';
import type { Dossier, DossierImage } from '@folio/shared/pdf/dossier/dossier.types.ts';
import type { Image } from '@folio/shared/images/image.schema.ts';
import { jpegOf } from '#lib/images/image-files.ts';
import type { ImagesProgress } from './press-messages.ts';

/** Half a page wide at 300 dpi, and some more. */
const printedPx = 1200;
/** A line that stands still must not keep the person from a dossier without the picture. */
const mostWaitMs = 30_000;

export interface Filling {
  tell: (progress: ImagesProgress) => void;
  /** Asked between one image and the next: the person may have chosen otherwise by then. */
  isWanted: () => boolean;
}

export class DossierImages {
  readonly #files = new Map<string, ImageFile>();

  /** One after the other. Those that cannot be had stay without a file, and are counted. */
  async fill(dossier: Dossier, { tell, isWanted }: Filling): Promise<{ dossier: Dossier; missing: number }> {
    const all = dossier.prospect.images;
    const images: DossierImage[] = [];
    for (const [index, image] of all.entries()) {
      if (!isWanted()) throw new Error('other parts were chosen');
      if (!this.#files.has(image.id)) tell({ done: index, of: all.length });
      images.push({ ...dossier.images[index], file: await this.#fileOf(image) });
    }
    return { dossier: { ...dossier, images }, missing: images.filter(({ file }) => !file).length };
  }

  /** Undefined when it cannot be had. */
  async logo(url: string): Promise<ImageFile | undefined> {
    return this.#once('logo', async () => {
      const answer = await fetch(url, { signal: AbortSignal.timeout(mostWaitMs) });
      if (!answer.ok) throw new Error(`the logo was not given: ${answer.status}`);
      return { type: 'image/png', bytes: new Uint8Array(await answer.arrayBuffer()) };
    });
  }

  /** What goes along with a quote: as the server keeps it for print, or made so of a picture that is only being chosen. */
  async attached(url: string): Promise<ImageFile | undefined> {
    const [path = ''] = url.split('?');
    return this.#once(path, async () => {
      const signal = AbortSignal.timeout(mostWaitMs);
      if (!path.endsWith('.jpg')) return jpegFile(await jpegOf({ url }, { mostPx: printedPx, signal }));
      const answer = await fetch(url, { signal });
      if (!answer.ok) throw new Error(`the image was not given: ${answer.status}`);
      return jpegFile(await answer.blob());
    });
  }

  #fileOf(image: Image): Promise<ImageFile | undefined> {
    return this.#once(image.id, async () => {
      return jpegFile(await jpegOf(image, { mostPx: printedPx, signal: AbortSignal.timeout(mostWaitMs) }));
    });
  }

  async #once(key: string, get: () => Promise<ImageFile>): Promise<ImageFile | undefined> {
    try {
      const file = this.#files.get(key) ?? (await get());
      this.#files.set(key, file);
      return file;
    } catch {
      return undefined;
    }
  }
}

async function jpegFile(blob: Blob): Promise<ImageFile> {
  return { type: 'image/jpeg', bytes: new Uint8Array(await blob.arrayBuffer()) };
}
