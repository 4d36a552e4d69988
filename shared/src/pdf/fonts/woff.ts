/** WOFF 1.0: a TrueType font whose tables are each packed. */
import { unzlibSync } from 'fflate';

export type FontTables = ReadonlyMap<string, DataView>;

const signature = 0x774f4646;
const headerBytes = 44;
const entryBytes = 20;

/** What setting and drawing ask for; names and hints stay packed. */
const wanted = new Set(['cmap', 'glyf', 'GPOS', 'GSUB', 'head', 'hhea', 'hmtx', 'loca', 'maxp']);

/** @throws RangeError when it is no WOFF, or one whose letters are not TrueType */
export function unpackWoff(bytes: Uint8Array): FontTables {
  const view = viewOf(bytes);
  if (bytes.length < headerBytes || view.getUint32(0) !== signature) throw new RangeError('not a WOFF font');
  const tables = new Map<string, DataView>();
  for (let index = 0; index < view.getUint16(12); index += 1) {
    const entry = headerBytes + index * entryBytes;
    const tag = tagAt(view, entry);
    if (!wanted.has(tag)) continue;
    const [offset, packed, length] = [view.getUint32(entry + 4), view.getUint32(entry + 8), view.getUint32(entry + 12)];
    const content = bytes.subarray(offset, offset + packed);
    tables.set(tag, viewOf(packed < length ? unzlibSync(content) : content));
  }
  if (!tables.has('glyf')) throw new RangeError('not a TrueType font');
  return tables;
}

/** Four letters, as tables and features are named. */
export function tagAt(view: DataView, offset: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((at) => view.getUint8(offset + at)));
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
