import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { Aws, type Stack } from 'aws-cdk-lib';
import { Bucket, EventType, HttpMethods } from 'aws-cdk-lib/aws-s3';
import { LambdaDestination } from 'aws-cdk-lib/aws-s3-notifications';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { credentials, region } from '@folio/cdk/local/aws-names.ts';
import { formOf, postFields, presign } from './s3-client.ts';
import { eventually, inlineFunction, startThrowAway, type ThrowAway } from './throw-away.ts';

const bucketName = 'images';
const page = 'https://folio.example.com';

function build(stack: Stack): void {
  const bucket = new Bucket(stack, 'Images', {
    bucketName,
    cors: [
      {
        allowedOrigins: [page],
        allowedMethods: [HttpMethods.POST, HttpMethods.GET],
        allowedHeaders: ['content-type'],
        exposedHeaders: ['etag'],
        maxAge: 60,
      },
    ],
  });
  const told = inlineFunction(
    stack,
    'Told',
    `exports.handler = async ({ Records: [{ eventName, s3 }] }) => console.log(eventName, s3.object.key, s3.object.size)`,
    { description: Aws.REGION },
  );
  bucket.addEventNotification(EventType.OBJECT_CREATED, new LambdaDestination(told), { prefix: 'up loads/' });
}

let here: ThrowAway;
let s3: S3Client;
beforeAll(async () => {
  here = await startThrowAway(build);
  s3 = new S3Client({ endpoint: here.stack.services.s3.endpoint, region, credentials });
});
afterAll(async () => {
  s3.destroy();
  await here.stop();
});

const addressOf = (key: string) => `${here.stack.services.s3.endpoint}/${bucketName}/${key}`;

/** `403 SignatureDoesNotMatch` */
async function refusal(answer: Response): Promise<string> {
  return `${answer.status} ${/<Code>(\w+)<\/Code>/.exec(await answer.text())?.[1]}`;
}

async function put(Key: string, Body: Buffer | string, more: object = {}): Promise<void> {
  await s3.send(new PutObjectCommand({ Bucket: bucketName, Key, Body, ...more }));
}

async function read(Key: string): Promise<Buffer> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucketName, Key }));
  return Buffer.from((await Body?.transformToByteArray()) ?? []);
}

describe('the SDK', () => {
  it('gets back what it put, with its headers and checksum', async () => {
    const bytes = randomBytes(70_000);
    const Key = 'a folder/ñandú (1).bin';
    await put(Key, bytes, { ContentType: 'image/png', CacheControl: 'no-cache', Metadata: { owner: 'ana' } });
    expect(await read(Key)).toEqual(bytes);
    const head = await s3.send(new HeadObjectCommand({ Bucket: bucketName, Key, ChecksumMode: 'ENABLED' }));
    expect(head).toMatchObject({
      ContentLength: 70_000,
      ContentType: 'image/png',
      CacheControl: 'no-cache',
      Metadata: { owner: 'ana' },
      ChecksumCRC32: expect.any(String),
    });
  });

  it('uploads a stream in chunks with a checksum behind them', async () => {
    const bytes = randomBytes(200_000);
    const Body = Readable.from([bytes.subarray(0, 1000), bytes.subarray(1000)]);
    await s3.send(new PutObjectCommand({ Bucket: bucketName, Key: 'stream', Body, ContentLength: bytes.length }));
    expect(await read('stream')).toEqual(bytes);
    const { ContentEncoding } = await s3.send(new HeadObjectCommand({ Bucket: bucketName, Key: 'stream' }));
    expect(ContentEncoding).toBeUndefined();
  });

  it.each(['CRC32C', 'SHA1', 'SHA256'] as const)('uploads with a %s checksum', async (ChecksumAlgorithm) => {
    await put(`with-${ChecksumAlgorithm}`, 'hola', { ChecksumAlgorithm });
    expect((await read(`with-${ChecksumAlgorithm}`)).toString()).toBe('hola');
  });

  it('is told when a checksum does not fit', async () => {
    const wrong = put('wrong', 'hola', { ChecksumCRC32: 'AAAAAA==' });
    await expect(wrong).rejects.toMatchObject({ name: 'BadDigest' });
  });

  it('lists page by page, copies and deletes', async () => {
    for (const name of ['1', '2', '3']) await put(`list/${name}`, name);
    const list = (more: object) => s3.send(new ListObjectsV2Command({ Bucket: bucketName, Prefix: 'list/', ...more }));
    const first = await list({ MaxKeys: 2 });
    const second = await list({ ContinuationToken: first.NextContinuationToken });
    expect([first, second].map(({ Contents = [] }) => Contents.map(({ Key }) => Key))).toEqual([
      ['list/1', 'list/2'],
      ['list/3'],
    ]);
    await s3.send(new CopyObjectCommand({ Bucket: bucketName, Key: 'copied', CopySource: `${bucketName}/list/2` }));
    expect((await read('copied')).toString()).toBe('2');
    await s3.send(
      new DeleteObjectsCommand({ Bucket: bucketName, Delete: { Objects: [{ Key: 'list/1' }, { Key: 'list/2' }] } }),
    );
    expect((await list({})).KeyCount).toBe(1);
  });

  it('writes only what is not there yet, or what it expects there', async () => {
    await put('once', 'first', { IfNoneMatch: '*' });
    await expect(put('once', 'second', { IfNoneMatch: '*' })).rejects.toMatchObject({ name: 'PreconditionFailed' });
    await expect(put('once', 'second', { IfMatch: '"other"' })).rejects.toMatchObject({ name: 'PreconditionFailed' });
  });

  it('is refused with another secret, another key, a clock that is wrong', async () => {
    const client = (more: object) =>
      new S3Client({ endpoint: here.stack.services.s3.endpoint, region, credentials, ...more });
    const ask = (more: object) => client(more).send(new GetObjectCommand({ Bucket: bucketName, Key: 'once' }));
    await expect(ask({ credentials: { ...credentials, secretAccessKey: 'other' } })).rejects.toMatchObject({
      name: 'SignatureDoesNotMatch',
    });
    await expect(ask({ credentials: { ...credentials, accessKeyId: 'other' } })).rejects.toMatchObject({
      name: 'InvalidAccessKeyId',
    });
    await expect(ask({ systemClockOffset: 3_600_000, maxAttempts: 1 })).rejects.toMatchObject({
      name: 'RequestTimeTooSkewed',
    });
  });
});

