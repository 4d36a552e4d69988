/** Appointments as iCalendar (RFC 5545): feeds, one appointment, an invitation. The only file that knows the library. */
import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import { vtimezoneOf } from './vtimezone.ts';

/** At a moment (an instant in UTC) of a zone for so many minutes, or whole days, which are dates wherever they are read. */
export type EventTime = { startsAt: string; timeZone: string; minutes: number } | { day: string; days: number };

export interface CalendarEvent {
  id: string;
  /** Raised by every change. */
  sequence: number;
  when: EventTime;
  summary: string;
  description?: string | undefined;
  location?: string | undefined;
  url?: string | undefined;
}

export interface CalendarFile {
  /** What calendar programs call it. */
  name: string;
  /** Makes ids of events the product's own: `folio.example.com`. */
  host: string;
  /** Moment that stands in every event: one that does not change, so that the same appointments are the same bytes. */
  stamp: Date;
  events: readonly CalendarEvent[];
}

/** Between whom an invitation goes. */
export interface Invitation {
  method: 'REQUEST' | 'CANCEL';
  organizer: { name: string; email: string };
  attendee: { name: string; email: string };
}

/** How often programs are asked to look again, in seconds. */
const lookAgainSeconds = 3600;

export function calendarFileOf(file: CalendarFile, invitation?: Invitation): string {
  const calendar = ical({
    // Programs do not agree on how the name of a calendar is escaped: it has nothing to escape.
    ...(invitation ? {} : { name: file.name.replace(/[\\;,]+\s*/g, ' ').trim(), ttl: lookAgainSeconds }),
    prodId: { company: 'Folio', product: 'Citas', language: 'ES' },
    method: ICalCalendarMethod[invitation?.method ?? 'PUBLISH'],
    timezone: { name: null, generator: (zone) => vtimezoneOf(zone, spanOf(file.events)) },
  });
  for (const event of file.events) {
    calendar.createEvent({ ...eventOf(event, file), ...(invitation ? invitedOf(invitation) : {}) });
  }
  return `${calendar.toString()}\r\n`;
}

function eventOf(event: CalendarEvent, { host, stamp }: CalendarFile) {
  const { id, sequence, when, summary, description, location, url } = event;
  return {
    id: `${id}@${host}`,
    sequence,
    stamp,
    ...('day' in when ? wholeDays(when) : hours(when)),
    summary,
    description: description ?? null,
    location: location ?? null,
    url: url ?? null,
    status: ICalEventStatus.CONFIRMED,
  };
}

function hours({ startsAt, timeZone, minutes }: Extract<EventTime, { startsAt: string }>) {
  const start = Temporal.Instant.from(startsAt).toZonedDateTimeISO(timeZone);
  const end = start.add({ minutes });
  // Programs do not agree on which of the two is meant where a clock says the same hour twice: there UTC is told.
  const isTwofold = [start, end].some(comesTwice);
  return isTwofold
    ? { start: new Date(start.epochMilliseconds), end: new Date(end.epochMilliseconds) }
    : { start, end, timezone: timeZone };
}

/** DTEND is the day after the last. It takes nobody's hours, which programs call transparent. */
function wholeDays({ day, days }: Extract<EventTime, { day: string }>) {
  const start = Temporal.PlainDate.from(day);
  return { start, end: start.add({ days }), allDay: true, transparency: ICalEventTransparency.TRANSPARENT };
}

function comesTwice(at: Temporal.ZonedDateTime): boolean {
  const local = at.toPlainDateTime();
  const [one, other] = (['earlier', 'later'] as const).map((disambiguation) =>
    local.toZonedDateTime(at.timeZoneId, { disambiguation }),
  );
  return one?.epochMilliseconds !== other?.epochMilliseconds;
}

function invitedOf({ method, organizer, attendee }: Invitation) {
  return {
    organizer,
    attendees: [{ ...attendee, rsvp: true, role: ICalAttendeeRole.REQ, status: ICalAttendeeStatus.NEEDSACTION }],
    ...(method === 'CANCEL' ? { status: ICalEventStatus.CANCELLED } : {}),
  };
}

/** Asked of the clock of a zone, which an event that has one names. */
function spanOf(events: readonly CalendarEvent[]): { from: Date; until: Date } {
  const timed = events.flatMap(({ when }) => ('startsAt' in when ? [when] : []));
  const starts = timed.map(({ startsAt }) => Date.parse(startsAt));
  const lengths = timed.map(({ minutes }) => minutes * 60_000);
  const until = Math.max(...starts) + Math.max(...lengths);
  return { from: new Date(Math.min(...starts)), until: new Date(until) };
}
