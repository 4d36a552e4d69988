/** Writes one export as the function does, in a process of its own whose memory is looked at; its file goes to a path instead of a bucket. */
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { writeOne } from '@folio/functions/modules/exports/writing.service.ts';
import { newMeter } from '@folio/functions/platform/meter.ts';
import { createTableClient } from '@folio/functions/platform/table-client.ts';

export interface ExportTask {
  dynamoUrl: string;
  tableName: string;
  tenantId: string;
  /** The queued export's item. */
  item: Record<string, unknown>;
  path: string;
}

const task = JSON.parse(process.argv[2] ?? '') as ExportTask; // written by export-in-child.ts alone
const client = createTableClient({
  endpoint: task.dynamoUrl,
  region: 'us-east-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local-secret-access-key' },
});
const meter = newMeter();
const files = {
  send: async (_file: unknown, write: (take: (bytes: Uint8Array) => Promise<void>) => Promise<void>) => {
    const stream = createWriteStream(task.path);
    let size = 0;
    await write(async (bytes) => {
      size += bytes.length;
      if (!stream.write(bytes)) await once(stream, 'drain');
    });
    stream.end();
    await finished(stream);
    return size;
  },
};
const startedAt = performance.now();
await writeOne(
  { files, images: { find: async () => undefined }, connection: () => ({ client, tableName: task.tableName, meter }) },
  { root: ['T', task.tenantId], item: task.item },
  new Date(),
);
process.send?.({
  ms: Math.round(performance.now() - startedAt),
  peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
  readUnits: meter.readUnits,
});
process.disconnect();
