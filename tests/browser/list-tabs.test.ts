/** What this device keeps of the list: for the next visit and for other tabs, and of nobody after signing out. */
import type { Page } from '@playwright/test';
import { signInAs } from '../support/browser-session.ts';
import { expect, strangerTest, test } from '../support/browser-world.ts';
import { added, rowOf } from '../support/prospect-screens.ts';

/** Requests of the API are neither answered nor refused from now on. */
async function stopNet(page: Page): Promise<void> {
  await page.route('**/api/**', () => new Promise<never>(() => undefined));
}

async function keptHere(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const databases = (await indexedDB.databases()).map(({ name }) => name ?? '');
    return [...databases, ...Object.keys(localStorage)].filter((name) => /^folio\.(rows|session)/.test(name));
  });
}

test('P9 a second visit shows the rows without waiting for the net', async ({ page, company }) => {
  await added(company, 'Vista De Nuevo');
  await page.goto('/prospectos');
  await expect(rowOf(page, 'Vista De Nuevo')).toBeVisible();
  // The count without «de …» says that all are kept.
  await expect(page.locator('.count[role="status"]')).toHaveText(/^\s*\d+\s*$/);
  await stopNet(page);
  await page.reload({ waitUntil: 'commit' });
  await expect(rowOf(page, 'Vista De Nuevo')).toBeVisible();
});

strangerTest('what one tab does shows in another at once, and signing out wipes both', async ({ page, company }) => {
  const context = page.context();
  // A session of its own, since it ends: the other tests of this worker go on with theirs.
  await signInAs(page, company.administrator);
  await added(company, 'En Dos Pestañas');
  await page.goto('/prospectos');
  const other = await context.newPage();
  await other.goto('/prospectos');
  await expect(rowOf(other, 'En Dos Pestañas')).toBeVisible();
  await other.route('**/api/prospect-changes**', () => new Promise<never>(() => undefined));
  await rowOf(page, 'En Dos Pestañas').getByRole('button', { name: 'Agregar nota interna a En Dos Pestañas' }).click();
  await page.keyboard.type('Dicho en una');
  await page.keyboard.press('Enter');
  await expect(rowOf(other, 'En Dos Pestañas')).toContainText('Dicho en una');
  expect(await keptHere(page)).toHaveLength(2);
  await page.getByRole('navigation', { name: 'Principal' }).getByRole('button').last().click();
  await page.getByRole('menuitem', { name: 'Salir', exact: true }).click();
  await expect(page).toHaveURL(/entrar/);
  await expect(other).toHaveURL(/entrar/);
  expect(await keptHere(page)).toEqual([]);
});
