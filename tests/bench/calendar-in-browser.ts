/** The calendar in a real browser: how soon a month or a week is painted, and how much of the page it is, few and many alike. */
import { chromium, type Page } from '@playwright/test';
import type { Chip } from '@folio/shared/calendar/calendar.schema.ts';
import { appointmentKinds } from '@folio/shared/appointments/appointment.rules.ts';
import { addDays, addMonths } from '@folio/shared/values/days.ts';
import { notificationColours, readableOn } from '@folio/shared/values/contrast.ts';
import { signInAs } from '../support/browser-session.ts';
import { findChromium } from '../support/chromium.ts';
import type { Person } from '../support/world.ts';
import { percentile, rounded } from './statistics.ts';

export interface CalendarFigures {
  what: string;
  /** From the answer of the API to the frame in which it is painted. */
  p50Ms: number;
  mostMs: number;
  goalMs: number;
  nodes: number;
  goalNodes: number;
  /** Requests of months that the step to the next one waited for. */
  waited?: number;
}

const month = '2026-11';
const rounds = 5;

/** As many as told, all over a month, the same every time. */
function chipsOf(of: string, count: number): Chip[] {
  return Array.from({ length: count }, (_, at) => {
    const colour = notificationColours[at % notificationColours.length]?.value ?? '#1d5dbf';
    const day = addDays(`${of}-01`, at % 28);
    const minute = 8 * 60 + ((at * 35) % (10 * 60));
    const time = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
    return {
      id: `apt_${of}${String(at).padStart(9, '0')}`,
      prospectId: `prs_${String(at).padStart(16, '0')}`,
      startsAtLocal: `${day}T${time}`,
      minutes: 45,
      kind: appointmentKinds[at % appointmentKinds.length] ?? 'visit',
      name: `Persona de Prueba ${at}`,
      subject: 'Presentación',
      colour,
      letterColour: readableOn(colour),
      status: 'following',
      outcome: 'pending',
      memberId: 'mem_0000000000000000',
      workCentreId: 'wcn_0000000000000000',
      version: 1,
    };
  });
}

export async function measureCalendar(origin: string, person: Person): Promise<CalendarFigures[]> {
  const { executablePath, env } = await findChromium();
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox'],
    env: { ...(process.env as Record<string, string>), ...env }, // launch() wants no undefined; process.env holds none
  });
  try {
    const page = await browser.newPage({
      locale: 'es-MX',
      timezoneId: 'America/Mexico_City',
      viewport: { width: 1440, height: 900 },
      baseURL: origin,
    });
    await signInAs(page, person);
    const figures: CalendarFigures[] = [];
    for (const count of [400, 4000]) figures.push(await mounted(page, `a month of ${count}`, `mes=${month}`, count));
    // Of a month of four weeks a quarter is in each.
    figures.push(await mounted(page, 'a week of 1,600', `vista=semana&dia=${month}-10`, 6400));
    figures.push(await stepped(page, 400), await stepped(page, 4000));
    return figures;
  } finally {
    await browser.close();
  }
}

async function answerWith(page: Page, count: number): Promise<void> {
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.route('**/api/calendar/*', (route) => {
    const of = new URL(route.request().url()).pathname.split('/').at(-1) ?? month;
    return route.fulfill({ json: { chips: chipsOf(of, count) } });
  });
}

/** From the last mutation that the answer caused to the frame after it, by the page's own clock. */
async function installed(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const timed = globalThis as unknown as { answeredAtMs: number; paintedAtMs: number };
    [timed.answeredAtMs, timed.paintedAtMs] = [0, 0];
    const { fetch } = globalThis;
    globalThis.fetch = async (...asked) => {
      const answer = await fetch(...asked);
      const url = asked[0] instanceof Request ? asked[0].url : String(asked[0]);
      if (url.includes('/api/calendar/') && timed.answeredAtMs === 0) timed.answeredAtMs = performance.now();
      return answer;
    };
    new MutationObserver(() => {
      if (!document.querySelector('[data-chip]') || timed.paintedAtMs !== 0) return;
      requestAnimationFrame(() =>
        setTimeout(() => {
          if (timed.paintedAtMs === 0) timed.paintedAtMs = performance.now();
        }),
      );
    }).observe(document, { subtree: true, childList: true });
  });
}

async function mounted(page: Page, what: string, query: string, count: number): Promise<CalendarFigures> {
  await answerWith(page, count);
  await installed(page);
  const inMs: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await page.goto(`/calendario?${query}`, { waitUntil: 'networkidle' });
    await page.locator('[data-chip]').first().waitFor();
    await page.waitForTimeout(500);
    inMs.push(
      await page.evaluate(() => {
        const timed = globalThis as unknown as { answeredAtMs: number; paintedAtMs: number };
        return timed.paintedAtMs - timed.answeredAtMs;
      }),
    );
  }
  const goalMs = what.startsWith('a week') ? 300 : 150;
  return { what, ...spread(inMs), goalMs, nodes: await nodesOf(page), goalNodes: 1500 };
}

/** The next month, fetched ahead: from the press to its frame, and whether it waited for the net. */
async function stepped(page: Page, count: number): Promise<CalendarFigures> {
  await answerWith(page, count);
  await page.goto(`/calendario?mes=${month}`, { waitUntil: 'networkidle' });
  const inMs: number[] = [];
  let waited = 0;
  for (let step = 1; step <= rounds; step += 1) {
    const next = addMonths(month, step);
    const asked: string[] = [];
    const note = (request: { url(): string }) => asked.push(request.url());
    page.on('request', note);
    inMs.push(
      await page.evaluate(async (shown) => {
        const isHere = () => document.querySelector(`[data-chip^="apt_${shown}"]`) !== null;
        const startedAtMs = performance.now();
        document.querySelector<HTMLElement>('a[aria-label="Mes siguiente"]')?.click();
        while (!isHere() && performance.now() - startedAtMs < 5000)
          await new Promise((resolve) => requestAnimationFrame(resolve));
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        return performance.now() - startedAtMs;
      }, next),
    );
    page.off('request', note);
    waited += asked.filter((url) => url.includes(`/api/calendar/${next}`)).length;
    await page.waitForLoadState('networkidle');
  }
  const what = `the next month of ${count}`;
  return { what, ...spread(inMs), goalMs: 100, nodes: await nodesOf(page), goalNodes: 1500, waited };
}

function spread(inMs: readonly number[]): Pick<CalendarFigures, 'p50Ms' | 'mostMs'> {
  return { p50Ms: rounded(percentile(inMs, 0.5)), mostMs: rounded(Math.max(...inMs)) };
}

/** Of the calendar itself. */
function nodesOf(page: Page): Promise<number> {
  return page.locator('section[aria-label="Calendario"]').evaluate((section) => section.querySelectorAll('*').length);
}
