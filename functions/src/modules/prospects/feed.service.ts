/** What changed since a cursor, among the prospects a person may see: keeps the list in the browser fresh. */
import type { InputOf, ResponseOf } from '@folio/shared/contract/endpoint.ts';
import type { listProspectChanges } from '@folio/shared/prospects/prospect-feed.schema.ts';
import { isInScope, scopeOf, type Scope } from '@folio/shared/prospects/prospect.rules.ts';
import { AppError } from '../../platform/app-error.ts';
import type { MemberContext } from '../../platform/context.ts';
import { tenantTable, type Dependencies } from '../../platform/dependencies.ts';
import { sha256 } from '../../platform/signer.ts';
import { feedOf, type FeedLine } from '../changes/command.service.ts';
import { feedPartitions } from './prospect-reading.repository.ts';
import { isPutAside, rowOfLetters } from './prospect-items.ts';

type Answer = ResponseOf<typeof listProspectChanges>;

const pageSize = 100;
/**
 * A change is told at the moment its request began, and stored up to half a minute later (the function's timeout, most of which a command
 * may spend on trying again), on another machine's clock, in an index that follows by a moment: what is this young is read again, and its
 * version tells.
 */
export const overlapMs = 60_000;
/** Who was away for longer fills anew: cheaper than reading every change since. */
export const longestAwayMs = 7 * 24 * 60 * 60 * 1000;

/** What the session tells names of. */
const sessionNouns: readonly string[] = ['company', 'member', 'work-centre', 'catalogue-entry'];

/** Whether the names that a screen shows, or the company's zone, may be others now. */
export function isOfSettings({ noun }: FeedLine): boolean {
  return sessionNouns.includes(noun);
}

interface Position {
  at: string;
  id: string;
  /** Where the page before stopped; otherwise the end of what there was, to be read again with the overlap. */
  within: boolean;
}

export async function listChanges(
  deps: Dependencies,
  context: MemberContext,
  { query }: InputOf<typeof listProspectChanges>,
): Promise<Answer> {
  const scope = scopeOf(context.actor);
  const told = { rows: [], gone: [], more: false, scope: fingerprintOf(scope), stale: false, settingsChanged: false };
  const subject = `${context.actor.tenantId}\n${context.actor.memberId}\nfeed`;
  const sign = (position: Position) => deps.signer.sign('cursor', { subject, ...position });
  const end = { at: context.now.toISOString(), id: '', within: false };
  if (query.cursor === undefined) return { ...told, cursor: sign(end) };
  const from = positionOf(deps.signer.open('cursor', query.cursor), subject);
  const isLongAway = context.now.getTime() - Date.parse(from.at) > longestAwayMs;
  if (isLongAway) return { ...told, cursor: sign(end), stale: true };

  const lines = await feedOf(tenantTable(deps, context), feedPartitions(scope), {
    above: aboveOf(from),
    limit: pageSize,
  });
  const last = lines.at(-1);
  const more = lines.length === pageSize && last !== undefined;
  const next = more ? { at: last.at, id: last.id, within: true } : end;
  return {
    ...told,
    ...newsIn(scope, lines),
    settingsChanged: lines.some(isOfSettings),
    cursor: sign(next),
    more,
  };
}

function aboveOf({ at, id, within }: Position): string[] {
  return within ? [at, id] : [new Date(Date.parse(at) - overlapMs).toISOString()];
}

/** The newest line of each prospect: a row to hold, or one that is gone. */
export function newsIn(scope: Scope, lines: readonly FeedLine[]): Pick<Answer, 'rows' | 'gone'> {
  const newest = new Map<string, FeedLine>();
  for (const line of lines) {
    if (line.noun !== 'prospect') continue;
    const here = newest.get(line.subjectId);
    // One move told to both its centres says at the same version that it left and that it came: it is here.
    const isNewer = !here || here.version < line.version || (here.version === line.version && line.row);
    if (isNewer) newest.set(line.subjectId, line);
  }
  const rows: Answer['rows'] = [];
  const gone: Answer['gone'] = [];
  for (const { subjectId: id, version, row: letters } of newest.values()) {
    const row = letters && !isPutAside(letters) ? rowOfLetters(letters) : undefined;
    // Whoever lost sight of it at this version is told so, whatever else the same version says to others.
    if (row && isInScope(scope, row)) rows.push(row);
    else gone.push({ id, version });
  }
  return { rows, gone };
}

/** Whose rows a browser may hold. Short, and says nothing of whose. */
function fingerprintOf(scope: Scope): string {
  const text = scope.kind === 'work-centres' ? `work-centres ${scope.ids.toSorted().join(' ')}` : JSON.stringify(scope);
  return sha256(text).toString('base64url').slice(0, 16);
}

function positionOf(payload: unknown, subject: string): Position {
  const { subject: of, at, id, within } = (payload ?? {}) as Record<string, unknown>; // ours by signature; the shape is checked here
  if (of !== subject || typeof at !== 'string' || typeof id !== 'string' || typeof within !== 'boolean') {
    throw new AppError('cursor.invalid');
  }
  return { at, id, within };
}
