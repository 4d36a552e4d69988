/** What the two functions are given that bring images in and let them go: the table and the bucket. */
import { environmentOf } from './environment.ts';
import type { Meter } from './meter.ts';
import { createObjectStore, type ObjectStore } from './object-store.ts';
import type { TableConnection } from './table.ts';
import { createTableClient } from './table-client.ts';

export interface ImageDependencies {
  connection(context: { meter: Meter }): TableConnection;
  images: ObjectStore;
}

export function createImageDependencies(): ImageDependencies {
  const { TABLE_NAME, IMAGES_BUCKET } = environmentOf('images');
  const client = createTableClient();
  return {
    connection: ({ meter }) => ({ client, tableName: TABLE_NAME, meter }),
    images: createObjectStore(IMAGES_BUCKET),
  };
}
