/** Prospects: registered with the next folio, listed and opened as far as a person sees. */
import type { InputOf } from '@folio/shared/contract/endpoint.ts';
import { canRegisterIn, canSee, scopeOf, type Scope } from '@folio/shared/prospects/prospect.rules.ts';
import type {
  addProspect,
  getProspect,
  listProspects,
  NewProspect,
  Prospect,
  ProspectRow,
} from '@folio/shared/prospects/prospect.schema.ts';
import { toE164 } from '@folio/shared/values/phone-parsing.ts';
import { AppError, bodyFault } from '../../platform/app-error.ts';
import type { MemberContext } from '../../platform/context.ts';
import { tenantTable, type Dependencies } from '../../platform/dependencies.ts';
import { idOfCommand } from '../../platform/derived-id.ts';
import * as catalogues from '../catalogues/catalogue.service.ts';
import { runCommand } from '../changes/command.service.ts';
import * as company from '../company/company.service.ts';
import { counterKey, counterMove, counterValue } from '../counters/counter.service.ts';
import * as workCentres from '../work-centres/work-centre.service.ts';
import { newProspect } from './new-prospect.ts';
import { findProspect, itemsOf, listRows, logPartition } from './prospect.repository.ts';

/** One read and one transaction: record, folio, appointment and change, or nothing. */
export async function add(
  deps: Dependencies,
  context: MemberContext,
  { body }: InputOf<typeof addProspect>,
): Promise<Prospect> {
  const phone = phoneOf(body);
  if (!canRegisterIn(context.actor, body.workCentreId)) throw new AppError('work_centre.not_found');
  const prospectId = idOfCommand('prospect', context);
  const appointmentId = idOfCommand('appointment', context);
  const entries = [
    ...catalogues.needsOf('lines-of-business', body.lineOfBusinessId),
    ...catalogues.needsOf('contact-channels', body.contactChannelId),
  ];
  return runCommand(deps, context, {
    partition: logPartition(prospectId),
    needs: [counterKey('prospects'), company.need, ...workCentres.needsOf([body.workCentreId]), ...entries],
    decide: ([counter, companyItem, centre, ...foundEntries]) => {
      workCentres.requireActive([centre]);
      if (foundEntries.some((entry) => !entry)) throw new AppError('catalogue.entry_not_found');
      const last = counterValue(counter);
      const prospect = newProspect({
        form: body,
        phone,
        prospectId,
        appointmentId,
        folio: last + 1,
        registeredBy: context.actor.memberId,
        timeZone: company.settingsOf(companyItem).timeZone,
        now: context.now,
      });
      return {
        writes: [
          counterMove('prospects', last, last + 1),
          ...itemsOf(prospect).map((put) => ({ label: 'retry', when: 'absent', put }) as const),
        ],
        happening: {
          noun: 'prospect',
          verb: 'created',
          subjectId: prospectId,
          subjectName: `${prospect.folio} ${prospect.name}`,
          after: prospect,
        },
        answer: prospect,
      };
    },
  });
}

function phoneOf(form: NewProspect): string | undefined {
  if (!form.phone) return undefined;
  const phone = toE164(form.phone);
  if (!phone)
    throw bodyFault('phone', 'not_a_phone', 'No parece un teléfono. Escribe los 10 dígitos, como 477 555 0148.');
  return phone;
}

export async function list(
  deps: Dependencies,
  context: MemberContext,
  { query }: InputOf<typeof listProspects>,
): Promise<{ rows: ProspectRow[]; cursor?: string }> {
  const scope = narrowedScope(context, query.workCentreId);
  const subject = `${context.actor.tenantId}\n${context.actor.memberId}\nprospects\n${query.workCentreId ?? ''}`;
  const belowFolio =
    query.cursor === undefined ? undefined : folioOf(deps.signer.open('cursor', query.cursor), subject);
  const table = tenantTable(deps, context);
  // One more than asked tells whether there is a next page, at the price of one small row.
  const rows = await listRows(table, scope, { limit: query.limit + 1, ...(belowFolio ? { belowFolio } : {}) });
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  if (rows.length <= query.limit || !last) return { rows: page };
  return { rows: page, cursor: deps.signer.sign('cursor', { subject, folio: last.folio }) };
}

function folioOf(payload: unknown, subject: string): number {
  const { subject: of, folio } = (payload ?? {}) as { subject?: unknown; folio?: unknown }; // ours by signature; the shape is checked here
  if (of !== subject || typeof folio !== 'number') throw new AppError('cursor.invalid');
  return folio;
}

/**
 * What a person sees, of one centre only when asked. A centre one does not see holds nothing, as if it did not exist.
 * @throws AppError for Normal, who sees by person: filtering an index after reading it would cost what it hides
 */
export function narrowedScope(context: MemberContext, workCentreId: string | undefined): Scope {
  const scope = scopeOf(context.actor);
  if (!workCentreId) return scope;
  if (scope.kind === 'company') return { kind: 'work-centres', ids: [workCentreId] };
  if (scope.kind === 'work-centres')
    return { kind: 'work-centres', ids: scope.ids.filter((id) => id === workCentreId) };
  throw new AppError('request.invalid', {
    faults: [
      { path: 'query.workCentreId', code: 'not_available', message: 'Tu nivel ve lo propio, sin filtro por centro.' },
    ],
  });
}

export async function get(
  deps: Dependencies,
  context: MemberContext,
  { params }: InputOf<typeof getProspect>,
): Promise<Prospect> {
  const prospect = await findProspect(tenantTable(deps, context), params.prospectId);
  if (!prospect || !canSee(context.actor, prospect)) throw new AppError('prospect.not_found');
  return prospect;
}
