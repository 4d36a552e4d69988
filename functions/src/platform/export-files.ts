/** Files on their way to the bucket of exports: written piece by piece to the function's own disk, sent when they are whole. */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';

/** Takes bytes in their order; what waits for it never holds more than a piece. */
export type WriteBytes = (bytes: Uint8Array) => Promise<void>;

export interface ExportFile {
  key: string;
  contentType: string;
  /** By which a browser saves it. */
  fileName: string;
}

export interface ExportFiles {
  /** @returns how many bytes were sent; when `write` throws, nothing is. */
  send(file: ExportFile, write: (take: WriteBytes) => Promise<void>): Promise<number>;
}

export function createExportFiles(bucket: string): ExportFiles {
  const client = new S3Client({ maxAttempts: 3 });
  return {
    async send({ key, contentType, fileName }, write) {
      const directory = await mkdtemp(join(tmpdir(), 'export-'));
      const path = join(directory, 'file');
      try {
        await written(path, write);
        const { size } = await stat(path);
        await client.send(
          new PutObjectCommand({
            Bucket: bucket,
            Key: key,
            Body: createReadStream(path),
            ContentLength: size,
            ContentType: contentType,
            ContentDisposition: `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
            CacheControl: 'private, no-store',
          }),
        );
        return size;
      } finally {
        await rm(directory, { recursive: true, force: true });
      }
    },
  };
}

async function written(path: string, write: (take: WriteBytes) => Promise<void>): Promise<void> {
  const stream = createWriteStream(path);
  try {
    await write(async (bytes) => {
      if (!stream.write(bytes)) await once(stream, 'drain');
    });
    stream.end();
    await finished(stream);
  } finally {
    stream.destroy();
  }
}
