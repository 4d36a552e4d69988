/** Port over one bucket: whole objects by key. */
import { DeleteObjectCommand, GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';

/** What is kept beside the bytes, for whoever is given them. */
export interface ObjectHeaders {
  contentType: string;
  contentDisposition: string;
  cacheControl: string;
}

export interface ObjectStore {
  /** Undefined when there is none. */
  find(key: string): Promise<Uint8Array | undefined>;
  put(key: string, bytes: Uint8Array, headers?: ObjectHeaders): Promise<void>;
  /** Those that are not there are no error. */
  delete(keys: readonly string[]): Promise<void>;
}

export function createObjectStore(bucket: string): ObjectStore {
  const client = new S3Client({ maxAttempts: 3 });
  return {
    async find(key) {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
        return await Body?.transformToByteArray();
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },
    async put(key, bytes, headers) {
      const kept = headers && {
        ContentType: headers.contentType,
        ContentDisposition: headers.contentDisposition,
        CacheControl: headers.cacheControl,
      };
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: bytes, ...kept }));
    },
    async delete(keys) {
      await Promise.all(keys.map((key) => client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }))));
    },
  };
}