describe('a request without the SDK', () => {
  beforeAll(() => put('object.txt', '0123456789', { ContentType: 'text/plain' }));

  it('is refused without a signature', async () => {
    expect(await refusal(await fetch(addressOf('object.txt')))).toBe('403 AccessDenied');
  });

  it('is refused when the escapes of the key are malformed', async () => {
    expect(await refusal(await fetch(addressOf('%E0%A4')))).toBe('400 InvalidURI');
  });

  it('is answered by a pre-signed address, with the headers it asks for', async () => {
    const query = {
      'response-content-disposition': 'attachment; filename="x.txt"',
      'response-content-type': 'text/csv',
    };
    const answer = await fetch(await presign(addressOf('object.txt'), { query }));
    expect([
      await answer.text(),
      answer.headers.get('content-disposition'),
      answer.headers.get('content-type'),
    ]).toEqual(['0123456789', 'attachment; filename="x.txt"', 'text/csv']);
  });

  it('uploads by a pre-signed address', async () => {
    const address = await presign(addressOf('by-address'), { method: 'PUT' });
    expect((await fetch(address, { method: 'PUT', body: 'hola' })).status).toBe(200);
    expect((await read('by-address')).toString()).toBe('hola');
  });

  it('is refused when the address has expired or was changed', async () => {
    const old = await presign(addressOf('object.txt'), { expiresIn: 60, signedAt: new Date(Date.now() - 61_000) });
    expect(await refusal(await fetch(old))).toBe('403 AccessDenied');
    const fresh = await presign(addressOf('object.txt'));
    expect(await refusal(await fetch(fresh.replace('object.txt', 'once')))).toBe('403 SignatureDoesNotMatch');
    expect(await refusal(await fetch(`${fresh}&response-content-type=text/html`))).toBe('403 SignatureDoesNotMatch');
    expect(await refusal(await fetch(fresh, { method: 'DELETE' }))).toBe('403 SignatureDoesNotMatch');
    expect(await refusal(await fetch(fresh.replace('X-Amz-Expires=300', 'X-Amz-Expires=3000')))).toBe(
      '403 SignatureDoesNotMatch',
    );
  });

  it('gets a part, or nothing when it has it already', async () => {
    const address = await presign(addressOf('object.txt'));
    const part = async (range: string) => {
      const answer = await fetch(address, { headers: { range } });
      return [answer.status, answer.headers.get('content-range'), await answer.text()];
    };
    expect(await part('bytes=2-4')).toEqual([206, 'bytes 2-4/10', '234']);
    expect(await part('bytes=-3')).toEqual([206, 'bytes 7-9/10', '789']);
    expect(await part('bytes=8-')).toEqual([206, 'bytes 8-9/10', '89']);
    expect(await part('bytes=10-')).toEqual([416, 'bytes */10', '']);
    const etag = (await fetch(address)).headers.get('etag') ?? '';
    expect((await fetch(address, { headers: { 'if-none-match': etag } })).status).toBe(304);
  });
});

