/** The bytes of a prospect's images, for what is made of them in the browser: downloads and documents. */
import type { Image } from '@folio/shared/images/image.schema.ts';
import type { Prospect } from '@folio/shared/prospects/prospect.schema.ts';

interface ImageFile {
  image: Image;
  /** WebP as it is kept, or JPEG on white where that is asked for. */
  blob: Blob;
}

interface ImageFilesOptions {
  /** `image/jpeg` for what reads no WebP, as PDF does. */
  as?: 'image/webp' | 'image/jpeg';
  /** Long side at most, of JPEGs. */
  mostPx?: number;
  signal?: AbortSignal;
}

/**
 * All images of a prospect that are ready, in their order. Addresses live for some minutes: the prospect is one just opened.
 * @throws Error when one cannot be fetched
 */
export async function imageFilesOf(
  { images }: Pick<Prospect, 'images'>,
  options: ImageFilesOptions = {},
): Promise<ImageFile[]> {
  const files: ImageFile[] = [];
  // One after the other: forty decoded at once would be a gigabyte.
  for (const image of images) files.push({ image, blob: await imageBlob(image, options) });
  return files;
}

async function imageBlob(
  { url }: Pick<Image, 'url'>,
  { as = 'image/webp', mostPx = Infinity, signal }: ImageFilesOptions = {},
): Promise<Blob> {
  const answer = await fetch(url, signal ? { signal } : {});
  if (!answer.ok) throw new Error(`the image was not given: ${answer.status}`);
  const blob = await answer.blob();
  return as === 'image/jpeg' ? jpegOf(blob, mostPx) : blob;
}

async function jpegOf(blob: Blob, mostPx: number): Promise<Blob> {
  const bitmap = await createImageBitmap(blob);
  const scale = Math.min(1, mostPx / Math.max(bitmap.width, bitmap.height));
  const canvas = new OffscreenCanvas(Math.round(bitmap.width * scale), Math.round(bitmap.height * scale));
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no room to draw');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 });
}
