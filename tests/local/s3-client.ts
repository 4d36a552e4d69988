/** What a client of S3 makes by itself: pre-signed addresses and signed forms. Signed by the SDK's own signer. */
import { createHash, createHmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import { credentials, region } from '@folio/cdk/local/aws-names.ts';

class Sha256 {
  readonly #hash;

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', Buffer.from(secret as Uint8Array));
  }

  update(data: Uint8Array): void {
    this.#hash.update(data);
  }

  digest(): Promise<Uint8Array> {
    return Promise.resolve(this.#hash.digest());
  }
}

const signer = new SignatureV4({ service: 's3', region, credentials, sha256: Sha256, uriEscapePath: false });

export interface PresignOptions {
  method?: string;
  query?: Record<string, string>;
  expiresIn?: number;
  signedAt?: Date;
}

/** An address that may be used once signed, without any header. */
export async function presign(address: string, options: PresignOptions = {}): Promise<string> {
  const url = new URL(address);
  const { method = 'GET', query = {}, expiresIn = 300, signedAt = new Date() } = options;
  const signed = await signer.presign(
    {
      method,
      protocol: 'http:',
      hostname: url.hostname,
      path: url.pathname,
      query: { ...query, 'X-Amz-Content-Sha256': 'UNSIGNED-PAYLOAD' },
      headers: { host: url.host },
      body: {},
    },
    { expiresIn, signingDate: signedAt },
  );
  for (const [name, value] of Object.entries(signed.query ?? {})) url.searchParams.set(name, String(value));
  return url.href;
}

export interface PostOptions {
  bucket: string;
  key: string;
  contentType: string;
  /** Bytes, least and most. */
  range: [number, number];
  expiresAt?: Date;
}

/** The fields of a form that may upload one object, as the server would hand them to a page. */
export async function postFields({
  bucket,
  key,
  contentType,
  range,
  expiresAt,
}: PostOptions): Promise<Map<string, string>> {
  const now = new Date();
  const stamp = now.toISOString().replace(/[-:]|\.\d{3}/g, '');
  const fields = new Map([
    ['key', key],
    ['Content-Type', contentType],
    ['x-amz-algorithm', 'AWS4-HMAC-SHA256'],
    ['x-amz-credential', `${credentials.accessKeyId}/${stamp.slice(0, 8)}/${region}/s3/aws4_request`],
    ['x-amz-date', stamp],
  ]);
  const policy = {
    expiration: (expiresAt ?? new Date(now.getTime() + 300_000)).toISOString(),
    conditions: [
      { bucket },
      ['eq', '$key', key],
      ['eq', '$Content-Type', contentType],
      ['content-length-range', ...range],
      ...['x-amz-algorithm', 'x-amz-credential', 'x-amz-date'].map((name) => ({ [name]: fields.get(name) })),
    ],
  };
  const encoded = Buffer.from(JSON.stringify(policy)).toString('base64');
  fields.set('policy', encoded);
  fields.set('x-amz-signature', await signer.sign(encoded, { signingDate: now }));
  return fields;
}

/** A form with its file last, as S3 wants it. */
export function formOf(fields: ReadonlyMap<string, string>, file: Blob): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.set(name, value);
  form.set('file', file, 'photo.png');
  return form;
}
