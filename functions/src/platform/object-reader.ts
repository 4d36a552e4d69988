/** Reads objects of one bucket, for functions that keep none: signed with their own credentials, no client of S3 travels along. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SignatureV4 } from '@smithy/signature-v4';
import { bucketAddress } from './upload-forms.ts';

export interface ObjectReader {
  /** Undefined when there is none. */
  find(key: string): Promise<Uint8Array | undefined>;
}

const waitsMs = 5_000;

export function createObjectReader(bucket: string, { config }: Pick<DynamoDBClient, 'config'>): ObjectReader {
  const { credentials, region, sha256 } = config;
  const signer = new SignatureV4({ service: 's3', credentials, region, sha256, uriEscapePath: false });
  return {
    async find(key) {
      const url = new URL(`${bucketAddress(bucket, await region())}/${key}`);
      const { protocol, hostname, port, pathname: path, host } = url;
      const request = { method: 'GET', protocol, hostname, path, headers: { host }, query: {} };
      const { headers } = await signer.sign({ ...request, ...(port ? { port: Number(port) } : {}) });
      const answer = await fetch(url, { headers, signal: AbortSignal.timeout(waitsMs) });
      if (answer.status === 404 || answer.status === 403) return undefined;
      if (!answer.ok) throw new Error(`the bucket answered ${answer.status}`);
      return new Uint8Array(await answer.arrayBuffer());
    },
  };
}
