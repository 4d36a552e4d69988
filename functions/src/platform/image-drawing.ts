/**
 * Draws a picture anew from its pixels: what comes out holds nothing of the file that came in. libvips as WebAssembly: the same
 * bytes run on a laptop and in Lambda.
 */
import Vips from 'wasm-vips';
import { mostPixels, mostSidePx, type Rejection } from '@folio/shared/images/image.rules.ts';

export interface Sizes {
  /** Long side of each, at most. */
  picturePx: number;
  thumbnailPx: number;
}

export interface Drawn {
  /** WebP. */
  picture: Uint8Array;
  thumbnail: Uint8Array;
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

export async function drawAnew(bytes: Uint8Array, { picturePx, thumbnailPx }: Sizes): Promise<Outcome> {
  const isKnown = loaders.some((begins) =>
    begins.every((part, at) => part.every((byte, index) => bytes[at * 4 + index] === byte)),
  );
  if (!isKnown) return { rejection: 'not-an-image' };
  const vips = await (loading ??= loadVips());
  try {
    if (!hasFewPixels(vips, bytes)) return { rejection: 'too-many-pixels' };
    return draw(vips, bytes, { picturePx, thumbnailPx });
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
function draw(vips: VipsModule, bytes: Uint8Array, { picturePx, thumbnailPx }: Sizes): Drawn {
  const images: Image[] = [];
  const held = (image: Image) => {
    images.push(image);
    return image;
  };
  try {
    // Not the loader that shrinks while it reads: that one lets half a file pass.
    const whole = held(vips.Image.newFromBuffer(bytes, '', { fail_on: 'warning' }));
    const picture = held(held(shrunk(whole, picturePx)).copyMemory());
    const thumbnail = held(shrunk(picture, thumbnailPx));
    return {
      picture: webpOf(picture, 82),
      thumbnail: webpOf(thumbnail, 76),
      width: picture.width,
      height: picture.height,
    };
  } finally {
    for (const image of images.toReversed()) image.delete();
  }
}

function shrunk(image: Image, side: number): Image {
  return image.thumbnailImage(side, { height: side, size: 'down', output_profile: 'srgb' });
}

/** Pixels alone: no place, no maker, no profile. */
function webpOf(image: Image, quality: number): Uint8Array {
  return image.webpsaveBuffer({ Q: quality, effort: 2, keep: 0 });
}
