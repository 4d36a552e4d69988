/** Prospects: registered with the next folio, edited, listed and opened as far as a person sees. */
import type { InputOf } from '@folio/shared/contract/endpoint.ts';
import { may } from '@folio/shared/contract/permissions.ts';
import {
  canAttend,
  canRegisterIn,
  canSee,
  scopeOf,
  type Scope,
  type Viewer,
} from '@folio/shared/prospects/prospect.rules.ts';
import type {
  addProspect,
  listDeletedProspects,
  listProspects,
} from '@folio/shared/prospects/prospect-endpoints.schema.ts';
import type { NewProspect, Prospect, ProspectRow } from '@folio/shared/prospects/prospect.schema.ts';
import { AppError } from '../../platform/app-error.ts';
import type { MemberContext } from '../../platform/context.ts';
import { tenantTable, type Dependencies } from '../../platform/dependencies.ts';
import { idOfCommand } from '../../platform/derived-id.ts';
import type { Attributes, Key } from '../../platform/table.ts';
import { phoneOf } from '../../platform/typed-phone.ts';
import * as catalogues from '../catalogues/catalogue.service.ts';
import { runCommand } from '../changes/command.service.ts';
import * as clients from '../clients/client.service.ts';
import * as company from '../company/company.service.ts';
import { counterKey, counterMove, counterValue } from '../counters/counter.service.ts';
import { mailWrite } from '../mail/mail.service.ts';
import * as members from '../members/member.service.ts';
import * as workCentres from '../work-centres/work-centre.service.ts';
import { busyKeys, busyNeeds, busyWrites } from './busy.service.ts';
import { newProspect } from './new-prospect.ts';
import { invitationMails } from './prospect-invitation.ts';
import { viewOf, type ProspectRecord } from './prospect-record.ts';
import { listRows } from './prospect-reading.repository.ts';
import { partitionOf } from './prospect.keys.ts';
import { feedEntry, recordWrites } from './prospect.repository.ts';

/** One read and one transaction: record, folio, appointment and change, or nothing. */
export async function add(
  deps: Dependencies,
  context: MemberContext,
  { body }: InputOf<typeof addProspect>,
): Promise<Prospect> {
  return register(deps, context, { form: body, attendedBy: context.actor.memberId });
}

/** @param attendedBy who may be somebody else only for whoever hands prospects on */
export async function register(
  deps: Dependencies,
  context: MemberContext,
  { form, attendedBy }: { form: NewProspect; attendedBy: string },
): Promise<Prospect> {
  const phone = phoneOf(form.phone);
  if (!canRegisterIn(context.actor, form.workCentreId)) throw new AppError('work_centre.not_found');
  const prospectId = idOfCommand('prospect', context);
  const appointmentId = idOfCommand('appointment', context);
  const named = namedThings(form);
  const attendee = attendeeOf(context, attendedBy, form.workCentreId);
  const guess = busyNeeds(context, form.appointment);
  return runCommand(deps, context, {
    partition: partitionOf(prospectId),
    needs: [counterKey('prospects'), company.need, ...attendee.needs, ...named.needs, ...busyKeys(guess)],
    decide: async ([counter, companyItem, ...rest]) => {
      const items = rest.slice(attendee.needs.length);
      attendee.requireAll(rest);
      named.requireAll(items.slice(0, named.needs.length));
      const last = counterValue(counter);
      const record = newProspect({
        form,
        phone,
        prospectId,
        appointmentId,
        folio: last + 1,
        registeredBy: context.actor.memberId,
        attendedBy,
        timeZone: company.settingsOf(companyItem).timeZone,
        now: context.now,
      });
      const prospect = viewOf(record, { images: [], uploads: [] });
      const mails = invitationMails(undefined, record, context.now).map((mail) =>
        mailWrite({ ...mail, now: context.now }),
      );
      const writes = [counterMove('prospects', last, last + 1), ...recordWrites(undefined, record).writes, ...mails];
      const busy = await busyWrites(tenantTable(deps, context), context, {
        before: undefined,
        after: record,
        guessed: guess.map((place, at) => ({ place, item: items[named.needs.length + at] })),
        items: writes.length + 1,
      });
      return {
        writes: [...writes, ...busy],
        happening: {
          noun: 'prospect',
          verb: 'created',
          subjectId: prospectId,
          subjectName: `${prospect.folio} ${prospect.name}`,
          after: prospect,
          version: 1,
        },
        answer: prospect,
        feed: feedEntry(undefined, record.prospect),
      };
    },
  });
}

