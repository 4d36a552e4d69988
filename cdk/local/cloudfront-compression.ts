/** Compresses answers as CloudFront does, and remembers what it compressed: the site's files never change while served. */
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { HttpAnswer } from './http-message.ts';

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/ServingCompressedFiles.html */
const leastBytes = 1000;
const mostBytes = 10_000_000;
const compressible =
  /^(text\/(?!event-stream)|application\/(javascript|json|xml|manifest\+json|wasm|rss\+xml|problem\+json)|image\/svg\+xml|image\/vnd\.microsoft\.icon|font\/(ttf|otf|opentype))/;

/** About what CloudFront reaches; the highest levels take seconds. */
const brotliQuality = 5;

const encoders = {
  br: (body: Buffer) =>
    promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality } }),
  gzip: (body: Buffer) => promisify(gzip)(body),
};

export type Compress = (answer: HttpAnswer, acceptEncoding: string) => Promise<HttpAnswer>;

export function createCompression(): Compress {
  const remembered = new Map<string, Promise<Buffer>>();
  return async (answer, acceptEncoding) => {
    const encoding = (['br', 'gzip'] as const).find((one) => new RegExp(`\\b${one}\\b`).test(acceptEncoding));
    if (!encoding || !isWorthIt(answer)) return answer;
    const { etag } = answer.headers;
    const body = await (etag ? recall(`${encoding} ${etag}`) : encoders[encoding](answer.body));
    const { 'content-length': _, ...headers } = answer.headers;
    return {
      ...answer,
      body,
      headers: {
        ...headers,
        'content-encoding': encoding,
        vary: 'Accept-Encoding',
        // The bytes differ from those the origin named.
        ...(etag ? { etag: etag.startsWith('W/') ? etag : `W/${etag}` } : {}),
      },
    };

    function recall(key: string): Promise<Buffer> {
      const known = remembered.get(key) ?? encoders[encoding ?? 'gzip'](answer.body);
      remembered.set(key, known);
      return known;
    }
  };
}

function isWorthIt({ status, headers, body }: HttpAnswer): boolean {
  return (
    status === 200 &&
    !headers['content-encoding'] &&
    body.length >= leastBytes &&
    body.length <= mostBytes &&
    compressible.test(headers['content-type'] ?? '')
  );
}
