import { gzipSync } from 'node:zlib';
import { expect, test } from '../support/browser-world.ts';

/** Of gzip, whatever the address opens: a client that is not there opens its panel all the same, and a form is a window. */
const scriptBudgetKb = 120;

const paths = [
  '/entrar',
  '/inicio',
  '/ajustes',
  '/calendario',
  '/clientes',
  '/cotizaciones',
  '/pedidos',
  '/clientes/cli_0000000000000000',
  '/prospectos',
  '/prospectos?agregar',
  '/clientes?agregar&cliente=cli_0000000000000000',
];

for (const path of paths) {
  test(`the first load of ${path} fetches at most ${scriptBudgetKb} kB of script`, async ({ page }) => {
    const sizes: Promise<number>[] = [];
    page.on('response', (response) => {
      if (response.request().resourceType() !== 'script' || !response.ok()) return;
      sizes.push(response.body().then((body) => gzipSync(body).length));
    });
    await page.goto(path, { waitUntil: 'networkidle' });
    const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    expect(total).toBeLessThanOrEqual(scriptBudgetKb * 1024);
    expect(total).toBeGreaterThan(0);
  });
}

for (const path of ['/inicio', '/prospectos']) {
  test(`${path} paints within a second, warm, with the processor slowed four times`, async ({ page }) => {
    await page.goto(path, { waitUntil: 'networkidle' });
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    const paints: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      await page.goto(path, { waitUntil: 'networkidle' });
      const paintedAt = () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 1e9;
      paints.push(await page.evaluate(paintedAt));
    }
    expect(paints.sort((a, b) => a - b)[2]).toBeLessThanOrEqual(1_000);
  });
}
