/** Images as a PDF carries them: JPEG as it is, PNG unpacked. */
import { JpegEmbedder, PngEmbedder, type PDFContext, type PDFRef } from 'pdf-lib';
import type { ImageFile } from '../document.ts';

export interface ReadImage {
  /** In pixels. */
  width: number;
  height: number;
  embed: (context: PDFContext) => Promise<PDFRef>;
}

/** Those that can be read; a broken one leaves its place empty rather than the person without a document. */
export async function readImages(images: readonly ImageFile[]): Promise<Map<ImageFile, ReadImage>> {
  const read = new Map<ImageFile, ReadImage>();
  for (const image of images) {
    const one = await readImage(image).catch(() => undefined);
    if (one && one.width > 0 && one.height > 0) read.set(image, one);
  }
  return read;
}

async function readImage({ bytes, type }: ImageFile): Promise<ReadImage> {
  const embedder = type === 'image/png' ? await PngEmbedder.for(bytes) : await JpegEmbedder.for(bytes);
  const { width, height } = embedder;
  return { width, height, embed: (context) => embedder.embedIntoContext(context) };
}
