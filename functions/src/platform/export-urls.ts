/**
 * Addresses by which a browser fetches one file from the bucket of exports, for a minute: told to whoever may have it when
 * it is asked for, never kept and never mailed. https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SignatureV4 } from '@smithy/signature-v4';
import { localSetting } from './environment.ts';

const livesSeconds = 60;

export interface ExportUrls {
  urlFor(key: string, now: Date): Promise<string>;
}

/** Signs as upload-forms.ts does: with the function's own credentials, and without the client of S3. */
export function createExportUrls(bucket: string, { config }: Pick<DynamoDBClient, 'config'>): ExportUrls {
  const { credentials, region, sha256 } = config;
  const signer = new SignatureV4({ service: 's3', credentials, region, sha256, uriEscapePath: false });
  return {
    async urlFor(key, now) {
      const base = new URL(baseOf(bucket, await region()));
      const path = `${base.pathname.replace(/\/$/, '')}/${key.split('/').map(encodeURIComponent).join('/')}`;
      const signed = await signer.presign(
        {
          method: 'GET',
          protocol: base.protocol,
          hostname: base.hostname,
          ...(base.port ? { port: Number(base.port) } : {}),
          path,
          query: {},
          // What a browser fetches has no body to be signed.
          headers: { host: base.host, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' },
        },
        { signingDate: now, expiresIn: livesSeconds },
      );
      const query = new URLSearchParams();
      for (const [name, value] of Object.entries(signed.query ?? {})) query.set(name, String(value));
      return `${base.origin}${path}?${query}`;
    },
  };
}

function baseOf(bucket: string, region: string): string {
  const local = localSetting('AWS_ENDPOINT_URL_S3');
  return local ? `${local}/${bucket}` : `https://${bucket}.s3.${region}.amazonaws.com`;
}
