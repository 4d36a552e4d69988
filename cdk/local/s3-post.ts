/** Uploads by an HTML form under a signed policy: expiry, size, and every field as the policy says. */
import * as z from 'zod';
import type { HttpAnswer, HttpRequest } from './http-message.ts';
import type { Bucket, StoredObject } from './object-store.ts';
import { element, S3Error, xmlAnswer } from './s3-errors.ts';
import { verifyPolicy } from './s3-signatures.ts';

const policyDocument = z.object({
  expiration: z.iso.datetime({ offset: true }),
  conditions: z.array(
    z.union([
      z.tuple([z.literal('content-length-range'), z.number(), z.number()]),
      z.tuple([z.enum(['eq', 'starts-with']), z.string().startsWith('$'), z.string()]),
      z.record(z.string(), z.string()),
    ]),
  ),
});
type Policy = z.output<typeof policyDocument>;

/** Fields that no condition need cover. */
const freeFields = /^(policy|x-amz-signature|file|x-ignore-.*)$/;
/** Fields that become headers of the object. */
const objectFields = /^(content-type|content-disposition|content-encoding|cache-control|expires|x-amz-meta-.*)$/;

interface Form {
  /** Names in lower case. */
  fields: Map<string, string>;
  file: File;
}

/** @throws S3Error for what the policy does not allow */
export async function postObject(
  bucket: Bucket,
  request: HttpRequest,
  nowMs: number,
): Promise<{ object: StoredObject; answer: HttpAnswer }> {
  const { fields, file } = await readForm(request);
  if (!fields.has('policy')) throw new S3Error('AccessDenied', 'Access Denied');
  await verifyPolicy(fields);
  fields.set('bucket', bucket.name);
  const policy = readPolicy(fields.get('policy') ?? '');
  if (Date.parse(policy.expiration) <= nowMs) refuse('Policy expired.');
  mustHold(policy, fields);
  mustFit(policy, file.size);
  const key = (fields.get('key') ?? '').replaceAll('${filename}', file.name);
  if (!key) throw new S3Error('InvalidArgument', 'Bucket POST must contain a field named key');
  const headers = Object.fromEntries([...fields].filter(([name]) => objectFields.test(name)));
  const object = bucket.put(key, new Uint8Array(await file.arrayBuffer()), {
    'content-type': 'binary/octet-stream',
    ...headers,
  });
  return { object, answer: answerTo(bucket, object, fields) };
}

async function readForm({ headers, body }: HttpRequest): Promise<Form> {
  const type = headers['content-type'] ?? '';
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } })
    .formData()
    .catch(() => undefined);
  if (!form)
    throw new S3Error('MalformedPOSTRequest', 'The body of your POST request is not well-formed multipart/form-data.');
  const fields = new Map<string, string>();
  for (const [name, value] of form) {
    // What follows the file is not read, as in S3.
    if (typeof value !== 'string') return { fields, file: value };
    fields.set(name.toLowerCase(), value);
  }
  throw new S3Error('InvalidArgument', 'POST requires exactly one file upload per request.');
}

function readPolicy(base64: string): Policy {
  try {
    return policyDocument.parse(JSON.parse(Buffer.from(base64, 'base64').toString()));
  } catch {
    throw new S3Error('InvalidPolicyDocument', 'The policy is not valid.');
  }
}

function mustHold({ conditions }: Policy, fields: ReadonlyMap<string, string>): void {
  const covered = new Set(['bucket']);
  for (const condition of conditions) {
    if (Array.isArray(condition)) {
      if (condition[0] === 'content-length-range') continue;
      const [operator, variable, wanted] = condition;
      const name = variable.slice(1).toLowerCase();
      covered.add(name);
      const value = fields.get(name) ?? '';
      if (operator === 'eq' ? value !== wanted : !value.startsWith(wanted)) failed(condition);
      continue;
    }
    for (const [name, wanted] of Object.entries(condition)) {
      covered.add(name.toLowerCase());
      if (fields.get(name.toLowerCase()) !== wanted) failed(condition);
    }
  }
  const extra = [...fields.keys()].filter((name) => !covered.has(name) && !freeFields.test(name));
  if (extra.length > 0) refuse(`Extra input fields: ${extra.join(', ')}`);
}

function mustFit({ conditions }: Policy, size: number): void {
  for (const condition of conditions) {
    if (!Array.isArray(condition) || condition[0] !== 'content-length-range') continue;
    const [, least, most] = condition;
    if (size > most) throw new S3Error('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size');
    if (size < least)
      throw new S3Error('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size');
  }
}

function failed(condition: unknown): never {
  refuse(`Policy Condition failed: ${JSON.stringify(condition)}`);
}

function refuse(reason: string): never {
  throw new S3Error('AccessDenied', `Invalid according to Policy: ${reason}`);
}

function answerTo(bucket: Bucket, { key, etag }: StoredObject, fields: ReadonlyMap<string, string>): HttpAnswer {
  const status = fields.get('success_action_status');
  const headers = { etag: `"${etag}"` };
  if (status !== '201') return { status: status === '200' ? 200 : 204, headers, body: Buffer.alloc(0) };
  const parts = [element('Bucket', bucket.name), element('Key', key), element('ETag', `"${etag}"`)];
  const answer = xmlAnswer(201, `<PostResponse>${parts.join('')}</PostResponse>`);
  return { ...answer, headers: { ...answer.headers, ...headers } };
}
