/** The list of 50,000 prospects in a real browser with its processor slowed four times: from a key to the painted rows. */
import { chromium, type CDPSession, type Page } from '@playwright/test';
import { signInAs } from '../support/browser-session.ts';
import { findChromium } from '../support/chromium.ts';
import { ListServer } from '../support/list-server.ts';
import { slownessOf } from '../support/processor-pace.ts';
import type { Person } from '../support/world.ts';
import { addPaintProbe, frameTimes, paintedMs } from './paint-probe.ts';
import { percentile, rounded } from './statistics.ts';

export interface ListFigures {
  what: string;
  times: number;
  p50Ms: number;
  p95Ms: number;
  mostMs: number;
  goalMs: number;
}

const rowCount = 50_000;
/** Sixty a second, and what a clock is off by. */
const frameMs = 17;
const slowdown = 4;
const rounds = 5;
/** The rows, and how many there are. */
const list = '[role="table"], [role="status"].count';

/** As people write: names, firms, a fragment inside a word, digits of a phone, a folio. */
const exactWords = ['maria garza', 'ferreteria', 'bajio 12', 'ximena', '8182', '49871', 'contacto4', 'nuñez', 'boña'];
const typos = ['garzza', 'ferreterai', 'constrctora', 'trevino lucai', 'zambrno', 'panaderai sofia'];
const headers = ['Nombre', 'Empresa', 'Estado', 'Medio', 'Usuario', 'Estatus', 'Atención', 'Emisión', 'No.'];
const filters = ['Estatus', 'Atención', 'Persona', 'Medio', 'Giro', 'Estado'];

export async function measureList(origin: string, person: Person): Promise<ListFigures[]> {
  const { executablePath, env } = await findChromium();
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox'],
    env: { ...(process.env as Record<string, string>), ...env }, // launch() wants no undefined; process.env holds none
  });
  try {
    const context = await browser.newContext({
      locale: 'es-MX',
      timezoneId: 'America/Mexico_City',
      viewport: { width: 1440, height: 900 },
      baseURL: origin,
    });
    const page = await context.newPage();
    await signInAs(page, person);
    const server = new ListServer(rowCount);
    await server.answer(page);
    await addPaintProbe(page);
    await page.goto('/prospectos');
    await isFilled(page, 120_000);
    return await measureFilled(page, server);
  } finally {
    await browser.close();
  }
}

async function measureFilled(page: Page, server: ListServer): Promise<ListFigures[]> {
  const session = await page.context().newCDPSession(page);
  const slow = (rate: number) => session.send('Emulation.setCPUThrottlingRate', { rate });
  const secondVisits = await visits(page, server);
  await slow(slowdown);
  const slowVisits = await visits(page, server);
  await page.reload();
  await isFilled(page, 60_000);
  await page.waitForTimeout(3000);
  const slowness = [await slownessOf(page)];
  const firstOrders = await sorting(page, headers);
  const asked = await inRounds(page, server);
  const measured = [
    figures('a letter of a word', 50, asked.letters),
    figures('a letter of a word with a typo', 50, asked.typos),
    figures('a whole word at once', 50, asked.words),
    figures('a whole word with a typo', 50, asked.wordsWithTypos),
    figures('a filter', 50, asked.filters),
    figures('an order, first time', 50, firstOrders),
    figures('an order, again', 50, asked.orders),
    figures('an order after a change', 50, asked.ordersAfterChanges),
    figures('opening a record, its head', 50, asked.heads),
    figures('opening a record, all of it', 50, asked.records),
    figures('second visit, first rows', 150, secondVisits),
    figures('second visit, first rows, 4x', 150, slowVisits),
    ...(await scrolling(page, session)),
    figures('a letter in a field that does nothing', 50, await plainTyping(page)),
    figures('a letter, other texts in the same rows', 50, await swappedTyping(page)),
  ];
  slowness.push(await slownessOf(page));
  // Times are of this machine at this hour: against the one of the suites' bounds, which is as slow as it is slowed.
  return [...measured, figures('times as slow as where bounds were set', slowdown, slowness)];
}

