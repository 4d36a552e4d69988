/** A feed as a calendar program reads it: who made it is asked anew each time, and sees then what that person sees now. */
import type { Chip } from '@folio/shared/calendar/calendar.schema.ts';
import { feedMonths, nearestOf } from '@folio/shared/calendar-feeds/calendar-feed.rules.ts';
import { appointmentKindNames } from '@folio/shared/appointments/appointment.rules.ts';
import type { Company } from '@folio/shared/company/company.schema.ts';
import { addMonths, dayIn } from '@folio/shared/values/days.ts';
import { AppError } from '../../platform/app-error.ts';
import type { RequestContext } from '../../platform/context.ts';
import { tenantRoot, type Dependencies } from '../../platform/dependencies.ts';
import { sha256 } from '../../platform/signer.ts';
import { tableAt, type Table } from '../../platform/table.ts';
import * as company from '../company/company.service.ts';
import * as members from '../members/member.service.ts';
import type { StoredAppointment } from '../prospects/prospect-record.ts';
import * as shown from '../prospects/shown-appointment.service.ts';
import * as workCentres from '../work-centres/work-centre.service.ts';
import { addressKey, addressRoot, targetOf, type FeedTarget } from './calendar-feed.repository.ts';
import { digestOf, mayReadCentre } from './calendar-feed.service.ts';
import { calendarFileOf, type CalendarEvent } from './icalendar.ts';

/** A file, or the version that whoever asks holds already. */
export type FeedRead = { etag: string; file: string | undefined };

/** @throws AppError one and the same, whether it was never there, was taken away, or is no longer its maker's to see */
export async function read(
  deps: Dependencies,
  context: Pick<RequestContext, 'meter' | 'now' | 'ifNoneMatch'>,
  fileName: string,
): Promise<FeedRead> {
  const connection = deps.connection(context);
  const token = /^([\w-]{43})\.ics$/.exec(fileName)?.[1];
  const [item] = token ? await tableAt(connection, addressRoot(digestOf(token))).get([addressKey]) : [];
  if (!item) throw new AppError('calendar_feed.not_found');
  const target = targetOf(item);
  const table = tableAt(connection, tenantRoot(target.tenantId));
  const feed = await openFeed(table, target);
  const chips = await chipsOf(table, target, dayIn(feed.settings.timeZone, context.now));
  const etag = etagOf(feed, chips);
  if (context.ifNoneMatch?.includes(etag)) return { etag, file: undefined };
  const { host, origin } = new URL(deps.environment.SITE_ORIGIN);
  const details = await shown.detailsOf(table, chips);
  const events = details.map(({ chip, appointment }) => eventOf(chip, appointment, origin));
  return { etag, file: calendarFileOf({ name: feed.name, host, stamp: new Date(target.createdAt), events }) };
}

interface OpenFeed {
  settings: Company;
  name: string;
}

async function openFeed(table: Table, { memberId, workCentreId }: FeedTarget): Promise<OpenFeed> {
  const needs = [company.need, members.keyOf(memberId), ...workCentres.needsOf(workCentreId ? [workCentreId] : [])];
  const [companyItem, memberItem, centreItem] = await table.get(needs);
  const member = memberItem && members.membershipOf(memberItem);
  const isCentreShown = !workCentreId || (centreItem && member && mayReadCentre(member, workCentreId));
  if (!member?.active || !isCentreShown) throw new AppError('calendar_feed.not_found');
  const settings = company.settingsOf(companyItem);
  const whose = centreItem ? workCentres.viewOf(centreItem).name : member.name;
  return { settings, name: `${whose} · ${settings.name}` };
}

/** From the month before on, as many as a calendar program takes. */
async function chipsOf(table: Table, { memberId, workCentreId }: FeedTarget, today: string): Promise<Chip[]> {
  const month = today.slice(0, 7);
  const count = feedMonths.before + 1 + feedMonths.after;
  const months = Array.from({ length: count }, (_, at) => addMonths(month, at - feedMonths.before));
  const pages = await Promise.all(
    months.map((one) =>
      workCentreId ? shown.monthOfCentre(table, workCentreId, one) : shown.monthOfPerson(table, memberId, one),
    ),
  );
  // Whole days at the end of a month stand in the next one, too.
  return nearestOf([...new Map(pages.flat().map((chip) => [chip.id, chip])).values()], today);
}

/** What a program would be sent again: the version tells every change of an appointment, but for its prospect's name. */
function etagOf({ name, settings }: OpenFeed, chips: readonly Chip[]): string {
  // One by one: the table keeps no order of the fields of a map.
  const told = chips.map((chip) => [chip.id, chip.version, chip.name]);
  const text = JSON.stringify([name, settings.timeZone, told]);
  return `"${sha256(text).subarray(0, 16).toString('base64url')}"`;
}

type Shown = Pick<StoredAppointment, 'startsAt' | 'timeZone' | 'place' | 'link'>;

/** What its maker sees in the calendar, and no more: no notes, no phone. */
export function eventOf(
  { id, prospectId, version, startsAtLocal, minutes, days = 1, kind, name, subject }: Chip,
  { startsAt, timeZone, place, link }: Shown,
  origin: string,
): CalendarEvent {
  const told = [appointmentKindNames[kind], ...(link ? [link] : []), `${origin}/prospectos/${prospectId}`];
  return {
    id,
    sequence: version,
    when:
      startsAt === undefined || minutes === undefined ? { day: startsAtLocal, days } : { startsAt, timeZone, minutes },
    summary: subject ? `${name}: ${subject}` : name,
    description: told.join('\n'),
    location: place,
    url: `${origin}/prospectos/${prospectId}`,
  };
}
