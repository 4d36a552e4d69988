/** Emptying what a local stack keeps, unless one is running on it. */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openDurableStore } from './durable-store.ts';

/** @throws when a running stack uses the data */
export function emptyLocalDirectory(localDirectory: string, dataDirectory: string): void {
  const store = join(dataDirectory, 'stack.sqlite');
  if (existsSync(store)) openDurableStore(store).close();
  rmSync(localDirectory, { recursive: true, force: true });
}
