/** The list as a whole: moving through it, what it says when empty, and how it stays fresh. Its bar: list-bar; its row: row-lines. */
import { signInAs } from '../support/browser-session.ts';
import { phone } from '../support/browser-sizes.ts';
import { expect, test } from '../support/browser-world.ts';
import { added, detail, rowOf } from '../support/prospect-screens.ts';

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
  await expect(detail(page).getByRole('heading', { name: 'Primera De La Lista' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(detail(page).getByRole('heading', { name: 'Segunda De La Lista' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(detail(page)).toBeHidden();
});

test('a prospect that is not there says so, and the list stays usable', async ({ page }) => {
  await page.goto('/prospectos/prs_0123456789abcdef');
  await expect(page.getByText('No encontramos este prospecto')).toBeVisible();
  await page.getByRole('button', { name: 'Cerrar', exact: true }).click();
  await expect(page).toHaveURL(/\/prospectos$/);
});

test('one that the list does not show is opened by its address and closed, and the list stays where it was', async ({
  page,
  company,
}) => {
  const { id } = await added(company, 'Fuera De Lo Buscado');
  await added(company, 'Única Que Coincide');
  await page.goto(`/prospectos/${id}?q=coincide`);
  await expect(detail(page).getByRole('heading', { name: 'Fuera De Lo Buscado' })).toBeVisible();
  await expect(rowOf(page, 'Única Que Coincide')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(detail(page)).toBeHidden();
  await expect(page).toHaveURL(/\/prospectos\?q=coincide$/);
  await expect(page.getByRole('link', { name: 'Única Que Coincide', exact: true })).not.toBeFocused();
});

test('a company without prospects is taught what goes here', async ({ page, world }) => {
  await signInAs(page, world.theirs.administrator);
  await page.goto('/prospectos');
  await page.getByRole('link', { name: 'Agregar el primero', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Agregar prospecto' })).toBeVisible();
});

test('M36 the light of attention explains itself and offers what turns it green', async ({ page, company }) => {
  const { id } = await added(company, 'Sin Paso');
  await page.goto('/prospectos');
  const row = rowOf(page, 'Sin Paso');
  await expect(row).toContainText('Atrasado');
  await expect(row).toContainText('sin siguiente paso');
  await row.getByRole('button', { name: /^Atención/ }).click();
  const why = page.getByRole('dialog', { name: '¿Por qué está «Atrasado»?' });
  await expect(why).toContainText('No tiene siguiente paso.');
  await why.getByRole('button', { name: 'Agregar seguimiento' }).click();
  await expect(page).toHaveURL(new RegExp(`seguimiento=${id}`));
});

test('M38 a note that could not be saved stays as it was typed', async ({ page, company, context }) => {
  await added(company, 'Nota Sin Red');
  await page.goto('/prospectos');
  const row = rowOf(page, 'Nota Sin Red');
  await row.getByRole('button', { name: 'Agregar nota interna a Nota Sin Red' }).click();
  await context.setOffline(true);
  await page.keyboard.type('No me pierdas');
  await page.keyboard.press('Enter');
  await expect(row).toContainText('Sin guardar: No me pierdas');
  await context.setOffline(false);
  await row.getByRole('button', { name: /No me pierdas/ }).click();
  await page.keyboard.press('Enter');
  await expect(row.getByRole('button', { name: 'No me pierdas', exact: true })).toBeVisible();
});

test('M36 what another person changes shows within five seconds', async ({ page, company }) => {
  const { id, version } = await added(company, 'Cambiada Por Otro');
  await page.goto('/prospectos');
  await expect(rowOf(page, 'Cambiada Por Otro')).toBeVisible();
  await company.administrator.client.changeProspect({
    params: { prospectId: id },
    body: { companyName: 'Nombre Nuevo SA' },
    ifMatch: version,
  });
  await expect(rowOf(page, 'Cambiada Por Otro')).toContainText('Nombre Nuevo SA', { timeout: 5_000 });
});

test('M47 what was deleted is in Eliminados, and comes back from there', async ({ page, company }) => {
  const { id } = await added(company, 'Borrada Por Error');
  await company.administrator.client.deleteProspect({ params: { prospectId: id } });
  await page.goto('/prospectos');
  await page.getByRole('button', { name: 'Vistas' }).first().click();
  await page.getByRole('button', { name: 'Eliminados' }).click();
  const dialog = page.getByRole('dialog', { name: 'Prospectos eliminados' });
  const row = dialog.getByRole('listitem').filter({ hasText: 'Borrada Por Error' });
  await row.getByRole('button', { name: 'Restaurar' }).click();
  await expect(row).toBeHidden();
  await dialog.getByRole('button', { name: 'Cerrar' }).click();
  await expect(rowOf(page, 'Borrada Por Error')).toBeVisible();
});

test('M24 the default columns need no scroll to the side at 1280 px', async ({ page, company }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await added(company, 'Sin Barra Horizontal', {
    companyName: 'Una Empresa Con Un Nombre Tres Veces Más Largo Que Lo Usual',
  });
  await page.goto('/prospectos');
  await expect(rowOf(page, 'Sin Barra Horizontal')).toBeVisible();
  const overflow = await page.evaluate(() =>
    [...document.querySelectorAll('main *')].some(
      (element) => element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX === 'auto',
    ),
  );
  expect(overflow).toBe(false);
});

test.describe('on a phone', () => {
  test.use(phone);

  test('the row is a card that keeps all of it, and nothing scrolls sideways', async ({ page, company }) => {
    await added(company, 'En El Teléfono', { contactedOn: '2026-11-02' });
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