/** What people ask of the list, in turn: of one in twenty a single round says little, and the machine's pace changes within minutes. */
async function inRounds(page: Page, server: ListServer) {
  const asked = {
    letters: [] as number[],
    typos: [] as number[],
    words: [] as number[],
    wordsWithTypos: [] as number[],
    filters: [] as number[],
    orders: [] as number[],
    ordersAfterChanges: [] as number[],
    heads: [] as number[],
    records: [] as number[],
  };
  for (let round = 0; round < rounds; round += 1) {
    asked.letters.push(...(await typing(page, exactWords)));
    asked.typos.push(...(await typing(page, typos)));
    asked.words.push(...(await pasting(page, exactWords)));
    asked.wordsWithTypos.push(...(await pasting(page, typos)));
    asked.filters.push(...(await filtering(page)));
    asked.orders.push(...(await sorting(page, headers)));
    asked.ordersAfterChanges.push(...(await sortingAfterChanges(page, server)));
    const { heads, records } = await opening(page);
    asked.heads.push(...heads);
    asked.records.push(...records);
  }
  return asked;
}

function figures(what: string, goalMs: number, inMs: readonly number[]): ListFigures {
  return {
    what,
    times: inMs.length,
    p50Ms: rounded(percentile(inMs, 0.5)),
    p95Ms: rounded(percentile(inMs, 0.95)),
    mostMs: rounded(Math.max(...inMs)),
    goalMs,
  };
}

async function isFilled(page: Page, timeout: number): Promise<void> {
  await page
    .getByRole('status')
    .filter({ hasText: rowCount.toLocaleString('es-MX') })
    .first()
    .waitFor({ timeout });
}

async function typing(page: Page, words: readonly string[]): Promise<number[]> {
  const field = page.getByLabel('Buscar prospectos').first();
  const inMs: number[] = [];
  for (const word of words) {
    await field.focus();
    for (const letter of word) inMs.push(await paintedMs(page, list, () => page.keyboard.type(letter)));
    await cleared(page);
  }
  return inMs;
}

async function pasting(page: Page, words: readonly string[]): Promise<number[]> {
  const field = page.getByLabel('Buscar prospectos').first();
  const inMs: number[] = [];
  for (const word of words) {
    await field.focus();
    inMs.push(await paintedMs(page, list, () => page.keyboard.insertText(word)));
    await cleared(page);
  }
  return inMs;
}

async function cleared(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.waitForTimeout(400);
}

/** Each filter's first two values, one after the other, then none of them. */
async function filtering(page: Page): Promise<number[]> {
  const chips = page.getByRole('group', { name: 'Filtros' }).first();
  const inMs: number[] = [];
  for (const name of filters) {
    await chips.getByRole('button', { name, exact: true }).click({ timeout: 3000 });
    const boxes = page.getByRole('dialog').getByRole('checkbox');
    for (const at of [0, 1]) {
      await boxes.nth(at).waitFor();
      inMs.push(await paintedMs(page, list, () => boxes.nth(at).click({ force: true, noWaitAfter: true })));
    }
    await page.keyboard.press('Escape');
    inMs.push(await paintedMs(page, list, () => chips.getByRole('button', { name: 'Quitar filtros' }).click()));
  }
  return inMs;
}

async function sorting(page: Page, names: readonly string[]): Promise<number[]> {
  const inMs: number[] = [];
  for (const name of names) {
    const button = page
      .getByRole('columnheader')
      .getByRole('button', { name: new RegExp(`^${name}`) })
      .first();
    inMs.push(await paintedMs(page, list, () => button.click()));
  }
  return inMs;
}

