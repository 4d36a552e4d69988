/** S3's own interface over the buckets: nothing passes without a signature, and every condition of an upload is enforced. */
import { readFile } from 'node:fs/promises';
import type { Buckets } from './buckets.ts';
import { closeServer, decodedPath, serve, type HttpAnswer, type HttpRequest } from './http-message.ts';
import { answerWithObject } from './object-answer.ts';
import type { Bucket } from './object-store.ts';
import { host, listen } from './ports.ts';
import { uploadedBody } from './s3-body.ts';
import { headersForPage, preflightAnswer, type Rules } from './s3-cors.ts';
import { element, errorAnswer, S3Error, xmlAnswer } from './s3-errors.ts';
import { postObject } from './s3-post.ts';
import { verifySignature, type SignedBy } from './s3-signatures.ts';

/** More than any upload of ours; S3 takes 5 GB at once. */
const bodyLimitBytes = 100 * 1024 * 1024;

export interface S3 {
  endpoint: string;
  stop(): Promise<void>;
}

export interface S3Options {
  buckets: Buckets;
  /** CORS rules name the deployed site; this is where people see it here. */
  localOrigin: (deployedOrigin: string) => string;
}

interface Call {
  bucket: Bucket;
  key: string;
  query: URLSearchParams;
  request: HttpRequest;
  signedBy: SignedBy;
  buckets: Buckets;
}

export async function startS3(options: S3Options): Promise<S3> {
  const server = serve((request) => respond(options, request), bodyLimitBytes);
  const port = await listen(server, 0, '');
  // By number and not by name: the SDK then writes the bucket into the path instead of before the host.
  return { endpoint: `http://${host}:${port}`, stop: () => closeServer(server) };
}

async function respond({ buckets, localOrigin }: S3Options, request: HttpRequest): Promise<HttpAnswer> {
  const [, bucketName = '', ...rest] = request.path.split('/');
  const rules = buckets
    .corsOf(bucketName)
    .map((rule) => ({ ...rule, AllowedOrigins: rule.AllowedOrigins.map(localOrigin) }));
  if (request.method === 'OPTIONS') return preflightAnswer(rules, request);
  try {
    const answer = await operate(buckets, request, { bucketName, key: keyOf(rest.join('/')) });
    return withPageHeaders(answer, rules, request);
  } catch (error) {
    if (error instanceof S3Error) return withPageHeaders(errorAnswer(error), rules, request);
    throw error;
  }
}

function keyOf(escaped: string): string {
  const key = decodedPath(escaped);
  if (key === undefined) throw new S3Error('InvalidURI', "Couldn't parse the specified URI.");
  return key;
}

function withPageHeaders(answer: HttpAnswer, rules: Rules, request: HttpRequest): HttpAnswer {
  return { ...answer, headers: { ...answer.headers, ...headersForPage(rules, request) } };
}

async function operate(
  buckets: Buckets,
  request: HttpRequest,
  { bucketName, key }: { bucketName: string; key: string },
): Promise<HttpAnswer> {
  const bucket = buckets.find(bucketName);
  if (!bucket) throw new S3Error('NoSuchBucket', 'The specified bucket does not exist');
  const query = new URLSearchParams(request.query);
  if (request.method === 'POST' && request.headers['content-type']?.startsWith('multipart/form-data')) {
    const { object, answer } = await postObject(bucket, request, Date.now());
    buckets.announce(bucketName, 'ObjectCreated:Post', object);
    return answer;
  }
  const signedBy = await verifySignature(request, Date.now());
  const operation = operations[`${request.method} ${key ? 'object' : 'bucket'}`];
  const unknown = ['uploads', 'uploadId', 'acl', 'tagging', 'versioning'].find((name) => query.has(name));
  if (!operation || unknown) throw new S3Error('NotImplemented', `${request.method} ${unknown ?? ''} is not done here`);
  return operation({ bucket, key, query, request, signedBy, buckets });
}

const operations: Record<string, (call: Call) => Promise<HttpAnswer>> = {
  'GET object': getObject,
  'HEAD object': getObject,
  'PUT object': async (call) => (call.request.headers['x-amz-copy-source'] ? copyObject(call) : putObject(call)),
  'DELETE object': async ({ bucket, key, buckets }) => {
    remove(buckets, bucket, key);
    return empty(204);
  },
  'GET bucket': async ({ bucket, query }) => listObjects(bucket, query),
  'HEAD bucket': async () => empty(200),
  'POST bucket': async (call) => deleteObjects(call),
};

async function getObject({ bucket, key, query, request }: Call): Promise<HttpAnswer> {
  const object = bucket.get(key);
  if (!object) throw new S3Error('NoSuchKey', 'The specified key does not exist.');
  const answer = answerWithObject(object, await readFile(object.path), request.headers);
  // Of the whole object: they say nothing about a part of it.
  const isChecked = request.headers['x-amz-checksum-mode'] === 'ENABLED' && answer.status === 200;
  const headers = Object.entries(answer.headers).filter(([name]) => isChecked || !name.startsWith('x-amz-checksum-'));
  const overrides = [...query].flatMap(([name, value]) => {
    const found =
      /^response-(content-type|content-language|expires|cache-control|content-disposition|content-encoding)$/.exec(
        name,
      );
    return found?.[1] ? [[found[1], value] as const] : [];
  });
  return { ...answer, headers: { ...Object.fromEntries(headers), ...Object.fromEntries(overrides) } };
}

