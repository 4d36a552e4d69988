/** One appointment as a file, for the calendar of whoever sees it. */
import { chipOf } from '@folio/shared/calendar/chip.rules.ts';
import type { getAppointmentFile } from '@folio/shared/calendar-feeds/calendar-feed.schema.ts';
import type { InputOf } from '@folio/shared/contract/endpoint.ts';
import type { MemberContext } from '../../platform/context.ts';
import { tenantTable, type Dependencies } from '../../platform/dependencies.ts';
import * as shown from '../prospects/shown-appointment.service.ts';
import { eventOf } from './feed-reading.service.ts';
import { calendarFileOf } from './icalendar.ts';

export async function read(
  deps: Dependencies,
  context: MemberContext,
  { params }: InputOf<typeof getAppointmentFile>,
): Promise<string> {
  const { prospect, appointment } = await shown.find(tenantTable(deps, context), context.actor, params);
  const { host, origin } = new URL(deps.environment.SITE_ORIGIN);
  const event = eventOf(chipOf(prospect, appointment), appointment, origin);
  return calendarFileOf({ name: prospect.name, host, stamp: new Date(prospect.createdAt), events: [event] });
}
