/** The body of an upload as it was before it was cut into chunks, its hashes and checksums verified. */
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { HttpRequest } from './http-message.ts';
import { S3Error } from './s3-errors.ts';
import { chunkSignature, mustBe, type SignedBy } from './s3-signatures.ts';

export interface UploadedBody {
  bytes: Buffer;
  /** `x-amz-checksum-…` as verified; they come back with the object. */
  checksums: Record<string, string>;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html @throws S3Error */
export async function uploadedBody(request: HttpRequest, signedBy: SignedBy): Promise<UploadedBody> {
  const kind = request.headers['x-amz-content-sha256'] ?? 'UNSIGNED-PAYLOAD';
  const isChunked = kind.startsWith('STREAMING-');
  const { bytes, trailers } = isChunked
    ? await joinChunks(request.body, kind.includes('AWS4-HMAC') ? signedBy : undefined)
    : { bytes: request.body, trailers: {} };
  if (!isChunked && kind !== 'UNSIGNED-PAYLOAD' && hashOf('sha256', bytes, 'hex') !== kind) {
    throw new S3Error(
      'XAmzContentSHA256Mismatch',
      'The provided x-amz-content-sha256 does not match what was computed.',
    );
  }
  const length = request.headers['x-amz-decoded-content-length'];
  if (length !== undefined && Number(length) !== bytes.length)
    throw new S3Error('IncompleteBody', 'Bytes are missing.');
  return { bytes, checksums: verifyChecksums({ ...request.headers, ...trailers }, bytes) };
}

interface Joined {
  bytes: Buffer;
  trailers: Record<string, string>;
}

/** `<hex length>[;chunk-signature=…]\r\n<bytes>\r\n … 0[;…]\r\n<trailers>\r\n` */
async function joinChunks(body: Buffer, signedBy: SignedBy | undefined): Promise<Joined> {
  const chunks: Buffer[] = [];
  let previous = signedBy?.signature ?? '';
  for (let at = 0; ;) {
    const lineEnd = body.indexOf('\r\n', at);
    const [size = '', signature = ''] = body.toString('latin1', at, lineEnd).split(';chunk-signature=');
    const length = Number.parseInt(size, 16);
    if (lineEnd < 0 || Number.isNaN(length)) throw new S3Error('IncompleteBody', 'The chunked body is cut off.');
    const chunk = body.subarray(lineEnd + 2, lineEnd + 2 + length);
    if (chunk.length < length) throw new S3Error('IncompleteBody', 'The chunked body is cut off.');
    if (signedBy) {
      mustBe(signature, await chunkSignature('PAYLOAD', signedBy, { previous, content: chunk }));
      previous = signature;
    }
    if (length === 0)
      return {
        bytes: Buffer.concat(chunks),
        trailers: await readTrailers(body.subarray(lineEnd + 2), signedBy, previous),
      };
    chunks.push(chunk);
    at = lineEnd + 2 + length + 2;
  }
}

async function readTrailers(
  rest: Buffer,
  signedBy: SignedBy | undefined,
  previous: string,
): Promise<Record<string, string>> {
  const lines = rest.toString('latin1').split('\r\n').filter(Boolean);
  const pairs = lines.map(
    (line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()] as const,
  );
  const trailers = pairs.filter(([name]) => name !== 'x-amz-trailer-signature');
  if (signedBy && trailers.length > 0) {
    const content = Buffer.from(trailers.map(([name, value]) => `${name}:${value}\n`).join(''));
    const given = pairs.find(([name]) => name === 'x-amz-trailer-signature')?.[1] ?? '';
    mustBe(given, await chunkSignature('TRAILER', signedBy, { previous, content }));
  }
  return Object.fromEntries(trailers);
}

const checksumOf: Record<string, (bytes: Buffer) => string> = {
  'x-amz-checksum-crc32': (bytes) => base64OfInt(crc32(bytes)),
  'x-amz-checksum-crc32c': (bytes) => base64OfInt(crc32c(bytes)),
  'x-amz-checksum-sha1': (bytes) => hashOf('sha1', bytes, 'base64'),
  'x-amz-checksum-sha256': (bytes) => hashOf('sha256', bytes, 'base64'),
};

function verifyChecksums(headers: Record<string, string>, bytes: Buffer): Record<string, string> {
  const md5 = headers['content-md5'];
  if (md5 && md5 !== hashOf('md5', bytes, 'base64')) throw new S3Error('BadDigest', 'The Content-MD5 did not match.');
  const given = Object.entries(headers).filter(
    ([name]) => name.startsWith('x-amz-checksum-') && !/-(mode|algorithm|type)$/.test(name),
  );
  for (const [name, value] of given) {
    const compute = checksumOf[name];
    if (!compute) throw new S3Error('NotImplemented', `the local stack does not know ${name}`);
    if (compute(bytes) !== value) throw new S3Error('BadDigest', `The ${name} you specified did not match.`);
  }
  return Object.fromEntries(given);
}

function hashOf(algorithm: string, bytes: Buffer, encoding: 'hex' | 'base64'): string {
  return createHash(algorithm).update(bytes).digest(encoding);
}

function base64OfInt(value: number): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes.toString('base64');
}

/** Castagnoli's polynomial, which zlib does not have. */
function crc32c(bytes: Buffer): number {
  let value = ~0;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (value & 1 ? 0x82f63b78 : 0);
  }
  return ~value >>> 0;
}
