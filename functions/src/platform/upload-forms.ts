/**
 * Forms by which a browser sends one file straight to a bucket: exactly this key, this type and this many bytes, for five
 * minutes. https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html
 */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SignatureV4 } from '@smithy/signature-v4';
import { localSetting } from './environment.ts';

const livesMs = 5 * 60_000;

export interface UploadForm {
  url: string;
  fields: Record<string, string>;
  expiresAt: string;
}

export interface UploadForms {
  formFor(file: { key: string; contentType: string; bytes: number }, now: Date): Promise<UploadForm>;
}

/** Signs with the function's own credentials, region and hash, as the client has them: no client of S3 travels along. */
export function createUploadForms(bucket: string, { config }: Pick<DynamoDBClient, 'config'>): UploadForms {
  const { credentials, region, sha256 } = config;
  const signer = new SignatureV4({ service: 's3', credentials, region, sha256, uriEscapePath: false });
  return {
    async formFor({ key, contentType, bytes }, now) {
      const [{ accessKeyId, sessionToken }, inRegion] = await Promise.all([credentials(), region()]);
      const stamp = now.toISOString().replace(/[-:]|\.\d{3}/g, '');
      const expiresAt = new Date(now.getTime() + livesMs).toISOString();
      const fields = {
        key,
        'content-type': contentType,
        'x-amz-algorithm': 'AWS4-HMAC-SHA256',
        'x-amz-credential': `${accessKeyId}/${stamp.slice(0, 8)}/${inRegion}/s3/aws4_request`,
        'x-amz-date': stamp,
        ...(sessionToken ? { 'x-amz-security-token': sessionToken } : {}),
      };
      const exact = Object.entries(fields).map(([name, value]) => ['eq', `$${name}`, value]);
      const conditions = [{ bucket }, ...exact, ['content-length-range', bytes, bytes]];
      const policy = Buffer.from(JSON.stringify({ expiration: expiresAt, conditions })).toString('base64');
      const signature = await signer.sign(policy, { signingDate: now });
      return {
        url: bucketAddress(bucket, inRegion),
        fields: { ...fields, policy, 'x-amz-signature': signature },
        expiresAt,
      };
    },
  };
}

export function bucketAddress(bucket: string, region: string): string {
  const local = localSetting('AWS_ENDPOINT_URL_S3');
  return local ? `${local}/${bucket}` : `https://${bucket}.s3.${region}.amazonaws.com`;
}
