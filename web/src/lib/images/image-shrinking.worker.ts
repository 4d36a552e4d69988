/** Makes photos smaller beside the page, which goes on answering: decoding one of 12 megapixels takes a third of a second. */
import { longSidePx } from '@folio/shared/images/image.rules.ts';
import type { ShrinkAnswer, ShrinkRequest } from './shrink-image.ts';

const quality = 0.86;

async function shrunk({ file, keepsSize }: ShrinkRequest): Promise<Blob> {
  // Turned upright here: what is drawn has no note of how the phone was held.
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const scale = keepsSize ? 1 : Math.min(1, longSidePx / Math.max(bitmap.width, bitmap.height));
  const [width, height] = [
    Math.max(1, Math.round(bitmap.width * scale)),
    Math.max(1, Math.round(bitmap.height * scale)),
  ];
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no room to draw');
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  // What may be transparent stays so; a browser that writes no WebP answers PNG instead.
  const type = /jpe?g|hei[cf]/.test(file.type) || !file.type ? 'image/jpeg' : 'image/webp';
  return canvas.convertToBlob({ type, quality });
}

function tell(answer: ShrinkAnswer): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's page is its only reader
  self.postMessage(answer);
}

self.addEventListener('message', async ({ data }: MessageEvent<ShrinkRequest>) => {
  try {
    tell({ id: data.id, blob: await shrunk(data) });
  } catch {
    tell({ id: data.id });
  }
});