/** Somebody else's change comes, and at once the list is sorted by name and by company. */
async function sortingAfterChanges(page: Page, server: ListServer): Promise<number[]> {
  const inMs: number[] = [];
  for (const at of [7, 4000, 30_000, 49_000]) {
    server.rename(at, `Cambiada ${at}`);
    const told = page.waitForResponse((answer) => answer.url().includes('/api/prospect-changes'));
    await page.evaluate(() => dispatchEvent(new Event('focus')));
    await told;
    inMs.push(...(await sorting(page, ['Nombre', 'Empresa'])));
  }
  await sorting(page, ['No.']);
  return inMs;
}

/** Until one sees whose record it is, and until all of it is there. */
async function opening(page: Page): Promise<{ heads: number[]; records: number[] }> {
  const heads: number[] = [];
  const records: number[] = [];
  for (let at = 1; at <= 12; at += 1) {
    const link = page.getByRole('row').nth(at).locator('[data-prospect]');
    // The hand comes before it presses.
    await link.hover();
    await page.waitForTimeout(300);
    records.push(await paintedMs(page, 'aside .body', () => link.click()));
    heads.push(await page.evaluate(() => globalThis.paintProbe.first()));
    await page.keyboard.press('Escape');
    await page.waitForTimeout(300);
  }
  return { heads, records };
}

/** The net gives the site's own files and nothing of the API. */
async function visits(page: Page, server: ListServer): Promise<number[]> {
  const inMs: number[] = [];
  server.stop();
  for (let round = 0; round < 5; round += 1) {
    await page.reload({ waitUntil: 'commit' });
    await page.waitForTimeout(2500);
    // Without rows there is nothing to be seen at any time.
    inMs.push((await page.evaluate(() => globalThis.paintProbe.firstRowsMs)) || Number.POSITIVE_INFINITY);
  }
  server.resume();
  return inMs;
}

/** What the machine itself needs for any key: no figure of a key can be less. */
async function plainTyping(page: Page): Promise<number[]> {
  await page.evaluate(() => {
    const field = document.createElement('input');
    document.body.append(field);
    field.focus();
  });
  return typingLetters(page);
}

/** What it needs to show other rows: with each key a loop puts texts that are ready into those in sight. Nothing works after it. */
async function swappedTyping(page: Page): Promise<number[]> {
  await page.evaluate(() => {
    const rows = [...document.querySelectorAll('[role="table"] .place:not(.unseen)')];
    const texts = rows.flatMap((row) => {
      const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
      const found: Text[] = [];
      while (walker.nextNode()) found.push(walker.currentNode as Text); // SHOW_TEXT shows nothing else
      return found.filter(({ data }) => data.trim() !== '');
    });
    const [here, there] = [texts.map(({ data }) => data), texts.map(({ data }) => [...data].toReversed().join(''))];
    const field = document.createElement('input');
    let turn = 0;
    field.addEventListener('input', () => {
      const shown = (turn += 1) % 2 ? there : here;
      for (const [at, text] of texts.entries()) text.data = shown[at] ?? '';
    });
    document.body.append(field);
    field.focus();
  });
  return typingLetters(page);
}

async function typingLetters(page: Page): Promise<number[]> {
  const inMs: number[] = [];
  for (const letter of exactWords.join(' ')) inMs.push(await paintedMs(page, list, () => page.keyboard.type(letter)));
  return inMs;
}

/** Pixels a second: reading, leafing through, a flick. */
const speeds = [800, 3000, 12_000];

async function scrolling(page: Page, session: CDPSession): Promise<ListFigures[]> {
  const measured: ListFigures[] = [];
  for (const speed of speeds) {
    const frames = await frameTimes(page, () =>
      session.send('Input.synthesizeScrollGesture', {
        x: 700,
        y: 500,
        yDistance: -2 * speed,
        speed,
        gestureSourceType: 'mouse',
      }),
    );
    measured.push(figures(`a frame, scrolling ${speed} px/s`, frameMs, frames));
  }
  return measured;
}
