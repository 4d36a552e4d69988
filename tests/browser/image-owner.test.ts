/** Images on their way are of the one who chose them (M44, S1), whoever enters next in the same page. */
import type { Page } from '@playwright/test';
import { expect, test } from '../support/browser-world.ts';
import { picture } from '../support/pictures.ts';
import { added, detail, stored } from '../support/prospect-screens.ts';
import type { Person } from '../support/world.ts';

test.setTimeout(90_000);

const uploads = '**/api/prospects/*/uploads';
const section = (page: Page) => detail(page).getByRole('region', { name: 'Imágenes' });
const tray = (page: Page) => page.getByRole('link', { name: /no se subió/ });

async function choose(page: Page, name: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await section(page).getByRole('button', { name: 'Agregar imágenes' }).click();
  const buffer = Buffer.from(await picture());
  await (await chooser).setFiles([{ name, mimeType: 'image/jpeg', buffer }]);
}

/** Without the page being loaded anew: what it holds in memory stays. */
async function endSession(page: Page): Promise<void> {
  await page.context().clearCookies();
  await page.evaluate(() => dispatchEvent(new Event('focus')));
  await page.waitForURL(/\/entrar/);
}

async function enter(page: Page, { email, password }: Person): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Contraseña', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Entrar' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/entrar'));
}

test('M44 S1 who enters after somebody’s session ended has none of their images, and they have them still', async ({
  page,
  company,
}) => {
  const prospect = await added(company, 'Foto Sin Red');
  await page.goto(`/prospectos/${prospect.id}`);
  await page.route(uploads, (route) => route.abort());
  await choose(page, 'patio.jpg');
  await expect(section(page)).toContainText('No se subió');
  await endSession(page);

  await enter(page, company.normal);
  await expect(page.getByRole('navigation').first()).toBeVisible();
  await expect(tray(page)).toBeHidden();
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/uploads')) sent.push(request.url());
  });
  await page.unroute(uploads);
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await page.waitForTimeout(1500);
  expect(sent).toEqual([]);
  expect((await stored(company, prospect)).images).toEqual([]);
});

test('M44 an image that waits when the session ends goes up when its person is back', async ({ page, company }) => {
  const prospect = await added(company, 'Foto Que Espera');
  await page.goto(`/prospectos/${prospect.id}`);
  await page.route(uploads, (route) => route.abort());
  await choose(page, 'fachada.jpg');
  await expect(section(page)).toContainText('No se subió');
  await endSession(page);
  await page.unroute(uploads);
  await enter(page, company.administrator);
  await expect.poll(async () => (await stored(company, prospect)).images.length, { timeout: 40_000 }).toBe(1);
});
