/** What `write-exports` is given: the table, and the bucket of exports. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { environmentOf } from './environment.ts';
import { createExportFiles, type ExportFiles } from './export-files.ts';
import { newMeter } from './meter.ts';
import type { TableConnection } from './table.ts';

export interface WriteDependencies {
  files: ExportFiles;
  /** Nobody's request: what it costs is not told to anyone. */
  connection(): TableConnection;
}

export function createWriteDependencies(): WriteDependencies {
  const { TABLE_NAME, EXPORTS_BUCKET } = environmentOf('exports');
  const client = new DynamoDBClient({ maxAttempts: 4 });
  return {
    files: createExportFiles(EXPORTS_BUCKET),
    connection: () => ({ client, tableName: TABLE_NAME, meter: newMeter() }),
  };
}
