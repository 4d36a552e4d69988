/** What has happened to the demo prospects since they were registered: followed up, handed on, cancelled. */
import type { Session } from '@folio/shared/identity/session.schema.ts';
import { followUpKinds, followUpResults } from '@folio/shared/prospects/follow-up.rules.ts';
import { canAttend } from '@folio/shared/prospects/prospect.rules.ts';
import type { NewFollowUpInput, Prospect } from '@folio/shared/prospects/prospect.schema.ts';
import { addDays } from '@folio/shared/values/days.ts';
import type { DemoClock } from './demo-clock.ts';
import { sellersAtMost, turnOf, workDay } from './demo-forms.ts';
import { sell } from './demo-sales.ts';
import type { InTurn } from './in-turn.ts';
import type { Visitor } from './visitor.ts';

export interface LifeContext {
  /** Position in the list: it decides what happens. */
  index: number;
  /** The company's day. */
  today: string;
  /** At the moment when it was registered. */
  clock: DemoClock;
  quoteInTurn: InTurn;
  /** Ids of catalogue entries by their name. */
  catalogue: ReadonlyMap<string, string>;
  members: Session['members'];
  /** Who registered it. */
  seller: Visitor;
  administrator: Visitor;
  companyName: string;
}

const told = [
  'Le gustó la propuesta; quiere ver el acabado en persona.',
  'Pidió cambiar las medidas. Mandar dibujo corregido.',
  'No estaba; dejé recado con su asistente.',
  'Compara con otro proveedor. Le importa la entrega, no el precio.',
  'Ya tiene el visto bueno de su socio.',
  'Confirmó el número de piezas y la fecha de entrega.',
];
const reasons = ['Eligió a otro proveedor', 'El precio', 'Sin presupuesto por ahora'];

/** One of so many prospects. */
const oneCancelledIn = 13;
const oneHandedOnIn = 11;
const oneAtAFairIn = 20;

export async function live(prospect: Prospect, context: LifeContext): Promise<void> {
  const { index } = context;
  await sell(prospect, context);
  await followUp(prospect, context);
  if (index % oneAtAFairIn === 9) await meetAtAFair(prospect, context);
  if (index % oneHandedOnIn === 4) await handOn(prospect, context);
  if (index % oneCancelledIn === 6) await cancel(prospect, context);
}

/** On the day of the appointment that it tells of, or some days after the last that happened. */
async function followUp(prospect: Prospect, context: LifeContext): Promise<void> {
  const { seller, clock, today } = context;
  const body = followUpOf(prospect, context);
  if (!body) return;
  const over = prospect.appointments
    .map(({ startsAtLocal }) => startsAtLocal.slice(0, 10))
    .filter((day) => day < today);
  const moment = clock.goTo(over.at(-1) ?? workDay(addDays(clock.day, 3)), '18:30');
  await seller.at(moment).addFollowUp({ params: { prospectId: prospect.id }, body });
}

/** Of the appointments that are over two in three have a result; so do some prospects without any appointment. */
function followUpOf({ appointments }: Prospect, { index, today }: LifeContext): NewFollowUpInput | undefined {
  const past = appointments.filter(({ startsAtLocal }) => startsAtLocal.slice(0, 10) < today);
  const isEven = turnOf(index) % 2 === 0;
  const isDue = past.length > 0 ? turnOf(index) % 3 !== 1 || isEven : appointments.length === 0 && isEven;
  if (!isDue) return undefined;
  const outcome = index % 4 === 3 ? ('missed' as const) : ('held' as const);
  // One of each person's is today, the others within the next days.
  const day = addDays(today, Math.floor(index / sellersAtMost) % 9);
  // Every fifth has no next step: the light says so.
  const nextStep = index % 5 === 0 ? undefined : { day: workDay(day), ...hourOf(index) };
  return {
    kinds: [followUpKinds[index % followUpKinds.length] ?? 'call'],
    information: told[index % told.length],
    result: followUpResults[index % followUpResults.length] ?? 'thinking',
    outcomes: past.map(({ id }) => ({ appointmentId: id, outcome })),
    ...(nextStep ? { nextStep } : {}),
  };
}

/** Whole days: whoever shows at a fair is there from the morning on. */
async function meetAtAFair({ id }: Prospect, { index, today, seller, clock }: LifeContext): Promise<void> {
  const day = workDay(addDays(today, 1 + (index % 7)));
  const body = {
    day,
    days: 1 + (index % 3),
    subject: 'Feria del ramo: pasa a nuestro stand',
    place: 'Centro de convenciones',
  };
  await seller.at(clock.goTo(clock.day, '18:45')).addAppointment({ params: { prospectId: id }, body });
}

function hourOf(index: number): { time: string; minutes: number } {
  return { time: `${String(9 + (index % 9)).padStart(2, '0')}:${index % 2 ? '30' : '00'}`, minutes: 45 };
}

async function handOn({ id, workCentreId, attendedBy }: Prospect, context: LifeContext): Promise<void> {
  const { members, administrator, clock } = context;
  const other = members.find((member) => member.id !== attendedBy && canAttend(member, workCentreId));
  if (!other) return;
  const moment = clock.goTo(addDays(clock.day, 1), '09:30');
  await administrator.at(moment).reassignProspects({ body: { prospectIds: [id], attendedBy: other.id } });
}

async function cancel({ id }: Prospect, { index, catalogue, seller, clock }: LifeContext): Promise<void> {
  const reasonId = catalogue.get(reasons[index % reasons.length] ?? '');
  if (!reasonId) return;
  const moment = clock.goTo(workDay(addDays(clock.day, 4)), '17:10');
  await seller.at(moment).cancelProspect({ params: { prospectId: id }, body: { reasonId } });
}
