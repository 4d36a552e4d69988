/** Signature version 4 of requests to S3: in a header, in the query of a pre-signed address, under a POST policy. */
import { createHash, createHmac, timingSafeEqual, type Hash, type Hmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import { credentials, region } from './aws-names.ts';
import type { HttpRequest } from './http-message.ts';
import { S3Error } from './s3-errors.ts';

/** How far a client's clock may be off. */
const skewMs = 15 * 60_000;
/** A pre-signed address lives a week at most. */
const longestLifeSeconds = 7 * 24 * 3600;

/** What the signer asks of a hash, over Node's own. */
class Sha256 {
  readonly #hash: Hash | Hmac;

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', bytesOf(secret));
  }

  update(data: Uint8Array | string): void {
    this.#hash.update(data);
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }
}

function bytesOf(data: string | ArrayBuffer | ArrayBufferView): Buffer {
  if (typeof data === 'string') return Buffer.from(data);
  return ArrayBuffer.isView(data) ? Buffer.from(data.buffer, data.byteOffset, data.byteLength) : Buffer.from(data);
}

const signer = new SignatureV4({
  service: 's3',
  region,
  credentials,
  sha256: Sha256,
  // S3 alone signs paths as they are sent, and payload hashes that the client chose.
  uriEscapePath: false,
  applyChecksum: false,
});

/** What a verified signature says, for bodies that are signed piece by piece. */
export interface SignedBy {
  signature: string;
  signedAt: Date;
  /** `20261124/us-east-1/s3/aws4_request` */
  scope: string;
}

/** @throws S3Error unless the request is signed by us, lately, and unchanged since */
export async function verifySignature(request: HttpRequest, nowMs: number): Promise<SignedBy> {
  const query = new URLSearchParams(request.query);
  if (query.has('X-Amz-Signature')) return verifyPresigned(request, query, nowMs);
  const authorization = request.headers['authorization'];
  if (!authorization) throw new S3Error('AccessDenied', 'Access Denied');
  return verifyHeader(request, authorization, nowMs);
}

async function verifyHeader(request: HttpRequest, authorization: string, nowMs: number): Promise<SignedBy> {
  const found = /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
    authorization,
  );
  const [, credential = '', signedHeaders = '', signature = ''] = found ?? [];
  const signedAt = dateOf(request.headers['x-amz-date'] ?? '');
  const scope = scopeOf(credential, signedAt);
  if (Math.abs(nowMs - signedAt.getTime()) > skewMs) {
    throw new S3Error(
      'RequestTimeTooSkewed',
      'The difference between the request time and the current time is too large.',
    );
  }
  if (!request.headers['x-amz-content-sha256']) throw new S3Error('InvalidArgument', 'x-amz-content-sha256 is missing');
  const signed = await signer.sign(signable(request, signedHeaders), {
    signingDate: signedAt,
    signableHeaders: new Set(signedHeaders.split(';')),
  });
  mustBe(signature, /Signature=(\w+)/.exec(signed.headers['authorization'] ?? '')?.[1]);
  return { signature, signedAt, scope };
}

async function verifyPresigned(request: HttpRequest, query: URLSearchParams, nowMs: number): Promise<SignedBy> {
  const given = (name: string) => query.get(name) ?? '';
  const signedAt = dateOf(given('X-Amz-Date'));
  const scope = scopeOf(given('X-Amz-Credential'), signedAt);
  const expiresIn = Number(given('X-Amz-Expires'));
  if (!(expiresIn > 0 && expiresIn <= longestLifeSeconds)) throw new S3Error('InvalidArgument', 'X-Amz-Expires');
  if (nowMs > signedAt.getTime() + expiresIn * 1000) throw new S3Error('AccessDenied', 'Request has expired');
  if (nowMs < signedAt.getTime() - skewMs) throw new S3Error('AccessDenied', 'Request is not valid yet');
  const signedHeaders = given('X-Amz-SignedHeaders');
  const original = signable(request, signedHeaders);
  for (const name of ['Algorithm', 'Credential', 'Date', 'Expires', 'SignedHeaders', 'Signature']) {
    delete original.query[`X-Amz-${name}`];
  }
  const names = new Set(signedHeaders.split(';'));
  const presigned = await signer.presign(
    // A body that is neither text nor bytes counts as UNSIGNED-PAYLOAD, which pre-signed addresses always are.
    { ...original, body: {} },
    { signingDate: signedAt, expiresIn, signableHeaders: names, unhoistableHeaders: names },
  );
  const expected = presigned.query?.['X-Amz-Signature'];
  mustBe(given('X-Amz-Signature'), typeof expected === 'string' ? expected : undefined);
  return { signature: given('X-Amz-Signature'), signedAt, scope };
}

/** The signature of a POST policy is over its base64. @throws S3Error when it is not ours */
export async function verifyPolicy(fields: ReadonlyMap<string, string>): Promise<void> {
  const signedAt = dateOf(fields.get('x-amz-date') ?? '');
  scopeOf(fields.get('x-amz-credential') ?? '', signedAt);
  mustBe(fields.get('x-amz-signature') ?? '', await signer.sign(fields.get('policy') ?? '', { signingDate: signedAt }));
}

/** Signature of one piece of a body that is signed as it is sent. */
export async function chunkSignature(
  kind: 'PAYLOAD' | 'TRAILER',
  { scope, signedAt }: SignedBy,
  { previous, content }: { previous: string; content: Uint8Array },
): Promise<string> {
  const sha256 = (data: Uint8Array | string) => createHash('sha256').update(data).digest('hex');
  const emptyHeaders = kind === 'PAYLOAD' ? [sha256('')] : [];
  const parts = [`AWS4-HMAC-SHA256-${kind}`, stampOf(signedAt), scope, previous, ...emptyHeaders, sha256(content)];
  return signer.sign(parts.join('\n'), { signingDate: signedAt });
}

function signable({ method, path, query, headers }: HttpRequest, signedHeaders: string) {
  const values: Record<string, string | string[]> = {};
  for (const [name, value] of new URLSearchParams(query)) {
    const before = values[name];
    values[name] = before === undefined ? value : [before, value].flat();
  }
  const signed = signedHeaders.split(';').map((name) => [name, headers[name] ?? ''] as const);
  return { method, protocol: 'http:', hostname: '', path, query: values, headers: Object.fromEntries(signed) };
}

/** @throws S3Error when the key, day, region or service is another than ours */
function scopeOf(credential: string, signedAt: Date): string {
  const [accessKeyId, ...scope] = credential.split('/');
  if (accessKeyId !== credentials.accessKeyId) {
    throw new S3Error('InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.');
  }
  const ours = [stampOf(signedAt).slice(0, 8), region, 's3', 'aws4_request'].join('/');
  if (scope.join('/') !== ours) throw new S3Error('InvalidArgument', `the credential's scope should be ${ours}`);
  return ours;
}

/** `20261124T031000Z` */
function dateOf(stamp: string): Date {
  const found = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(stamp);
  if (!found) throw new S3Error('AccessDenied', 'the date of the signature is missing');
  const [, year, month, day, hour, minute, second] = found;
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

function stampOf(date: Date): string {
  return date.toISOString().replace(/[-:]|\.\d{3}/g, '');
}

export function mustBe(given: string, expected: string | undefined): void {
  const [one, other] = [Buffer.from(given), Buffer.from(expected ?? '')];
  if (one.length === other.length && one.length > 0 && timingSafeEqual(one, other)) return;
  throw new S3Error(
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided.',
  );
}
