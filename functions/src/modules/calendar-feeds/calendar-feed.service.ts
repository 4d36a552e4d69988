/** Calendarios para llevar: addresses made, told, renewed and taken away. An address follows from the signing secret; only its digest is stored. */
import type {
  addCalendarFeed,
  CalendarFeed,
  removeCalendarFeed,
} from '@folio/shared/calendar-feeds/calendar-feed.schema.ts';
import type { InputOf } from '@folio/shared/contract/endpoint.ts';
import { workCentreId as workCentreIdSchema } from '@folio/shared/values/ids.ts';
import { AppError } from '../../platform/app-error.ts';
import type { MemberActor, MemberContext } from '../../platform/context.ts';
import { tenantTable, type Dependencies } from '../../platform/dependencies.ts';
import { sha256 } from '../../platform/signer.ts';
import type { Attributes } from '../../platform/table.ts';
import { hashOf, runCommand } from '../changes/command.service.ts';
import * as workCentres from '../work-centres/work-centre.service.ts';
import {
  addressDelete,
  addressPut,
  feedDelete,
  feedKey,
  feedOf,
  feedPut,
  listFeedItems,
  ownFeed,
  partitionOf,
  type StoredFeed,
} from './calendar-feed.repository.ts';

export async function list(deps: Dependencies, context: MemberContext): Promise<{ feeds: CalendarFeed[] }> {
  const { tenantId, memberId } = context.actor;
  const stored = await listFeedItems(tenantTable(deps, context), memberId);
  return { feeds: stored.map((feed) => viewOf(deps, tenantId, feed)) };
}

export async function add(
  deps: Dependencies,
  context: MemberContext,
  { body: { workCentreId } }: InputOf<typeof addCalendarFeed>,
): Promise<CalendarFeed> {
  const { tenantId, memberId } = context.actor;
  if (workCentreId && !mayReadCentre(context.actor, workCentreId)) throw new AppError('work_centre.not_found');
  const made = { memberId, ...(workCentreId ? { workCentreId } : {}), nonce: hashOf(context) };
  const token = tokenOf(deps, tenantId, made);
  const digest = digestOf(token);
  // The address is in no answer that is stored: it follows from the command.
  const told = await runCommand<Omit<CalendarFeed, 'address'>>(deps, context, {
    partition: partitionOf(memberId),
    needs: [feedKey(memberId, workCentreId), ...workCentres.needsOf(workCentreId ? [workCentreId] : [])],
    decide: ([item, ...centres]) => {
      workCentres.requireActive(centres);
      const read = item && feedOf(item);
      const version = (read?.version ?? 0) + 1;
      const createdAt = context.now.toISOString();
      const feed: StoredFeed = { ...made, digest, createdAt, version };
      return {
        writes: [feedPut(feed, read)],
        elsewhere: [
          addressPut(digest, { tenantId, memberId, createdAt, ...(workCentreId ? { workCentreId } : {}) }),
          ...(read ? [addressDelete(read.digest)] : []),
        ],
        happening: { ...happeningTo(context, feed, centres[0]), verb: read ? 'renewed' : 'created' },
        answer: toldOf(feed),
      };
    },
  });
  return { ...told, address: addressOf(deps, token) };
}

export async function remove(
  deps: Dependencies,
  context: MemberContext,
  { params }: InputOf<typeof removeCalendarFeed>,
): Promise<undefined> {
  const { memberId } = context.actor;
  const workCentreId = params.feed === ownFeed ? undefined : params.feed;
  const known = workCentreIdSchema.optional().safeParse(workCentreId);
  if (!known.success) throw new AppError('calendar_feed.not_found');
  return runCommand(deps, context, {
    partition: partitionOf(memberId),
    needs: [feedKey(memberId, workCentreId), ...workCentres.needsOf(workCentreId ? [workCentreId] : [])],
    decide: ([item, centre]) => {
      if (!item) throw new AppError('calendar_feed.not_found');
      const read = feedOf(item);
      return {
        writes: [feedDelete(read)],
        elsewhere: [addressDelete(read.digest)],
        happening: { ...happeningTo(context, read, centre), verb: 'removed' },
        answer: undefined,
      };
    },
  });
}

/** All of a centre is for who sees all of it. */
export function mayReadCentre(
  { level, workCentreIds }: Pick<MemberActor, 'level' | 'workCentreIds'>,
  workCentreId: string,
): boolean {
  return level === 'administrator' || (level === 'operative' && workCentreIds.includes(workCentreId));
}

/** What is stored of an address that was shown. */
export function digestOf(token: string): string {
  return sha256(token).toString('base64url');
}

function tokenOf(
  { signer }: Dependencies,
  tenantId: string,
  { memberId, workCentreId = ownFeed, nonce }: Pick<StoredFeed, 'memberId' | 'workCentreId' | 'nonce'>,
): string {
  return signer.secretOf('calendar-feed', [tenantId, memberId, workCentreId, nonce].join('\n'));
}

function addressOf({ environment }: Dependencies, token: string): string {
  return `${environment.SITE_ORIGIN}/api/calendar-feeds/${token}.ics`;
}

function viewOf(deps: Dependencies, tenantId: string, feed: StoredFeed): CalendarFeed {
  const token = tokenOf(deps, tenantId, feed);
  // With another signing secret another address would follow: the one in use still works, but nobody can tell it.
  return { ...toldOf(feed), ...(digestOf(token) === feed.digest ? { address: addressOf(deps, token) } : {}) };
}

function toldOf({ workCentreId, createdAt, version }: StoredFeed): Omit<CalendarFeed, 'address'> {
  return { ...(workCentreId ? { workCentreId } : {}), createdAt, version };
}

function happeningTo(context: MemberContext, { workCentreId }: StoredFeed, centre: Attributes | undefined) {
  return {
    noun: 'calendar-feed' as const,
    subjectId: workCentreId ?? ownFeed,
    subjectName: centre ? workCentres.viewOf(centre).name : context.actor.person.name,
  };
}
