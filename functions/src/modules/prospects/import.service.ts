/** Prospects from a sheet, one command each: what the company knows is left, what is refused says so, the rest is done. */
import type { InputOf, ResponseOf } from '@folio/shared/contract/endpoint.ts';
import type { ImportedProspect, importProspects } from '@folio/shared/prospects/import.schema.ts';
import type { Duplicate } from '@folio/shared/prospects/duplicates.schema.ts';
import { AppError } from '../../platform/app-error.ts';
import type { MemberContext } from '../../platform/context.ts';
import type { Dependencies } from '../../platform/dependencies.ts';
import { idOfCommand } from '../../platform/derived-id.ts';
import { phoneOf } from '../../platform/typed-phone.ts';
import { partOf, planOnce } from '../changes/plan.service.ts';
import { knownAs } from './duplicate.service.ts';
import { register } from './prospect.service.ts';

export async function importAll(
  deps: Dependencies,
  context: MemberContext,
  { body }: InputOf<typeof importProspects>,
): Promise<ResponseOf<typeof importProspects>> {
  await planOnce(deps, context, async () => ({}));
  const done: ResponseOf<typeof importProspects> = { added: [], known: [], refused: [] };
  for (const [at, row] of body.prospects.entries()) {
    try {
      const one = partOf(context, String(at));
      const duplicate = body.evenIfKnown ? undefined : await known(deps, one, row);
      if (duplicate) done.known.push({ at, duplicate });
      else done.added.push({ at, id: await addOne(deps, one, row) });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      done.refused.push({ at, code: error.code });
    }
  }
  return done;
}

function known(deps: Dependencies, context: MemberContext, { form }: ImportedProspect): Promise<Duplicate | undefined> {
  const { name, email, companyName } = form;
  // What this very command added, before its answer was lost, is added by it again: to the same id, once.
  const own = idOfCommand('prospect', context);
  return knownAs(deps, context, { name, email, companyName, phone: phoneOf(form.phone) }, own);
}

async function addOne(deps: Dependencies, context: MemberContext, row: ImportedProspect): Promise<string> {
  const { form, attendedBy = context.actor.memberId } = row;
  const { id } = await register(deps, context, { form, attendedBy });
  return id;
}
