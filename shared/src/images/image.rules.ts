/** Imágenes (M44): what may be sent, how large a picture is kept, and why one is refused. The same in the browser and at the server. */

/** What a browser sends. HEIC, GIF and the rest become one of these before, or are refused; SVG and HTML are never images. */
export const imageTypes = ['image/jpeg', 'image/png', 'image/webp'] as const;
export type ImageType = (typeof imageTypes)[number];

/** Of one upload: a photo of the best phones at its own size. */
export const mostUploadBytes = 25 * 1024 * 1024;
/** Long side of what is kept, unless the person asks for the original. */
export const longSidePx = 2560;
/** Long side in lists and grids. */
export const thumbnailSidePx = 480;
/** Long side of what documents carry: half a letter page at 300 dpi, and some more. */
export const paperSidePx = 1200;
/** Long side of a company's logo: five centimetres on paper at 400 dpi. */
export const logoSidePx = 800;
/** Of what is decoded: 50 megapixels are the best phones' most. */
export const mostPixels = 50_000_000;
/** WebP knows no longer side. */
export const mostSidePx = 16_383;
/** Of one prospect, those on their way included. */
export const mostImages = 60;

/** Of a company. */
export const storageLimits = { bytes: 5 * 1024 ** 3, count: 20_000 } as const;

export const rejections = ['not-an-image', 'too-many-pixels', 'damaged', 'storage-full'] as const;
export type Rejection = (typeof rejections)[number];

/** What a person reads beside the picture that was refused. */
export const rejectionWords: Record<Rejection, string> = {
  'not-an-image': 'El archivo no es una foto JPG, PNG o WebP.',
  'too-many-pixels': 'La foto es demasiado grande: el máximo son 50 megapíxeles.',
  damaged: 'El archivo está dañado o incompleto. Vuelve a tomar o a exportar la foto.',
  'storage-full': 'Tu empresa llenó su espacio para imágenes. Quita las que sobren, o pide más.',
};

interface Placed {
  id: string;
  /** Where it stands among the others: any number between its neighbours'. */
  place: number;
}

/** In their order. The first is the cover (portada). */
export function inOrder<Image extends Placed>(images: readonly Image[]): Image[] {
  return images.toSorted((one, other) => one.place - other.place || (one.id < other.id ? -1 : 1));
}

/** Place behind all others. */
export function lastPlace(images: readonly Placed[]): number {
  return Math.max(0, ...images.map(({ place }) => place)) + 1;
}

/**
 * Moves one before another, or to the end. Between two neighbours there is nearly always a number, so that only the moved
 * one changes; after some fifty moves into the same gap there is none, and all are numbered anew.
 */
export function moved<Image extends Placed>(images: readonly Image[], id: string, beforeId: string | null): Image[] {
  const one = images.find((image) => image.id === id);
  const others = inOrder(images.filter((image) => image.id !== id));
  const found = others.findIndex((image) => image.id === beforeId);
  const at = found === -1 ? others.length : found;
  if (!one) return [...images];
  const [left, right] = [others[at - 1]?.place, others[at]?.place];
  const place = right === undefined ? (left ?? 0) + 1 : left === undefined ? right - 1 : (left + right) / 2;
  if (place !== left && place !== right) return images.map((image) => (image === one ? { ...one, place } : image));
  return others.toSpliced(at, 0, one).map((image, index) => ({ ...image, place: index + 1 }));
}
