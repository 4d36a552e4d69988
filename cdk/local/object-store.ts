/** The objects of all buckets: their bytes in files of the data directory, all else in rows. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import * as z from 'zod';
import type { DurableStore, Shelf } from './durable-store.ts';
import { mediaTypeOf } from './media-types.ts';

const storedObject = z.object({
  key: z.string(),
  /** Where its bytes are. */
  path: z.string(),
  size: z.int(),
  /** Without quotes. */
  etag: z.string(),
  lastModifiedMs: z.number(),
  /** Lower-case response headers that belong to the object: `content-type`, `cache-control`, `x-amz-meta-…`. */
  headers: z.record(z.string(), z.string()),
});
export type StoredObject = z.infer<typeof storedObject>;

export interface Bucket {
  name: string;
  get(key: string): StoredObject | undefined;
  put(key: string, body: Uint8Array, headers: Record<string, string>): StoredObject;
  delete(key: string): void;
  /** In the order of their keys. */
  list(prefix: string): StoredObject[];
  /** Puts the files of a directory without copying them, as the deployment of a site does. */
  deploy(directory: string, prefix: string, headers: Record<string, string>): void;
}

export function openBucket(name: string, dataDirectory: string, store: DurableStore): Bucket {
  const directory = join(dataDirectory, 'objects', name);
  mkdirSync(directory, { recursive: true });
  const shelf = store.shelf(`objects/${name}`);
  const deployed = new Map<string, StoredObject>();
  return {
    name,
    get: (key) => deployed.get(key) ?? read(shelf, key),
    put(key, body, headers) {
      const before = read(shelf, key);
      const path = join(directory, randomUUID());
      // Whole under another name first: after a crash there is the old object or the new, never half of one.
      writeFileSync(`${path}.part`, body);
      renameSync(`${path}.part`, path);
      const object = { key, path, size: body.length, etag: md5(body), lastModifiedMs: Date.now(), headers };
      shelf.set(key, object);
      if (before) rmSync(before.path, { force: true });
      return object;
    },
    delete(key) {
      const before = read(shelf, key);
      shelf.delete(key);
      if (before) rmSync(before.path, { force: true });
    },
    list(prefix) {
      const own = shelf.entries().map(([, value]) => storedObject.parse(value));
      return [...own, ...deployed.values()]
        .filter(({ key }) => key.startsWith(prefix))
        .sort((one, other) => (one.key < other.key ? -1 : 1));
    },
    deploy(from, prefix, headers) {
      for (const path of filesIn(from)) {
        const key = prefix + relative(from, path).split(sep).join('/');
        const { size, mtimeMs } = statSync(path);
        const typed = { 'content-type': mediaTypeOf(path), ...headers };
        deployed.set(key, { key, path, size, etag: md5(readFileSync(path)), lastModifiedMs: mtimeMs, headers: typed });
      }
    },
  };
}

function read(shelf: Shelf, key: string): StoredObject | undefined {
  const row = shelf.get(key);
  return row === undefined ? undefined : storedObject.parse(row);
}

function md5(body: Uint8Array): string {
  return createHash('md5').update(body).digest('hex');
}

function filesIn(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
