import type { Page } from '@playwright/test';
import type { Prospect } from '@folio/shared/prospects/prospect.schema.ts';
import { prospectForm } from '../support/builders.ts';
import { signInAs } from '../support/browser-session.ts';
import { expect, test } from '../support/browser-world.ts';
import type { Company } from '../support/world.ts';

async function added(company: Company, name: string): Promise<Prospect> {
  return company.administrator.client.addProspect({
    body: prospectForm({
      name,
      workCentreId: company.firstCentre,
      contactChannelId: company.contactChannelId,
      contactedOn: '2026-11-02',
      appointment: { day: '2026-12-03', time: '16:30', minutes: 45 },
    }),
  });
}

const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

test('M24 M25 M31 M32 the row shows folio, day, name and company', async ({ page, company }) => {
  const { folio } = await added(company, 'Fila Completa');
  await page.goto('/prospectos');
  const row = rowOf(page, 'Fila Completa');
  for (const text of [String(folio), '2 nov', 'Fila Completa', 'Panadería El Sol'])
    await expect(row).toContainText(text);
  for (const label of ['No.', 'Nombre', 'Empresa', 'Teléfono', 'E-mail', 'Estado', 'Usuario', 'Estatus']) {
    await expect(page.getByRole('columnheader').filter({ hasText: label }).first()).toBeVisible();
  }
});

test('M24 rows come newest folio first', async ({ page, company }) => {
  await added(company, 'Anterior');
  await added(company, 'Posterior');
  await page.goto('/prospectos');
  await expect(rowOf(page, 'Posterior')).toBeVisible();
  const names = await page.getByRole('row').getByRole('link').allInnerTexts();
  expect(names.indexOf('Posterior')).toBeLessThan(names.indexOf('Anterior'));
});

test('M26 the name is underlined in the colour of the prospect', async ({ page, company }) => {
  await added(company, 'Subrayado Azul');
  await page.goto('/prospectos');
  const name = rowOf(page, 'Subrayado Azul').getByText('Subrayado Azul', { exact: true });
  await expect(name).toHaveCSS('border-bottom-color', 'rgb(29, 93, 191)');
});

test('M29 M30 the row says who registered it and where', async ({ page, company }) => {
  await added(company, 'Con Usuario');
  await page.goto('/prospectos');
  await expect(rowOf(page, 'Con Usuario')).toContainText('Ana Ruiz');
  await expect(rowOf(page, 'Con Usuario')).toContainText('Matriz');
  await expect(page.getByRole('columnheader').filter({ hasText: 'Centro de trabajo' })).toBeVisible();
});

test('M33 M34 phone and e-mail are links, copied with one click', async ({ page, company, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await added(company, 'Con Enlaces');
  await page.goto('/prospectos');
  const row = rowOf(page, 'Con Enlaces');
  await expect(row.getByRole('link', { name: '477 555 0148', exact: true })).toHaveAttribute(
    'href',
    'tel:+524775550148',
  );
  await expect(row.getByRole('link', { name: /WhatsApp/ })).toHaveAttribute('href', /wa\.me\/52/);
  await expect(row.getByRole('link', { name: 'laura@panaderia-sol.example', exact: true })).toHaveAttribute(
    'href',
    /^mailto:/,
  );
  await row.hover();
  await row.getByRole('button', { name: 'Copiar teléfono' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('477 555 0148');
});

test('M35 M36 M37 the row shows state, light with its word, and channel', async ({ page, company }) => {
  await added(company, 'Con Estatus');
  await page.goto('/prospectos');
  const { catalogue } = await company.administrator.client.getSession();
  const channel = catalogue.find((entry) => entry.id === company.contactChannelId)?.name ?? 'none';
  for (const text of ['Guanajuato', 'En seguimiento', channel])
    await expect(rowOf(page, 'Con Estatus')).toContainText(text);
});

test('M45 Ver opens beside the list, has an address of its own, and back closes it', async ({ page, company }) => {
  const prospect = await added(company, 'Abierto Aparte');
  await page.goto('/prospectos');
  await rowOf(page, 'Abierto Aparte').getByRole('link', { name: 'Abierto Aparte', exact: true }).click();
  const detail = page.getByRole('complementary', { name: 'Detalle del prospecto' });
  await expect(detail.getByRole('heading', { name: 'Abierto Aparte' })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`/prospectos/${prospect.id}`));
  await page.reload();
  await expect(detail.getByRole('heading', { name: 'Abierto Aparte' })).toBeVisible();
  await page.goBack();
  await expect(detail).toBeHidden();
});

test('j, k, Enter and Esc move through the list', async ({ page, company }) => {
  await added(company, 'Segunda De La Lista');
  await added(company, 'Primera De La Lista');
  await page.goto('/prospectos');
  await expect(rowOf(page, 'Primera De La Lista')).toBeVisible();
  await page.keyboard.press('j');
  await expect(page.getByRole('link', { name: 'Primera De La Lista', exact: true })).toBeFocused();
  await page.keyboard.press('j');
  await expect(page.getByRole('link', { name: 'Segunda De La Lista', exact: true })).toBeFocused();
  await page.keyboard.press('k');
  await page.keyboard.press('Enter');
  const detail = page.getByRole('complementary', { name: 'Detalle del prospecto' });
  await expect(detail.getByRole('heading', { name: 'Primera De La Lista' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(detail.getByRole('heading', { name: 'Segunda De La Lista' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(detail).toBeHidden();
});

test('a prospect that is not there says so, and the list stays usable', async ({ page }) => {
  await page.goto('/prospectos/prs_0123456789abcdef');
  await expect(page.getByText('No encontramos este prospecto')).toBeVisible();
  await page.getByRole('button', { name: 'Cerrar', exact: true }).click();
  await expect(page).toHaveURL(/\/prospectos$/);
});

test('a company without prospects is taught what goes here', async ({ page, world }) => {
  await signInAs(page, world.theirs.administrator);
  await page.goto('/prospectos');
  await page.getByRole('link', { name: 'Agregar el primero', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Agregar prospecto' })).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the row is a card that keeps all of it, and nothing scrolls sideways', async ({ page, company }) => {
    await added(company, 'En El Teléfono');
    await page.goto('/prospectos');
    const card = page.getByRole('article').filter({ hasText: 'En El Teléfono' });
    for (const text of ['Panadería El Sol', 'Guanajuato', 'En seguimiento', 'Ana Ruiz', '2 nov']) {
      await expect(card).toContainText(text);
    }
    await expect(card.getByRole('link', { name: /Llamar/ })).toHaveAttribute('href', 'tel:+524775550148');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await card.getByRole('link', { name: 'En El Teléfono', exact: true }).tap();
    await expect(page.getByRole('heading', { name: 'En El Teléfono' })).toBeVisible();
  });

  test('targets of a thumb are at least 44 px high', async ({ page, company }) => {
    await added(company, 'Con Pulgar');
    await page.goto('/prospectos');
    const card = page.getByRole('article').filter({ hasText: 'Con Pulgar' });
    for (const link of [card.getByRole('link', { name: /Llamar/ }), card.getByRole('link', { name: /WhatsApp/ })]) {
      const box = await link.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
    }
  });
});
