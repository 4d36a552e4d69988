/** Pictures that tests send, and files that only look like one. */
import { crc32, deflateSync } from 'node:zlib';
import Vips from 'wasm-vips';

type Bytes = Uint8Array<ArrayBuffer>;
let loading: ReturnType<typeof Vips> | undefined;

export interface Wanted {
  width?: number;
  height?: number;
  format?: 'jpg' | 'png' | 'webp';
  /** Of noise, so that it weighs what a photo does. */
  noise?: boolean;
  quality?: number;
}

/** In one colour but for the left upper corner, which is red: one sees which way up it is. */
export async function picture(wanted: Wanted = {}): Promise<Bytes> {
  const { width = 64, height = 48, format = 'jpg', noise = false, quality = 90 } = wanted;
  const vips = await (loading ??= Vips({ dynamicLibraries: [] }));
  const image = noise
    ? vips.Image.gaussnoise(width, height, { mean: 128, sigma: 40 }).cast('uchar')
    : vips.Image.black(width, height, { bands: 3 }).linear([1, 1, 1], [60, 120, 180]).cast('uchar').copyMemory();
  if (!noise) image.drawRect([230, 0, 0], 0, 0, Math.ceil(width / 4), Math.ceil(height / 4), { fill: true });
  if (format === 'png') return new Uint8Array(image.pngsaveBuffer());
  return new Uint8Array(format === 'webp' ? image.webpsaveBuffer() : image.jpegsaveBuffer({ Q: quality }));
}

export interface Looked {
  width: number;
  height: number;
  /** Red, green and blue of the left upper corner and of the right upper one. */
  corners: [number[], number[]];
}

/** What a picture shows, whatever its format. */
export async function lookAt(bytes: Uint8Array): Promise<Looked> {
  const vips = await (loading ??= Vips({ dynamicLibraries: [] }));
  const image = vips.Image.newFromBuffer(bytes);
  const { width, height } = image;
  const [inset, at] = [Math.round(width * 0.08), Math.round(height * 0.08)];
  return { width, height, corners: [image.getpoint(inset, at), image.getpoint(width - 1 - inset, at)] };
}

/** A photo as a phone writes it: lying on its side, with where it was taken and who made the phone. */
export function asFromPhone(jpeg: Uint8Array): Bytes {
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), cameraNotes()]);
  const head = Buffer.from([0xff, 0xd8, 0xff, 0xe1, (exif.length + 2) >> 8, (exif.length + 2) & 0xff]);
  return new Uint8Array(Buffer.concat([head, exif, jpeg.subarray(2)]));
}

/** Words by which a test finds what the camera wrote. */
export const cameraMaker = 'Camara Zopilote';

/** TIFF, little-endian: maker, turned by 90°, and a place in León. */
function cameraNotes(): Buffer {
  const maker = Buffer.from(`${cameraMaker}\0`, 'latin1');
  const makerAt = 8 + 2 + 3 * 12 + 4;
  const gpsAt = makerAt + maker.length;
  const degreesAt = gpsAt + 2 + 2 * 12 + 4;
  const rational = (value: number) => uint32(value, 1);
  return Buffer.concat([
    Buffer.from('II*\0', 'latin1'),
    uint32(8),
    directory([entry(0x010f, 2, maker.length, makerAt), entry(0x0112, 3, 1, 6), entry(0x8825, 4, 1, gpsAt)]),
    maker,
    directory([entry(1, 2, 2, 0x4e), entry(2, 5, 3, degreesAt)]),
    rational(21),
    rational(7),
    rational(19),
  ]);
}

function directory(entries: readonly Buffer[]): Buffer {
  return Buffer.concat([uint16(entries.length), ...entries, uint32(0)]);
}

function entry(tag: number, type: number, count: number, value: number): Buffer {
  return Buffer.concat([uint16(tag, type), uint32(count, value)]);
}

function uint16(...values: number[]): Buffer {
  return Buffer.from(Uint16Array.from(values).buffer);
}

function uint32(...values: number[]): Buffer {
  return Buffer.from(Uint32Array.from(values).buffer);
}

/** A white PNG of so many pixels a side, in less than a megabyte. */
export function pngBomb(side: number): Bytes {
  const row = Buffer.alloc(1 + Math.ceil(side / 8), 0xff);
  row[0] = 0;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([1, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.concat(Array.from({ length: side }, () => row)), { level: 9 });
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return new Uint8Array(
    Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]),
  );
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
