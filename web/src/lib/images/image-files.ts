/** The bytes of an image, for what is made of it in the browser: shared with other programs, printed in documents. */
import type { Image } from '@folio/shared/images/image.schema.ts';

interface JpegOptions {
  /** Long side at most. */
  mostPx?: number;
  signal?: AbortSignal;
}

/**
 * On white, for what reads no WebP, as PDF does. One after the other where there are several: forty decoded at once would be
 * a gigabyte. Addresses live for some minutes: the image is of a prospect just opened.
 * @throws Error when it cannot be fetched or read
 */
export async function jpegOf(
  { url }: Pick<Image, 'url'>,
  { mostPx = Infinity, signal }: JpegOptions = {},
): Promise<Blob> {
  const answer = await fetch(url, signal ? { signal } : {});
  if (!answer.ok) throw new Error(`the image was not given: ${answer.status}`);
  const bitmap = await createImageBitmap(await answer.blob());
  const scale = Math.min(1, mostPx / Math.max(bitmap.width, bitmap.height));
  const canvas = new OffscreenCanvas(Math.round(bitmap.width * scale), Math.round(bitmap.height * scale));
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no room to draw');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 });
}
