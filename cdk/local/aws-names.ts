/** Names as AWS would give them, for an account and a region that do not exist. */
import { createHash } from 'node:crypto';

export const region = 'us-east-1';
export const account = '000000000000';

/** What every client signs with here. The S3 server knows the secret, the others look at its shape alone. */
export const credentials = { accessKeyId: 'local', secretAccessKey: 'local-secret-access-key' };

/** `arn:aws:sqs:us-east-1:000000000000:name`; the services that are global leave region and account out. */
export function arnOf(service: string, resource: string): string {
  if (service === 's3') return `arn:aws:s3:::${resource}`;
  if (service === 'cloudfront' || service === 'iam') return `arn:aws:${service}::${account}:${resource}`;
  return `arn:aws:${service}:${region}:${account}:${resource}`;
}

/** An id that is the same at every start, in an alphabet of digits and lower case. */
export function stableId(seed: string, length: number): string {
  const digest = createHash('sha256').update(seed).digest('hex');
  return BigInt(`0x${digest}`).toString(36).padStart(50, '0').slice(-length);
}