/** Headers that are kept with the object. */
const objectHeaders = /^(content-(type|disposition|encoding|language)|cache-control|expires|x-amz-meta-.*)$/;

async function putObject({ bucket, key, request, signedBy, buckets }: Call): Promise<HttpAnswer> {
  const { bytes, checksums } = await uploadedBody(request, signedBy);
  mayWrite(bucket, key, request.headers);
  const kept = Object.entries(request.headers).filter(([name]) => objectHeaders.test(name));
  const headers = Object.fromEntries(
    kept.map(([name, value]) => [name, withoutChunking(name, value)] as const).filter(([, value]) => value),
  );
  const object = bucket.put(key, bytes, { 'content-type': 'application/octet-stream', ...headers, ...checksums });
  buckets.announce(bucket.name, 'ObjectCreated:Put', object);
  return { ...empty(200), headers: { etag: `"${object.etag}"`, ...checksums } };
}

/** `aws-chunked` was how the body travelled, not what it is. */
function withoutChunking(name: string, value: string): string {
  return name === 'content-encoding' ? value.replace(/aws-chunked,?\s*/, '').trim() : value;
}

/** @throws S3Error when the object there is not the one that the writer expects */
function mayWrite(bucket: Bucket, key: string, headers: Record<string, string>): void {
  const before = bucket.get(key);
  const isTaken = headers['if-none-match'] === '*' && before;
  const isAnother = headers['if-match'] && headers['if-match'].replaceAll('"', '') !== before?.etag;
  if (isTaken || isAnother) {
    throw new S3Error('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold');
  }
}

async function copyObject({ bucket, key, request, buckets }: Call): Promise<HttpAnswer> {
  const [from = '', ...path] = keyOf(request.headers['x-amz-copy-source'] ?? '')
    .replace(/^\//, '')
    .split('/');
  const source = buckets.find(from)?.get(path.join('/'));
  if (!source) throw new S3Error('NoSuchKey', 'The specified key does not exist.');
  mayWrite(bucket, key, request.headers);
  const given = Object.entries(request.headers).filter(([name]) => objectHeaders.test(name));
  const isReplaced = request.headers['x-amz-metadata-directive'] === 'REPLACE';
  const object = bucket.put(key, await readFile(source.path), isReplaced ? Object.fromEntries(given) : source.headers);
  buckets.announce(bucket.name, 'ObjectCreated:Copy', object);
  const parts = [
    element('ETag', `"${object.etag}"`),
    element('LastModified', new Date(object.lastModifiedMs).toISOString()),
  ];
  return xmlAnswer(200, `<CopyObjectResult>${parts.join('')}</CopyObjectResult>`);
}

function listObjects(bucket: Bucket, query: URLSearchParams): HttpAnswer {
  const prefix = query.get('prefix') ?? '';
  const after = query.get('continuation-token') ?? query.get('start-after') ?? '';
  const most = Math.min(Number(query.get('max-keys') ?? 1000), 1000);
  if (query.has('delimiter')) throw new S3Error('NotImplemented', 'delimiter is not done here');
  const all = bucket.list(prefix).filter(({ key }) => key > after);
  const page = all.slice(0, most);
  const contents = page.map(({ key, size, etag, lastModifiedMs }) => {
    const parts = [element('Key', key), element('Size', size), element('ETag', `"${etag}"`)];
    return `<Contents>${parts.join('')}${element('LastModified', new Date(lastModifiedMs).toISOString())}</Contents>`;
  });
  const isTruncated = all.length > page.length;
  const next = isTruncated ? element('NextContinuationToken', page.at(-1)?.key ?? '') : '';
  const head = [element('Name', bucket.name), element('Prefix', prefix), element('KeyCount', page.length)].join('');
  return xmlAnswer(
    200,
    `<ListBucketResult>${head}${element('IsTruncated', String(isTruncated))}${next}${contents.join('')}</ListBucketResult>`,
  );
}

async function deleteObjects({ bucket, query, request, signedBy, buckets }: Call): Promise<HttpAnswer> {
  if (!query.has('delete')) throw new S3Error('NotImplemented', 'this POST is not done here');
  const { bytes } = await uploadedBody(request, signedBy);
  const keys = [...bytes.toString().matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = '']) =>
    key.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
  );
  for (const key of keys) remove(buckets, bucket, key);
  const deleted = keys.map((key) => `<Deleted>${element('Key', key)}</Deleted>`);
  return xmlAnswer(200, `<DeleteResult>${deleted.join('')}</DeleteResult>`);
}

function remove(buckets: Buckets, bucket: Bucket, key: string): void {
  const before = bucket.get(key);
  bucket.delete(key);
  if (before) buckets.announce(bucket.name, 'ObjectRemoved:Delete', before);
}

function empty(status: number): HttpAnswer {
  return { status, headers: {}, body: Buffer.alloc(0) };
}
