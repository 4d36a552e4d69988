/** What `write-exports` is given: the table, the bucket of exports, and that of images, where logos are. */
import { environmentOf } from './environment.ts';
import { createExportFiles, type ExportFiles } from './export-files.ts';
import { newMeter } from './meter.ts';
import { createObjectReader, type ObjectReader } from './object-reader.ts';
import type { TableConnection } from './table.ts';
import { createTableClient } from './table-client.ts';

export interface WriteDependencies {
  files: ExportFiles;
  images: ObjectReader;
  /** Nobody's request: what it costs is not told to anyone. */
  connection(): TableConnection;
}

export function createWriteDependencies(): WriteDependencies {
  const { TABLE_NAME, EXPORTS_BUCKET, IMAGES_BUCKET } = environmentOf('exports');
  const client = createTableClient();
  return {
    files: createExportFiles(EXPORTS_BUCKET),
    images: createObjectReader(IMAGES_BUCKET, client),
    connection: () => ({ client, tableName: TABLE_NAME, meter: newMeter() }),
  };
}
