/** An object as an HTTP answer: conditions and ranges. S3 gives it so, and CloudFront hands it on. */
import type { HttpAnswer } from './http-message.ts';
import type { StoredObject } from './object-store.ts';

export function answerWithObject(object: StoredObject, bytes: Buffer, asked: Record<string, string>): HttpAnswer {
  const headers = {
    ...object.headers,
    etag: `"${object.etag}"`,
    'last-modified': new Date(object.lastModifiedMs).toUTCString(),
    'accept-ranges': 'bytes',
  };
  const refused = conditionRefused(object, asked);
  if (refused) return { status: refused, headers, body: Buffer.alloc(0) };
  const range = asked['range'] ? rangeOf(asked['range'], bytes.length) : undefined;
  if (range === 'outside') {
    return { status: 416, headers: { 'content-range': `bytes */${bytes.length}` }, body: Buffer.alloc(0) };
  }
  if (!range) return { status: 200, headers, body: bytes };
  const [from, to] = range;
  return {
    status: 206,
    headers: { ...headers, 'content-range': `bytes ${from}-${to}/${bytes.length}` },
    body: bytes.subarray(from, to + 1),
  };
}

/** 304 or 412 when the conditions say so; RFC 9110 §13.2.2. */
function conditionRefused({ etag, lastModifiedMs }: StoredObject, asked: Record<string, string>): number | undefined {
  const names = (list: string) =>
    list.trim() === '*' || list.split(',').some((one) => one.trim().replace(/^W\//, '') === `"${etag}"`);
  const modified = Math.floor(lastModifiedMs / 1000) * 1000;
  if (asked['if-match'] && !names(asked['if-match'])) return 412;
  if (asked['if-none-match']) return names(asked['if-none-match']) ? 304 : undefined;
  const since = Date.parse(asked['if-modified-since'] ?? '');
  return since >= modified ? 304 : undefined;
}

/** First and last byte. Undefined for what is no single range: the whole is answered then. */
function rangeOf(header: string, size: number): [from: number, to: number] | 'outside' | undefined {
  const found = /^bytes=(\d*)-(\d*)$/.exec(header.trim());
  if (!found || (!found[1] && !found[2])) return undefined;
  const from = found[1] ? Number(found[1]) : Math.max(0, size - Number(found[2]));
  const to = found[1] && found[2] ? Math.min(Number(found[2]), size - 1) : size - 1;
  return from >= size || from > to ? 'outside' : [from, to];
}
