/**
 * What the clock does each time it is asked: looks at what fell due since it looked last, and a while back besides, since an
 * index follows its table by moments. Twice, late or side by side: what is sent is marked in the transaction that sends it.
 */
import { logEvent } from '../../platform/log.ts';
import { tableAt, type TableConnection } from '../../platform/table.ts';
import { remindOfAppointments } from './appointment-reminder.service.ts';
import { sendAgendas } from './daily-agenda.service.ts';
import { clockKey, clockPut, clockRoot, type ClockName } from './reminder.repository.ts';

const lookBackMs = 10 * 60_000;
/** Who lets a deployment rest for longer begins anew. */
const mostBackMs = 60 * 24 * 60 * 60_000;

/** From where on a clock looks now: where it ended, and a while back besides. */
export async function lookBack(connection: TableConnection, clock: ClockName, now: Date): Promise<Date> {
  const [item] = await tableAt(connection, clockRoot).get([clockKey(clock)]);
  const doneUntil = Date.parse(String(item?.['doneUntil'] ?? now.toISOString()));
  return new Date(Math.max(now.getTime() - mostBackMs, Math.min(doneUntil, now.getTime() - lookBackMs)));
}

export async function lookedUntil(connection: TableConnection, clock: ClockName, now: Date): Promise<void> {
  await tableAt(connection, clockRoot).transact([clockPut(clock, now.toISOString())]);
}

/** @throws Error when something could not be sent: the next look begins where this one did, and the alarm tells */
export async function lookAtClock(
  connection: TableConnection,
  now: Date,
): Promise<{ reminders: number; agendas: number }> {
  const span = { after: await lookBack(connection, 'REMINDERS', now), now };
  const [reminders, agendas] = await Promise.all([
    remindOfAppointments(connection, span),
    sendAgendas(connection, span),
  ]);
  logEvent('CLOCK_LOOKED', { reminders: String(reminders.sent), agendas: String(agendas.sent) });
  const failed = reminders.failed + agendas.failed;
  if (failed) throw new Error(`${failed} reminders could not be sent`);
  await lookedUntil(connection, 'REMINDERS', now);
  return { reminders: reminders.sent, agendas: agendas.sent };
}
