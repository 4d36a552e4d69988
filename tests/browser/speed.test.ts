import { gzipSync } from 'node:zlib';
import { expect, test } from '../support/browser-world.ts';

/** Of gzip. The form is a window over the list: a link that opens it fetches the page and then the form with its schemas. */
const scriptBudgetKb = {
  '/prospectos': 120,
  '/prospectos?agregar': 150,
  '/calendario': 120,
  '/clientes': 120,
  '/ajustes': 120,
  '/entrar': 120,
};

for (const [path, budgetKb] of Object.entries(scriptBudgetKb)) {
  test(`the first load of ${path} fetches at most ${budgetKb} kB of script`, async ({ page }) => {
    const sizes: Promise<number>[] = [];
    page.on('response', (response) => {
      if (response.request().resourceType() !== 'script' || !response.ok()) return;
      sizes.push(response.body().then((body) => gzipSync(body).length));
    });
    await page.goto(path, { waitUntil: 'networkidle' });
    const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    expect(total).toBeLessThanOrEqual(budgetKb * 1024);
    expect(total).toBeGreaterThan(0);
  });
}

test('the list paints within a second, warm, with the processor slowed four times', async ({ page }) => {
  await page.goto('/prospectos', { waitUntil: 'networkidle' });
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const paints: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    await page.goto('/prospectos', { waitUntil: 'networkidle' });
    paints.push(await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 1e9));
  }
  expect(paints.sort((a, b) => a - b)[2]).toBeLessThanOrEqual(1_000);
});
