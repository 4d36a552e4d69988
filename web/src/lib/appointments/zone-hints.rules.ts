/** What the clock says where the prospect is. Mexico has four zones, and a border with daylight saving. */
import { zoneOfPlace, type Place } from '@folio/shared/values/place.ts';

// How people call the hour of each zone.
const zoneNames: Record<string, string> = {
  'America/Tijuana': 'Hora del Noroeste',
  'America/Mazatlan': 'Hora del Pacífico',
  'America/Hermosillo': 'Hora de Sonora',
  'America/Cancun': 'Hora del Sureste',
  'America/Ciudad_Juarez': 'Hora de Ciudad Juárez',
  'America/Ojinaga': 'Hora de Ojinaga',
  'America/Matamoros': 'Hora de la frontera',
};

// Making a format costs more than using it a hundred times, and a calendar asks for each of its chips.
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  formats.set(timeZone, format);
  return format;
}

/** Minutes of a zone ahead of UTC at a moment; Mexico's are negative. */
function offsetMinutes(timeZone: string, at: Date): number {
  const parts = formatOf(timeZone).formatToParts(at);
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
  const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** The wall clock `YYYY-MM-DDTHH:MM` read as UTC and pushed back by the zone's offset; exact but in the hour of a change. */
function momentOf(local: string, timeZone: string): Date {
  const asUtc = new Date(`${local}:00Z`);
  return new Date(asUtc.getTime() - offsetMinutes(timeZone, asUtc) * 60_000);
}

/** `-06:00`: a zone's offset at a moment, as calendars write it. */
export function offsetOf(timeZone: string, at: Date): string {
  const minutes = offsetMinutes(timeZone, at);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`;
}

export interface Elsewhere {
  /** Where the prospect is. */
  place: Place;
  /** The company's. */
  timeZone: string;
}

/** Minutes that the clock there is ahead of the company's at a time of the company's wall clock. */
function minutesAhead({ place, timeZone }: Elsewhere, local: string): number {
  const there = zoneOfPlace(place) ?? timeZone;
  if (there === timeZone) return 0;
  const at = momentOf(local, timeZone);
  return offsetMinutes(there, at) - offsetMinutes(timeZone, at);
}

const counts = ['', 'una hora', 'dos horas', 'tres horas'];

/** `Hora del Pacífico: una hora menos que aquí`, or nothing when the clocks agree that day. */
export function zoneHint(where: Elsewhere, day: string): string | undefined {
  const hours = minutesAhead(where, `${day}T12:00`) / 60;
  if (hours === 0) return undefined;
  const name = zoneNames[zoneOfPlace(where.place) ?? ''] ?? 'Hora del Centro';
  return `${name}: ${counts[Math.abs(hours)] ?? `${Math.abs(hours)} horas`} ${hours < 0 ? 'menos' : 'más'} que aquí`;
}

/** The wall clock `YYYY-MM-DDTHH:MM` there at one of the company's, or nothing when they agree. */
export function localTimeThere(where: Elsewhere, local: string): string | undefined {
  const minutes = minutesAhead(where, local);
  if (minutes === 0) return undefined;
  return new Date(new Date(`${local}:00Z`).getTime() + minutes * 60_000).toISOString().slice(0, 16);
}