/** Oneself, or a person who will see it, for whoever hands prospects on. @throws AppError `prospect.assignee_refused` */
function attendeeOf({ actor }: MemberContext, attendedBy: string, workCentreId: string) {
  if (attendedBy === actor.memberId) return { needs: [], requireAll: () => undefined };
  if (!may(actor.level, 'prospect:assign')) throw new AppError('prospect.assignee_refused');
  return {
    needs: [members.keyOf(attendedBy)],
    requireAll([item]: readonly (Attributes | undefined)[]) {
      if (!item || !canAttend(members.membershipOf(item), workCentreId))
        throw new AppError('prospect.assignee_refused');
    },
  };
}

/** What a form may name: each thing is read with the command, and must be there. */
export function namedThings(form: {
  workCentreId?: string | undefined;
  lineOfBusinessId?: string | null | undefined;
  contactChannelId?: string | null | undefined;
  clientId?: string | null | undefined;
}): { needs: Key[]; requireAll: (items: readonly (Attributes | undefined)[]) => void } {
  const centres = workCentres.needsOf(form.workCentreId ? [form.workCentreId] : []);
  const entries = [
    ...catalogues.needsOf('lines-of-business', form.lineOfBusinessId ?? undefined),
    ...catalogues.needsOf('contact-channels', form.contactChannelId ?? undefined),
  ];
  const client = form.clientId ? [clients.needOf(form.clientId)] : [];
  return {
    needs: [...centres, ...entries, ...client],
    requireAll(items) {
      workCentres.requireActive(items.slice(0, centres.length));
      const foundEntries = items.slice(centres.length, centres.length + entries.length);
      if (foundEntries.some((entry) => !entry)) throw new AppError('catalogue.entry_not_found');
      items.slice(centres.length + entries.length).forEach(clients.requireClient);
    },
  };
}

export async function list(
  deps: Dependencies,
  context: MemberContext,
  { query }: InputOf<typeof listProspects>,
): Promise<{ rows: ProspectRow[]; cursor?: string }> {
  const scope = narrowedScope(context, query.workCentreId);
  return pageOf(deps, context, { ...query, of: 'PROSPECTS', scope });
}

/** Papelera. */
export async function listDeleted(
  deps: Dependencies,
  context: MemberContext,
  { query }: InputOf<typeof listDeletedProspects>,
): Promise<{ rows: ProspectRow[]; cursor?: string }> {
  return pageOf(deps, context, { ...query, of: 'TRASH', scope: scopeOf(context.actor) });
}

interface PageQuestion {
  of: 'PROSPECTS' | 'TRASH';
  scope: Scope;
  workCentreId?: string | undefined;
  limit: number;
  cursor?: string | undefined;
}

async function pageOf(
  deps: Dependencies,
  context: MemberContext,
  { of, scope, workCentreId, limit, cursor }: PageQuestion,
): Promise<{ rows: ProspectRow[]; cursor?: string }> {
  const subject = `${context.actor.tenantId}\n${context.actor.memberId}\n${of}\n${workCentreId ?? ''}`;
  const belowFolio = cursor === undefined ? undefined : folioOf(deps.signer.open('cursor', cursor), subject);
  // One more than asked tells whether there is a next page, at the price of one small row.
  const page = { of, limit: limit + 1, ...(belowFolio ? { belowFolio } : {}) };
  const found = await listRows(tenantTable(deps, context), scope, page);
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  if (found.length <= limit || !last) return { rows };
  return { rows, cursor: deps.signer.sign('cursor', { subject, folio: last.folio }) };
}

/** The folio that a cursor of this list stands at. @throws AppError `cursor.invalid` */
export function folioOf(payload: unknown, subject: string): number {
  const { subject: of, folio } = (payload ?? {}) as { subject?: unknown; folio?: unknown }; // ours by signature; the shape is checked here
  if (of !== subject || typeof folio !== 'number') throw new AppError('cursor.invalid');
  return folio;
}

/**
 * What a person sees, of one centre only when asked. A centre one does not see holds nothing, as if it did not exist.
 * @throws AppError for Normal, who sees by person: filtering an index after reading it would cost what it hides
 */
export function narrowedScope(context: { actor: Viewer }, workCentreId: string | undefined): Scope {
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

/** @throws AppError `prospect.not_found` */
export function visible(context: MemberContext, record: ProspectRecord | undefined): ProspectRecord {
  if (!record || record.prospect.deletedAt || !canSee(context.actor, record.prospect)) {
    throw new AppError('prospect.not_found');
  }
  return record;
}
