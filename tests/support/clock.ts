/** The clock of a running stack, asked to strike for a moment of one's own: what it does then is what its rule has it do. */
import type { Notice } from '@folio/shared/notices/notice.schema.ts';
import { addDays, dayIn, weekday } from '@folio/shared/values/days.ts';
import { instantOf } from '@folio/shared/values/zoned-time.ts';
import type { RunningStack } from './stack-process.ts';
import type { Caller } from './world.ts';

/** Answers at once; what follows from it is waited for where it shows. */
export async function strike(stack: RunningStack, at: Date, rule = 'Reminders'): Promise<void> {
  const answer = await fetch(`${stack.rulesUrl}/${rule}?${new URLSearchParams({ at: at.toISOString() })}`, {
    method: 'POST',
  });
  if (answer.status !== 202) throw new Error(`the clock answered ${answer.status}: ${await answer.text()}`);
}

const patienceMs = 20_000;

/** Waits until a person has so many notices, newest first. */
export async function noticesOf({ client }: Pick<Caller, 'client'>, count: number): Promise<Notice[]> {
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline;) {
    const { notices } = await client.listNotices();
    if (notices.length >= count) return notices;
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  throw new Error(`there are no ${count} notices after ${patienceMs} ms`);
}

/** The Monday on which that hour comes next: on a Monday before it, today. */
export function nextMondayAt(time: string, zone: string): string {
  const today = dayIn(zone, new Date());
  const monday = addDays(today, (8 - weekday(today)) % 7);
  return instantOf(`${monday}T${time}`, zone) > new Date().toISOString() ? monday : addDays(monday, 7);
}