describe('a form under a policy', () => {
  const wanted = {
    bucket: bucketName,
    key: 't/1/tmp/photo',
    contentType: 'image/png',
    range: [10, 100] as [number, number],
  };
  const file = (size: number) => new Blob([Buffer.alloc(size, 1)]);
  const send = (body: FormData, headers: Record<string, string> = {}) =>
    fetch(addressOf(''), { method: 'POST', body, headers });

  it('uploads its one object', async () => {
    const answer = await send(formOf(await postFields(wanted), file(50)));
    expect([answer.status, answer.headers.get('etag')]).toEqual([204, expect.stringMatching(/^"[0-9a-f]{32}"$/)]);
    const head = await s3.send(new HeadObjectCommand({ Bucket: bucketName, Key: wanted.key }));
    expect(head).toMatchObject({ ContentLength: 50, ContentType: 'image/png' });
  });

  it('is refused for a file too large or too small', async () => {
    expect(await refusal(await send(formOf(await postFields(wanted), file(101))))).toBe('400 EntityTooLarge');
    expect(await refusal(await send(formOf(await postFields(wanted), file(9))))).toBe('400 EntityTooSmall');
  });

  it.each([
    ['another key', 'key', 't/2/tmp/photo'],
    ['another type', 'Content-Type', 'image/svg+xml'],
    ['a field the policy does not know', 'acl', 'public-read'],
  ])('is refused for %s', async (_, name, value) => {
    const fields = await postFields(wanted);
    fields.set(name, value);
    expect(await refusal(await send(formOf(fields, file(50))))).toBe('403 AccessDenied');
  });

  it('is refused when it has expired', async () => {
    const fields = await postFields({ ...wanted, expiresAt: new Date(Date.now() - 1000) });
    expect(await refusal(await send(formOf(fields, file(50))))).toBe('403 AccessDenied');
  });

  it('is refused when its policy was changed, or is missing', async () => {
    const fields = await postFields(wanted);
    fields.set('policy', (await postFields({ ...wanted, range: [0, 1000] })).get('policy') ?? '');
    expect(await refusal(await send(formOf(fields, file(50))))).toBe('403 SignatureDoesNotMatch');
    fields.delete('policy');
    expect(await refusal(await send(formOf(fields, file(50))))).toBe('403 AccessDenied');
  });
});

describe('CORS', () => {
  const preflight = (origin: string, method: string, headers = 'content-type') =>
    fetch(addressOf('x'), {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': method, 'access-control-request-headers': headers },
    });

  it('lets the site’s pages in, by the template’s rules', async () => {
    const answer = await preflight(page, 'POST');
    expect([
      answer.status,
      answer.headers.get('access-control-allow-origin'),
      answer.headers.get('access-control-max-age'),
    ]).toEqual([200, page, '60']);
    const get = await fetch(await presign(addressOf('object.txt')), { headers: { origin: page } });
    expect([get.headers.get('access-control-allow-origin'), get.headers.get('access-control-expose-headers')]).toEqual([
      page,
      'etag',
    ]);
  });

  it.each([
    ['another origin', 'https://evil.example', 'POST', 'content-type'],
    ['another method', page, 'PUT', 'content-type'],
    ['another header', page, 'POST', 'x-amz-meta-a'],
  ])('keeps %s out', async (_, origin, method, headers) => {
    expect(await refusal(await preflight(origin, method, headers))).toBe('403 AccessForbidden');
  });
});

describe('a new object', () => {
  it('is told to the function that waits for its prefix', async () => {
    await put('elsewhere/a', 'no');
    await put('up loads/a b.png', 'yes!');
    const line = await eventually(() => here.logs.find(({ line }) => line.startsWith('ObjectCreated:'))?.line);
    expect(line).toBe('ObjectCreated:Put up+loads/a+b.png 4');
    expect(here.logs.filter(({ line }) => line.startsWith('ObjectCreated:'))).toHaveLength(1);
  });
});
