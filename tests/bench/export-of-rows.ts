/** A large export through the table: how long it takes and how much memory, read back and counted. */
import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Unzip, UnzipInflate } from 'fflate';
import { prospectForm } from '../support/builders.ts';
import { putAll } from '../support/bulk-puts.ts';
import { countedItems, followUpsOf } from '../support/counted-facts.ts';
import { exportInChild, type ChildFigures } from '../support/export-in-child.ts';
import { registeredInProcess, tableClient } from '../support/in-process.ts';
import type { RunningStack } from '../support/stack-process.ts';
import type { Company } from '../support/world.ts';

export interface ExportFigures extends ChildFigures {
  format: string;
  rows: number;
  goalMb: number;
}

const of = 300;
const month = '2045-03';

export async function measureExports(stack: RunningStack, company: Company, count: number): Promise<ExportFigures[]> {
  const { administrator, tenantId, firstCentre } = company;
  const forms = Array.from({ length: of }, (_, at) => prospectForm({ name: `=Prospecto ${at}`, workCentreId: firstCentre, contactedOn: '2044-01-01' })); // prettier-ignore
  const prospects = await registeredInProcess(stack, administrator, forms);
  // Counted by then: counting them again would find follow-ups that their records do not have.
  const counted = async () =>
    (await administrator.client.getReport({ query: { from: '2044-01-01', to: '2044-01-01' } })).totals.prospects;
  while ((await counted()) !== of) await new Promise((resolve) => setTimeout(resolve, 500));
  const target = { client: tableClient(stack), tableName: stack.tableName, tenantId };
  await putAll(
    target,
    countedItems(() => followUpsOf(prospects, count, month)),
  );
  const directory = mkdtempSync(join(tmpdir(), 'folio-export-'));
  try {
    const figures: ExportFigures[] = [];
    for (const format of ['xlsx', 'csv'] as const) {
      const path = join(directory, `file.${format}`);
      const days = { from: `${month}-01`, to: `${month}-31` };
      const content = { format, figure: 'followUps' } as const;
      const told = await exportInChild(stack, { tenantId, memberId: administrator.memberId, path, days, content });
      const rows = format === 'xlsx' ? await sheetRows(path) : await lines(path);
      // Header, and of a workbook its total.
      figures.push({ format, rows: rows - (format === 'xlsx' ? 2 : 1), ...told, goalMb: 256 });
    }
    return figures;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function lines(path: string): Promise<number> {
  let count = 0;
  // No cell of these holds a line's end.
  for await (const chunk of createReadStream(path, 'utf8')) count += String(chunk).split('\n').length - 1;
  return count;
}

/** Of the only sheet, by its bytes: no reader of workbooks that is at hand holds so many. */
async function sheetRows(path: string): Promise<number> {
  let [count, rest] = [0, ''];
  const decoder = new TextDecoder();
  const unzip = new Unzip((file) => {
    if (!file.name.includes('worksheets/')) return;
    file.ondata = (error, bytes) => {
      if (error) throw error;
      const text = rest + decoder.decode(bytes, { stream: true });
      count += text.split('</row>').length - 1;
      // A mark may be cut in two; a whole one at the end is counted already.
      rest = text.slice(text.lastIndexOf('</row>') + 1).slice(-5);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  for await (const chunk of createReadStream(path)) unzip.push(new Uint8Array(chunk as Buffer)); // a stream without an encoding gives bytes
  unzip.push(new Uint8Array(), true);
  return count;
}
