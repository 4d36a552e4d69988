/** What a person does with clients; components only call these. */
import type { Client } from '@folio/shared/clients/client.schema.ts';
import type { Session } from '@folio/shared/identity/session.schema.ts';
import { client } from '#lib/api/client.ts';
import { tellProblem } from '#lib/api/tell-problem.ts';
import { entryIdOf } from '#lib/prospects/prospect.actions.ts';
import { toast } from '#lib/ui/toasts.svelte.ts';
import type { ClientBase } from './client-base.svelte.ts';
import { beginningValues, toChanges, toNewClient, type ClientFormValues } from './client-form.rules.ts';

/** Name of a line of business; empty for one newer than this session. */
export function lineNameIn(session: Session): (id: string) => string {
  return (id) => session.catalogue.find((entry) => entry.id === id)?.name ?? '';
}

/** Registers what the form holds, or changes what it was opened for. */
export async function saveClient(
  { session, base }: { session: Session; base: ClientBase },
  values: ClientFormValues,
  idempotencyKey: string,
): Promise<Client> {
  const lineOfBusinessId = await entryIdOf({ client, session }, 'lines-of-business', values.lineOfBusiness);
  if (!values.base) return base.add(toNewClient(values, lineOfBusinessId), idempotencyKey);
  const beginning = beginningValues(values.base, lineNameIn(session));
  return base.change(values.base, toChanges(values, beginning, lineOfBusinessId), idempotencyKey);
}

/** No longer offered, or offered again; the toast has the way back. */
export async function setRetired(base: ClientBase, id: string, retired: boolean): Promise<void> {
  // As it is by then: its version has moved on.
  const held = base.find(id);
  if (!held) return;
  try {
    await base.change(held, { retired });
    const text = retired ? `«${held.name}», retirado de tus clientes` : `«${held.name}», de nuevo entre tus clientes`;
    toast({ text, undo: { run: () => void setRetired(base, id, !retired) } });
  } catch (cause) {
    tellProblem(cause);
  }
}
