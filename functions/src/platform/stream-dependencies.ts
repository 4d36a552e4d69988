/** What a function is given that follows the table's stream and speaks to nothing but the table. */
import { environmentOf } from './environment.ts';
import { newMeter } from './meter.ts';
import type { TableConnection } from './table.ts';
import { createTableClient } from './table-client.ts';

export interface StreamDependencies {
  /** Nobody's request: what it costs is not told to anyone. */
  connection(): TableConnection;
}

export function createStreamDependencies(): StreamDependencies {
  const environment = environmentOf('stream');
  const client = createTableClient();
  return { connection: () => ({ client, tableName: environment.TABLE_NAME, meter: newMeter() }) };
}
