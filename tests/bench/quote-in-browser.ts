/** A quote of 200 lines in a real browser with its processor slowed four times: frames while somebody types, and from a key to its frame. */
import { chromium, type Page } from '@playwright/test';
import { prospectForm, quoteForm } from '../support/builders.ts';
import { signInAs } from '../support/browser-session.ts';
import { findChromium } from '../support/chromium.ts';
import type { Company } from '../support/world.ts';
import { addPaintProbe, frameTimes, paintedMs } from './paint-probe.ts';
import { percentile, rounded } from './statistics.ts';

export interface QuoteFigures {
  what: string;
  frames: number;
  p50Ms: number;
  p95Ms: number;
  mostMs: number;
  /** Of the frames, those that took longer than a sixtieth of a second and what a clock is off by. */
  longPercent: number;
  goalMs: number;
}

const lineCount = 200;
const slowdown = 4;
const frameMs = 17;
/** Faster than people type. */
const keyEveryMs = 70;

/** What is typed, in which column of the hundredth line. */
const typings = [
  ['a description', 'Descripción', 'mesa de parota con patas de herrería '],
  ['a quantity', 'Cantidad', '1234567890123456'],
  ['a price', 'Precio unitario', '98765432101234567'],
] as const;

export async function measureQuote(origin: string, company: Company): Promise<QuoteFigures[]> {
  const { client } = company.administrator;
  const { id } = await client.addProspect({ body: prospectForm({ workCentreId: company.firstCentre }) });
  const lines = Array.from({ length: lineCount }, (_, at) => ({
    kind: 'item' as const,
    code: `MES-${at}`,
    description: `Mesa de parota de ${at} centímetros, barniz mate`,
    unit: 'pza',
    quantity: '3.5',
    unitPriceCents: 1_250_075 + at,
    discountPercent: 500,
    tax: 'iva-16' as const,
  }));
  const { quoteId } = await client.addQuote({ params: { prospectId: id }, body: quoteForm({ lines }) });
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
    await signInAs(page, company.administrator);
    await addPaintProbe(page);
    await page.goto(`/prospectos/${id}?cotizar=${id}&cotizacion=${quoteId}`);
    await page.getByRole('dialog').getByLabel(`Descripción, partida ${lineCount}`, { exact: true }).waitFor();
    await page.waitForTimeout(2000);
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    const figures = [await resting(page)];
    for (const typing of typings) figures.push(...(await typed(page, typing)));
    return [...figures, await plain(page)];
  } finally {
    await browser.close();
  }
}

/** What frames take on this machine while nothing happens: none below can be less. */
async function resting(page: Page): Promise<QuoteFigures> {
  return figuresOf('a frame, nothing typed', await frameTimes(page, () => page.waitForTimeout(2000)), frameMs);
}

/** A field in the same window that does nothing: what any key costs on this machine. */
async function plain(page: Page): Promise<QuoteFigures> {
  await page.evaluate(() => {
    const field = document.createElement('input');
    document.querySelector('dialog')?.prepend(field);
    field.focus();
  });
  const frames = await frameTimes(page, async () => {
    for (const letter of 'cualquier tecla de cualquiera') {
      await page.keyboard.type(letter);
      await page.waitForTimeout(keyEveryMs);
    }
  });
  return figuresOf('a frame, typing in a field that does nothing', frames, frameMs);
}

async function typed(page: Page, [what, column, words]: (typeof typings)[number]): Promise<QuoteFigures[]> {
  const cell = page.getByRole('dialog').getByLabel(`${column}, partida 100`, { exact: true });
  await cell.focus();
  await page.keyboard.press('Control+a');
  const frames = await frameTimes(page, async () => {
    for (const letter of words) {
      await page.keyboard.type(letter);
      await page.waitForTimeout(keyEveryMs);
    }
    // What waits for the fingers to rest is part of it.
    await page.waitForTimeout(1200);
  });
  const painted: number[] = [];
  await page.keyboard.press('Control+a');
  for (const letter of words.slice(0, 12)) {
    painted.push(await paintedMs(page, 'dialog', () => page.keyboard.type(letter)));
  }
  return [
    figuresOf(`a frame, typing ${what}`, frames, frameMs),
    figuresOf(`a key of ${what}, until its frame`, painted, 50),
  ];
}

function figuresOf(what: string, inMs: readonly number[], goalMs: number): QuoteFigures {
  return {
    what,
    frames: inMs.length,
    p50Ms: rounded(percentile(inMs, 0.5)),
    p95Ms: rounded(percentile(inMs, 0.95)),
    mostMs: rounded(Math.max(...inMs)),
    longPercent: rounded((100 * inMs.filter((one) => one > goalMs).length) / inMs.length),
    goalMs,
  };
}
