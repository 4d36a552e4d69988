/**
 * Draws a picture anew from its pixels: what comes out holds nothing of the file that came in. libvips as WebAssembly: the same
 * bytes run on a laptop and in Lambda.
 */
import Vips from 'wasm-vips';
import { mostPixels, mostSidePx, type Rejection } from '@folio/shared/images/image.rules.ts';

/** Long side of each, at most. */
export type Sizes = { picturePx: number; paperPx: number; thumbnailPx: number } | { logoPx: number };

export interface Drawn {
  /** WebP, but for what documents hold: JPEG, and PNG of logos. */
  files: { picture: Uint8Array; paper: Uint8Array; thumbnail: Uint8Array } | { logo: Uint8Array };
  width: number;
  height: number;
}

export type Outcome = Drawn | { rejection: Rejection };

/** By what the file begins with, four bytes at a time, whatever it is called or declared: nothing else is given to a decoder. */
const jpeg = [[0xff, 0xd8, 0xff]];
const png = [
  [0x89, 0x50, 0x4e, 0x47],
  [0x0d, 0x0a, 0x1a, 0x0a],
];
const webp = [[0x52, 0x49, 0x46, 0x46], [], [0x57, 0x45, 0x42, 0x50]];
const loaders = [jpeg, png, webp];

type VipsModule = Awaited<ReturnType<typeof Vips>>;
type Image = InstanceType<VipsModule['Image']>;
let loading: Promise<VipsModule> | undefined;

/** Once per process, without the decoders that come as files of their own. */
async function loadVips(): Promise<VipsModule> {
  const vips = await Vips({ dynamicLibraries: [] });
  vips.Cache.max(0);
  vips.concurrency(1);
  return vips;
}

export async function drawAnew(bytes: Uint8Array, sizes: Sizes): Promise<Outcome> {
  const isKnown = loaders.some((begins) =>
    begins.every((part, at) => part.every((byte, index) => bytes[at * 4 + index] === byte)),
  );
  if (!isKnown) return { rejection: 'not-an-image' };
  const vips = await (loading ??= loadVips());
  try {
    if (!hasFewPixels(vips, bytes)) return { rejection: 'too-many-pixels' };
    return draw(vips, bytes, sizes);
  } catch {
    return { rejection: 'damaged' };
  }
}

/** The head alone is read for it: a small file may say that it is gigabytes. */
function hasFewPixels(vips: VipsModule, bytes: Uint8Array): boolean {
  const head = vips.Image.newFromBuffer(bytes, '', { access: 'sequential' });
  const { width, height } = head;
  head.delete();
  return width * height <= mostPixels && Math.max(width, height) <= mostSidePx;
}

/** Turned upright, in sRGB, smaller where it is larger. @throws for a file that is damaged or ends too soon */
function draw(vips: VipsModule, bytes: Uint8Array, sizes: Sizes): Drawn {
  const images: Image[] = [];
  const held = (image: Image) => {
    images.push(image);
    return image;
  };
  try {
    // Not the loader that shrinks while it reads: that one lets half a file pass.
    const whole = held(vips.Image.newFromBuffer(bytes, '', { fail_on: 'warning' }));
    const picture = held(held(shrunk(whole, 'logoPx' in sizes ? sizes.logoPx : sizes.picturePx)).copyMemory());
    const { width, height } = picture;
    if ('logoPx' in sizes) return { files: { logo: pngOf(picture) }, width, height };
    const paper = held(shrunk(picture, sizes.paperPx));
    const thumbnail = held(shrunk(picture, sizes.thumbnailPx));
    const files = { picture: webpOf(picture, 82), paper: jpegOf(paper), thumbnail: webpOf(thumbnail, 76) };
    return { files, width, height };
  } finally {
    for (const image of images.toReversed()) image.delete();
  }
}

function shrunk(image: Image, side: number): Image {
  return image.thumbnailImage(side, { height: side, size: 'down', output_profile: 'srgb' });
}

/** Sharp at its edges, and see-through where it is: what a letterhead needs. */
function pngOf(image: Image): Uint8Array {
  return image.pngsaveBuffer({ compression: 9, bitdepth: 8, keep: 0 });
}

/** On white, as paper is. */
function jpegOf(picture: Image): Uint8Array {
  return picture.jpegsaveBuffer({ Q: 82, background: 255, keep: 0 });
}

/** Pixels alone: no place, no maker, no profile. */
function webpOf(image: Image, quality: number): Uint8Array {
  return image.webpsaveBuffer({ Q: quality, effort: 2, keep: 0 });
}
