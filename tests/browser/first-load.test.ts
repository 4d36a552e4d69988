/** What a page fetches before anything is asked of it: bytes, which no machine makes fewer. */
import { gzipSync } from 'node:zlib';
import { expect, test } from '../support/browser-world.ts';
import { settled } from '../support/looks.ts';
import { added } from '../support/prospect-screens.ts';

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
  '/cotizacion',
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
    // Beside other tests, a page may be silent for a while before it asks for the rest.
    await settled(page);
    await page.waitForTimeout(500);
    const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    expect(total).toBeLessThanOrEqual(scriptBudgetKb * 1024);
    expect(total).toBeGreaterThan(0);
  });
}

test('M48 nothing of PDFs is fetched before one is asked for', async ({ page, company }) => {
  const prospect = await added(company, 'Sin Pedir PDF');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const ofPdfs = () => asked.filter((url) => /worker|\.woff$|[Dd]ossier/.test(url));
  await page.goto(`/prospectos/${prospect.id}`, { waitUntil: 'networkidle' });
  expect(ofPdfs()).toEqual([]);
  await page.keyboard.press('p');
  await expect(page.getByRole('dialog').getByRole('img', { name: 'Página 1 de 1' })).toBeVisible();
  expect(ofPdfs().length).toBeGreaterThan(2);
});
