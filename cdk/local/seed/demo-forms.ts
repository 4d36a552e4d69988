/** Turns a demo prospect into the form a person fills in: always the same for the same day. */
import type { NewProspectInput } from '@folio/shared/prospects/prospect.schema.ts';
import { notificationColours, readableOn } from '@folio/shared/values/contrast.ts';
import { addDays, weekday } from '@folio/shared/values/days.ts';
import type { StateCode } from '@folio/shared/values/states.ts';
import type { DemoProspect } from './demo-prospects.ts';

/** Area codes of the capitals; 555 numbers belong to nobody. */
const areaCodes: Partial<Record<StateCode, string>> = {
  AGU: '449',
  BCS: '612',
  GUA: '477',
  MIC: '443',
  NAY: '311',
  PUE: '222',
  QUE: '442',
  SIN: '667',
  SLP: '444',
  SON: '662',
  ZAC: '492',
};

/** The first was contacted so many days ago, the last one today. */
const contactDays = 42;
/** Two of three prospects have an appointment, so many days after their contact at most. */
const appointmentDays = 37;

export interface FormContext {
  /** Position in the list of so many: it decides the day, the hour and the colour. */
  index: number;
  count: number;
  /** The company's day. */
  today: string;
  workCentreId: string;
  /** Ids of catalogue entries by their name. */
  catalogue: ReadonlyMap<string, string>;
  /** Ids of registered clients by the name of their firm. */
  clients: ReadonlyMap<string, string>;
}

/** What a salesperson writes to see it in the list; one of five has such a remark. */
const remarks = [
  'Pidió precio por volumen; decide con su socio.',
  'Nunca los lunes.',
  'Llamar después de las 5.',
  'Quiere factura con otro nombre.',
  'Es primo de un cliente: tratar con cuidado.',
];
const oneRemarkIn = 5;

export function demoForm(prospect: DemoProspect, context: FormContext): NewProspectInput {
  const { index, workCentreId, catalogue, clients } = context;
  const { name, companyName, state, subject, notes } = prospect;
  const colour = notificationColours[index % notificationColours.length]?.value ?? '#0f7b83';
  const lineOfBusinessId = catalogue.get(prospect.lineOfBusiness);
  const contactChannelId = catalogue.get(prospect.contactChannel);
  const clientId = clients.get(companyName);
  const remark = index % oneRemarkIn === 1 ? remarks[Math.floor(index / oneRemarkIn) % remarks.length] : undefined;
  const contactedOn = contactDay(context);
  const appointment = turnOf(index) % 3 === 2 ? undefined : appointmentOf(index, contactedOn);
  return {
    contactedOn,
    name,
    companyName,
    phone: phoneOf(state, index),
    email: emailOf(name, companyName),
    state,
    colour,
    letterColour: readableOn(colour),
    subject,
    workCentreId,
    ...(lineOfBusinessId ? { lineOfBusinessId } : {}),
    ...(contactChannelId ? { contactChannelId } : {}),
    ...(notes ? { notes } : {}),
    ...(remark ? { internalNotes: remark } : {}),
    ...(clientId ? { clientId } : {}),
    ...(appointment ? { appointment } : {}),
  };
}

/** Later on the same day, too. */
export function contactTime(index: number): string {
  return timeOf(9 * 60 + ((index * 7) % (8 * 60)));
}

/** `HH:MM` of minutes since midnight. */
function timeOf(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** As a folio grows, so does the day. */
function contactDay({ index, count, today }: FormContext): string {
  return addDays(today, -Math.round(((count - 1 - index) * contactDays) / Math.max(count - 1, 1)));
}

function appointmentOf(index: number, contactedOn: string) {
  // 11 has no common factor with the days: they are strewn evenly.
  const day = addDays(contactedOn, 1 + ((index * 11) % appointmentDays));
  const startsAt = 9 * 60 + ((index * 35) % (8 * 60));
  const time = timeOf(startsAt - (startsAt % 15));
  const minutes = [30, 45, 60][index % 3] ?? 45;
  return { day: workDay(day), time, minutes };
}

/** As many people take turns in registering: what every third has, each of them has. */
export const sellersAtMost = 6;
export function turnOf(index: number): number {
  return index + Math.floor(index / sellersAtMost);
}

/** Nobody is met on a Sunday. */
export function workDay(day: string): string {
  return weekday(day) === 0 ? addDays(day, 1) : day;
}

export function emailOf(name: string, companyName: string): string {
  return `${ascii(name.split(' ')[0] ?? '')}@${ascii(companyName).replace(/[^a-z0-9]+/g, '-')}.example`;
}

export function phoneOf(state: StateCode, index: number): string {
  const last = String(100 + index).padStart(4, '0');
  const area = areaCodes[state];
  if (area) return `${area} 555 ${last}`;
  // The three cities with two digits.
  const city = state === 'JAL' ? '33' : state === 'NLE' ? '81' : '55';
  return `${city} 5550 ${last}`;
}

function ascii(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
