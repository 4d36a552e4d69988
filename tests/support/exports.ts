/** Exports, waited for and fetched as a browser does. */
import type { BodyInput } from '@folio/shared/contract/endpoint.ts';
import type { addExportSchedule, ExportView } from '@folio/shared/exports/export.schema.ts';
import type { Person } from './world.ts';

const usualPatienceMs = 20_000;

/** Waits until it is written or given up. */
export async function exportReady(
  { client }: Pick<Person, 'client'>,
  id: string,
  patienceMs = usualPatienceMs,
): Promise<ExportView> {
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline;) {
    const found = (await client.listExports()).exports.find((one) => one.id === id);
    if (found && found.status !== 'queued' && found.status !== 'running') return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`export ${id} is not done after ${patienceMs} ms`);
}

export async function fetched({ client }: Pick<Person, 'client'>, exportId: string) {
  const { url, fileName } = await client.getExportFile({ params: { exportId } });
  const answer = await fetch(url);
  return { url, fileName, answer, bytes: Buffer.from(await answer.arrayBuffer()) };
}

/** Every Monday at eight, for oneself. */
export function plan(
  { memberId }: { memberId: string },
  more: Partial<BodyInput<typeof addExportSchedule>> = {},
): BodyInput<typeof addExportSchedule> {
  return {
    name: 'La semana',
    format: 'csv',
    every: 'weekly',
    weekday: 1,
    monthDay: 1,
    time: '08:00',
    recipientIds: [memberId],
    active: true,
    ...more,
  };
}
