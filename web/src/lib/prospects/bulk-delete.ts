/** Eliminar (M47) of several, one command each, and the way back for all of them. */
import type { Client } from '@folio/shared/contract/client.ts';
import type { ProspectRow } from '@folio/shared/prospects/prospect.schema.ts';
import { inLanes } from '#lib/api/in-lanes.ts';
import { tellProblem } from '#lib/api/tell-problem.ts';
import { toast } from '#lib/ui/toasts.svelte.ts';
import type { CommandRecords } from './prospect-commands.ts';

interface Dependencies {
  client: Client;
  records: CommandRecords;
}

const prospectsWord = (count: number) => (count === 1 ? '1 prospecto' : `${count} prospectos`);

/** What is refused stays in the list, and is told. @param ondone how many are done */
export async function deleteProspects(
  { client, records }: Dependencies,
  rows: readonly ProspectRow[],
  ondone: (count: number) => void,
): Promise<void> {
  const gone: ProspectRow[] = [];
  const remove = async (row: ProspectRow) => {
    await client.deleteProspect({ params: { prospectId: row.id } });
    records.remove(row.id);
    gone.push(row);
  };
  try {
    await inLanes(rows, remove, ondone);
  } catch (cause) {
    tellProblem(cause);
  }
  if (!gone.length) return;
  const text = `${prospectsWord(gone.length)} ${gone.length === 1 ? 'eliminado' : 'eliminados'}`;
  toast({ text, undo: { run: () => void restoreProspects({ client, records }, gone) } });
}

async function restoreProspects({ client, records }: Dependencies, rows: readonly ProspectRow[]): Promise<void> {
  let back = 0;
  try {
    await inLanes(rows, async ({ id }) => {
      records.put(await client.restoreProspect({ params: { prospectId: id }, body: {} }));
      back += 1;
    });
  } catch (cause) {
    tellProblem(cause);
  }
  if (back) toast({ tone: 'good', text: `${prospectsWord(back)} de vuelta en la lista` });
}
