/** Apart from dependencies.ts, so that the other functions do not carry the client of S3. */
import { createDependencies, type Dependencies } from './dependencies.ts';
import { environmentOf } from './environment.ts';
import { createObjectStore, type ObjectStore } from './object-store.ts';

export interface RowsDependencies extends Dependencies {
  /** Each company's rows as they were some time ago; a key begins with its company. */
  snapshots: ObjectStore;
}

export function createRowsDependencies(): RowsDependencies {
  const { SNAPSHOTS_BUCKET } = environmentOf('rows');
  return { ...createDependencies(), snapshots: createObjectStore(SNAPSHOTS_BUCKET) };
}
