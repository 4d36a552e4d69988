/** The calendar for the browser tests: appointments, where they show, and how a hand moves them. */
import { expect, type Locator, type Page } from '@playwright/test';
import { addDays, addMonths, dayIn, weekday } from '@folio/shared/values/days.ts';
import type { NewProspectInput, Prospect } from '@folio/shared/prospects/prospect.schema.ts';
import { added, stored } from './prospect-screens.ts';
import type { Company } from './world.ts';

export const today = dayIn('America/Mexico_City', new Date());

/** A Wednesday of a month nobody else writes in: each file counts from its own. */
export function wednesdayOf(monthsAhead: number): string {
  const first = `${addMonths(today.slice(0, 7), monthsAhead)}-08`;
  return addDays(first, (3 - weekday(first) + 7) % 7);
}

export async function appointed(
  company: Company,
  name: string,
  {
    day,
    time = '10:00',
    minutes = 60,
    ...more
  }: { day: string; time?: string; minutes?: number } & Partial<NewProspectInput>,
): Promise<Prospect> {
  return added(company, name, { ...more, appointment: { day, time, minutes } });
}

/** When its only appointment is, and how long: minutes, or of whole days their number. */
export async function placeOf(
  company: Company,
  prospect: { id: string },
): Promise<[start: string, length: number | undefined] | []> {
  const [one] = (await stored(company, prospect)).appointments;
  return one ? [one.startsAtLocal, one.days ?? one.minutes] : [];
}

/** In whatever view shows; its words say all of it. */
export const chipNamed = (page: Page, name: string): Locator => page.locator('[data-chip]').filter({ hasText: name });

/** An hour is so many pixels high. */
export const hourPx = 60;

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A page that just heard of a change draws its chips again, perhaps under the hand that looks for one: it looks again. */
export async function boxOf(target: Locator): Promise<Box> {
  const boxes: Box[] = [];
  await expect(async () => {
    await target.scrollIntoViewIfNeeded({ timeout: 1_000 });
    const box = await target.boundingBox();
    if (!box) throw new Error('it is not on the screen');
    boxes.push(box);
  }).toPass();
  const [box] = boxes;
  if (!box) throw new Error('it is nowhere');
  return box;
}

async function middleOf(target: Locator, fromBottom?: number): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = await boxOf(target);
  return { x: x + width / 2, y: fromBottom === undefined ? y + height / 2 : y + height - fromBottom };
}

/** Pulled with the mouse; `edge` takes its lower end. */
export async function pull(page: Page, chip: Locator, by: { x?: number; y?: number; edge?: boolean }): Promise<void> {
  const from = await middleOf(chip, by.edge ? 2 : undefined);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  const to = { x: from.x + (by.x ?? 0), y: from.y + (by.y ?? 0) };
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
}

/** Held with a finger until it lifts, and pulled; `edge` takes its lower end. */
export async function pullByFinger(
  page: Page,
  chip: Locator,
  by: { x?: number; y?: number; edge?: boolean },
): Promise<void> {
  const from = await middleOf(chip, by.edge ? 3 : undefined);
  const session = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove', x: number, y: number) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: [{ x, y }] });
  await touch('touchStart', from.x, from.y);
  await page.waitForTimeout(700);
  for (const part of [0.3, 0.6, 1]) await touch('touchMove', from.x + (by.x ?? 0) * part, from.y + (by.y ?? 0) * part);
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}
