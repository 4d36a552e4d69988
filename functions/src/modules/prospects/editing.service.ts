/** Editar (M46): any datum registered before, merged with what others changed meanwhile. */
import type { InputOf } from '@folio/shared/contract/endpoint.ts';
import { canRegisterIn } from '@folio/shared/prospects/prospect.rules.ts';
import type { ChangedRow, changeProspect } from '@folio/shared/prospects/prospect-endpoints.schema.ts';
import type { ProspectChanges } from '@folio/shared/prospects/prospect.schema.ts';
import { AppError } from '../../platform/app-error.ts';
import type { MemberContext } from '../../platform/context.ts';
import type { Dependencies } from '../../platform/dependencies.ts';
import { phoneOf } from '../../platform/typed-phone.ts';
import { merge } from '../changes/merge.rules.ts';
import { runProspectCommand, type RecordChange } from './prospect-command.ts';
import { namedThings } from './prospect.service.ts';
import { editableFields, withFields, type ProspectRecord, type StoredProspect } from './prospect-record.ts';

export async function change(
  deps: Dependencies,
  context: MemberContext,
  { params, body, ifMatch }: InputOf<typeof changeProspect>,
): Promise<ChangedRow> {
  if (body.workCentreId && !canRegisterIn(context.actor, body.workCentreId)) {
    throw new AppError('work_centre.not_found');
  }
  const phone = phoneOf(body.phone ?? undefined);
  const patch: ProspectChanges = { ...body, ...(phone ? { phone } : {}) };
  const named = namedThings(body);
  return runProspectCommand(deps, context, {
    prospectId: params.prospectId,
    needs: named.needs,
    decide: (record, found) => {
      named.requireAll(found);
      const { version, fieldVersions } = record.prospect;
      const merged = merge({ ...editable(record.prospect), version, fieldVersions }, patch, ifMatch);
      if (merged.kind === 'unchanged') return 'unchanged';
      if (merged.kind === 'conflict') return merged;
      const { before, after } = merged;
      return { ...changed(record, after, merged.fieldVersions), verb: 'changed', before, after };
    },
  });
}

/** What an edit may change; nothing is null, so that emptying a field is a change like any other. */
type Editable = { [Field in keyof ProspectChanges]-?: ProspectChanges[Field] };

function editable(prospect: StoredProspect): Editable {
  return Object.fromEntries(editableFields.map((field) => [field, prospect[field] ?? null])) as Editable; // one entry per field
}

function changed(
  record: ProspectRecord,
  after: Partial<Editable>,
  fieldVersions: Record<string, number>,
): Pick<RecordChange, 'record'> {
  return { record: { ...record, prospect: withFields(record.prospect, { ...after, fieldVersions }) } };
}
