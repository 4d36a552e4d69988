/** An export written in a process of its own, whose heap is bounded and whose memory is told. */
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundleOptions } from '../../cdk/constructs/bundle.ts';
import { newExport } from '@folio/functions/modules/exports/export.service.ts';
import { exportPut, type ExportContent } from '@folio/functions/modules/exports/export.repository.ts';
import { newMeter } from '@folio/functions/platform/meter.ts';
import { tableAt } from '@folio/functions/platform/table.ts';
import type { Period } from '@folio/shared/reports/report.rules.ts';
import type { ExportTask } from './export-child.ts';
import { tableClient } from './in-process.ts';
import type { RunningStack } from './stack-process.ts';

export interface ChildFigures {
  ms: number;
  /** The most memory it ever had, code and all, as it is deployed: in one file. */
  peakMb: number;
  readUnits: number;
}

const child = fileURLToPath(new URL('export-child.ts', import.meta.url));
const heapMb = 64;

/** Begun already, so that no function of the stack takes it. @returns what it took; the file stands at `path` */
export async function exportInChild(
  stack: RunningStack,
  {
    tenantId,
    memberId,
    path,
    days,
    content,
  }: {
    tenantId: string;
    memberId: string;
    path: string;
    days: Period;
    content: ExportContent;
  },
): Promise<ChildFigures> {
  const wanted = { content, ...days, memberId, requestedBy: memberId };
  const stored = { ...newExport(wanted, new Date(), path), status: 'running' as const };
  const connection = { client: tableClient(stack), tableName: stack.tableName, meter: newMeter() };
  await tableAt(connection, ['T', tenantId]).transact([exportPut(stored)]);
  const { dynamoUrl, tableName } = stack;
  const task: ExportTask = { dynamoUrl, tableName, tenantId, item: { ...stored }, path };
  const directory = mkdtempSync(join(tmpdir(), 'folio-export-child-'));
  try {
    const outfile = join(directory, 'child.mjs');
    await build({ ...bundleOptions, entryPoints: [child], outfile });
    return await figuresOf(outfile, task);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

async function figuresOf(program: string, task: ExportTask): Promise<ChildFigures> {
  const forked = fork(program, [JSON.stringify(task)], { execArgv: [`--max-old-space-size=${heapMb}`] });
  return new Promise((resolve, reject) => {
    forked.on('message', (told) => resolve(told as ChildFigures)); // sent by export-child.ts alone
    forked.on('error', reject);
    forked.on('exit', (code) => reject(new Error(`it ended with ${code} and told nothing`)));
  });
}
