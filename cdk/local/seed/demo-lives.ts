/** What has happened to the demo prospects since they were registered: followed up, handed on, cancelled. */
import type { Client } from '@folio/shared/contract/client.ts';
import type { Session } from '@folio/shared/identity/session.schema.ts';
import { followUpKinds, followUpResults } from '@folio/shared/prospects/follow-up.rules.ts';
import { canAttend } from '@folio/shared/prospects/prospect.rules.ts';
import type { NewFollowUpInput, Prospect } from '@folio/shared/prospects/prospect.schema.ts';
import { addDays } from '@folio/shared/values/days.ts';
import { sellersAtMost, turnOf, workDay } from './demo-forms.ts';
import { sell } from './demo-sales.ts';

export interface LifeContext {
  /** Position in the list: it decides what happens. */
  index: number;
  /** The company's day. */
  today: string;
  /** Ids of catalogue entries by their name. */
  catalogue: ReadonlyMap<string, string>;
  members: Session['members'];
  /** Who registered it. */
  seller: Client;
  administrator: Client;
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
  const followUp = followUpOf(prospect, context);
  const params = { prospectId: prospect.id };
  if (followUp) await context.seller.addFollowUp({ params, body: followUp });
  if (index % oneAtAFairIn === 9) await meetAtAFair(prospect, context);
  await sell(prospect, context);
  if (index % oneHandedOnIn === 4) await handOn(prospect, context);
  if (index % oneCancelledIn === 6) await cancel(prospect, context);
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
async function meetAtAFair({ id }: Prospect, { index, today, seller }: LifeContext): Promise<void> {
  const day = workDay(addDays(today, 1 + (index % 7)));
  const body = {
    day,
    days: 1 + (index % 3),
    subject: 'Feria del ramo: pasa a nuestro stand',
    place: 'Centro de convenciones',
  };
  await seller.addAppointment({ params: { prospectId: id }, body });
}

function hourOf(index: number): { time: string; minutes: number } {
  return { time: `${String(9 + (index % 9)).padStart(2, '0')}:${index % 2 ? '30' : '00'}`, minutes: 45 };
}

async function handOn({ id, workCentreId, attendedBy }: Prospect, context: LifeContext): Promise<void> {
  const { members, administrator } = context;
  const other = members.find((member) => member.id !== attendedBy && canAttend(member, workCentreId));
  if (other) await administrator.reassignProspects({ body: { prospectIds: [id], attendedBy: other.id } });
}

async function cancel({ id }: Prospect, { index, catalogue, seller }: LifeContext): Promise<void> {
  const reasonId = catalogue.get(reasons[index % reasons.length] ?? '');
  if (reasonId) await seller.cancelProspect({ params: { prospectId: id }, body: { reasonId } });
}
