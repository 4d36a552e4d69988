/**
 * Cortes: what a report said at a moment, kept as text beside the digest of that text. Whoever made one sees it, as long as they
 * may see all that it adds up; and whoever sees the whole company.
 */
import type { InputOf, ResponseOf } from '@folio/shared/contract/endpoint.ts';
import { canSeeAll, scopeOf } from '@folio/shared/prospects/prospect.rules.ts';
import { canonicalText } from '@folio/shared/quotes/quote-digest.rules.ts';
import type {
  addReportCut,
  getReportCut,
  listReportCuts,
  ReportCut,
  ReportCutContent,
} from '@folio/shared/reports/report-cut.schema.ts';
import { narrowing, unsaid } from '@folio/shared/reports/report.rules.ts';
import type { WholeReport } from '@folio/shared/reports/report-sheets.ts';
import { filterWords } from '@folio/shared/reports/report-words.rules.ts';
import { dayIn } from '@folio/shared/values/days.ts';
import { AppError } from '../../platform/app-error.ts';
import type { MemberContext } from '../../platform/context.ts';
import { tenantTable, type Dependencies } from '../../platform/dependencies.ts';
import { idOfCommand } from '../../platform/derived-id.ts';
import { sha256 } from '../../platform/signer.ts';
import { runCommand } from '../changes/command.service.ts';
import { knownNames, type KnownNames } from '../company/known-names.service.ts';
import { filterNeeds, requireKnown } from '../reports/known-filters.ts';
import { narrowedScope } from '../prospects/prospect.service.ts';
import { wholeReportFor } from '../reports/report.service.ts';
import { cutPuts, findCut, listCuts, partitionOf, positionOf, type StoredCut } from './report-cut.repository.ts';

type Wanted = InputOf<typeof addReportCut>['body'];

export async function add(
  deps: Dependencies,
  context: MemberContext,
  { body }: InputOf<typeof addReportCut>,
): Promise<ReportCut> {
  const scope = narrowedScope(context, body.workCentreId);
  const id = idOfCommand('reportCut', context);
  const { name, from, to, grain, ...filters } = body;
  return runCommand(deps, context, {
    partition: partitionOf(id),
    needs: filterNeeds(filters),
    decide: async (items) => {
      requireKnown(filters, items);
      const text = canonicalText(await contentOf(deps, context, body));
      const digest = sha256(text).toString('hex');
      const { filters: words } = JSON.parse(text) as ReportCutContent; // made just above
      const head = { id, name, at: context.now.toISOString(), memberId: context.actor.memberId, from, to };
      const cut: StoredCut = { ...head, filters: words, digest, scope };
      return {
        writes: cutPuts(cut, text),
        happening: {
          noun: 'report-cut' as const,
          verb: 'created',
          subjectId: id,
          subjectName: name,
          after: { name, from, to, grain, ...filters, digest },
        },
        answer: headOf(cut),
      };
    },
  });
}

async function contentOf(deps: Dependencies, context: MemberContext, body: Wanted): Promise<ReportCutContent> {
  const { name, from, to, grain, ...filters } = body;
  const table = tenantTable(deps, context);
  const names = await knownNames(table);
  const whole = await wholeReportFor(table, context, {
    filters,
    days: { from, to },
    grain: grain === 'month' ? 'month' : 'day',
    today: dayIn(names.company.timeZone, context.now),
  });
  return {
    name,
    madeBy: names.nameOf(context.actor.memberId),
    madeAt: context.now.toISOString(),
    days: whole.days,
    formerDays: whole.formerDays,
    grain,
    filters: filterWords(filters, names.nameOf),
    report: whole.report,
    former: whole.former,
    names: namesIn(whole, filters, names),
  };
}

/** Of whatever it shows; states and what nobody said have names of their own. */
function namesIn({ report }: WholeReport, filters: Partial<Wanted>, { nameOf }: KnownNames): Record<string, string> {
  const shown = report.groups.flatMap(({ by, key }) => (by === 'state' || key === undefined ? [] : [key]));
  const asked = (['workCentreId', 'attendedBy', ...narrowing] as const).flatMap((by) =>
    by === 'state' ? [] : (filters[by] ?? []),
  );
  const ids = [...new Set([...shown, ...asked])].filter((id) => id !== unsaid);
  return Object.fromEntries(ids.flatMap((id) => (nameOf(id) ? [[id, nameOf(id)]] : [])));
}

const pageSize = 50;

export async function list(
  deps: Dependencies,
  context: MemberContext,
  { query }: InputOf<typeof listReportCuts>,
): Promise<ResponseOf<typeof listReportCuts>> {
  const { tenantId, memberId } = context.actor;
  const subject = [tenantId, memberId, 'report-cuts'].join('\n');
  const below = query.cursor === undefined ? undefined : positionIn(deps.signer.open('cursor', query.cursor), subject);
  const maker = scopeOf(context.actor).kind === 'company' ? undefined : memberId;
  const found = await listCuts(tenantTable(deps, context), maker, { limit: pageSize + 1, below });
  const page = found.slice(0, pageSize);
  const last = page.at(-1);
  const cuts = page.filter((cut) => maySee(context, cut)).map(headOf);
  if (found.length <= pageSize || !last) return { cuts };
  return { cuts, cursor: deps.signer.sign('cursor', { subject, below: positionOf(last) }) };
}

export async function get(
  deps: Dependencies,
  context: MemberContext,
  { params }: InputOf<typeof getReportCut>,
): Promise<ResponseOf<typeof getReportCut>> {
  const found = await findCut(tenantTable(deps, context), params.reportCutId);
  if (!found || !maySee(context, found.cut)) throw new AppError('report_cut.not_found');
  return { cut: headOf(found.cut), content: JSON.parse(found.text) as ReportCutContent }; // written by add alone
}

/** Who was moved to another centre, or to a lower level, sees no more by a copy than by the report. */
function maySee({ actor }: MemberContext, { memberId, scope }: StoredCut): boolean {
  const now = scopeOf(actor);
  return now.kind === 'company' || (memberId === actor.memberId && canSeeAll(now, scope));
}

function headOf({ scope: _scope, ...head }: StoredCut): ReportCut {
  return head;
}

function positionIn(payload: unknown, subject: string): string[] {
  const { subject: of, below } = (payload ?? {}) as { subject?: unknown; below?: unknown }; // ours by signature; the shape is checked here
  const isPosition = Array.isArray(below) && below.every((part) => typeof part === 'string');
  if (of !== subject || !isPosition) throw new AppError('cursor.invalid');
  return below;
}
