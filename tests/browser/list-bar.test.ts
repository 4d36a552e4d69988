/** The bar over the list (M03): search, filters, order, columns, views, and what is done with several. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { signInAs } from '../support/browser-session.ts';
import { phone } from '../support/browser-sizes.ts';
import { expect, test } from '../support/browser-world.ts';
import { added, rowOf, shownNames } from '../support/prospect-screens.ts';

const filterButton = (page: Page, name: string) =>
  page.getByRole('group', { name: 'Filtros' }).getByRole('button', { name, exact: true });

async function filterBy(page: Page, filter: string, option: RegExp): Promise<void> {
  await filterButton(page, filter).click();
  await page.getByRole('dialog', { name: filter }).getByRole('checkbox', { name: option }).check();
  await page.keyboard.press('Escape');
}

/** A finger that stays: the browser itself makes the events of it. */
async function longPress(page: Page, on: Locator): Promise<void> {
  const box = await on.boundingBox();
  if (!box) throw new Error('nothing to press on');
  const touch = await page.context().newCDPSession(page);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
  await page.waitForTimeout(700);
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await touch.detach();
}

test('M03 the search finds by any part, without accents, and the slash key goes there', async ({ page, company }) => {
  await added(company, 'Úrsula Buscada', { companyName: 'Talabartería Ñandubay', phone: '333 123 9876' });
  await page.goto('/prospectos');
  await expect(rowOf(page, 'Úrsula Buscada')).toBeVisible();
  for (const words of ['ursula busc', 'nandubay', '3331239876', 'talabarteria ursula']) {
    await page.keyboard.press('/');
    await page.keyboard.type(words);
    await expect(shownNames(page)).toHaveText(['Úrsula Buscada']);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('textbox', { name: 'Buscar prospectos' })).toHaveValue('');
    await page.keyboard.press('Escape');
  }
});

test('M03 from the search the arrow leads to the rows, and Enter opens the first', async ({ page, company }) => {
  await added(company, 'Hallada Segunda', { companyName: 'Por Teclado' });
  await added(company, 'Hallada Primera', { companyName: 'Por Teclado' });
  await page.goto('/prospectos');
  await expect(rowOf(page, 'Hallada Primera')).toBeVisible();
  const link = (name: string) => rowOf(page, name).getByRole('link', { name, exact: true });
  await page.keyboard.press('/');
  // Nothing is asked yet: Enter opens nobody.
  await page.keyboard.press('Enter');
  await page.keyboard.type('por teclado');
  await page.keyboard.press('ArrowDown');
  await expect(link('Hallada Primera')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(link('Hallada Segunda')).toBeFocused();
  await expect(page.getByRole('complementary', { name: 'Detalle del prospecto' })).toBeHidden();
  await page.keyboard.press('/');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Hallada Primera' })).toBeVisible();
  await expect(page).toHaveURL(/prospectos\/prs_\w+\?q=por\+teclado/);
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('heading', { name: 'Hallada Segunda' })).toBeVisible();
});

test('M03 filters add up, tell how many each would leave, and stand in an address that others can open', async ({
  page,
  company,
  context,
}) => {
  await added(company, 'Filtrada Sí', { state: 'YUC', contactedOn: '2024-05-06', companyName: 'Doble Filtro' });
  await added(company, 'Filtrada No', { state: 'YUC', contactedOn: '2024-08-06', companyName: 'Doble Filtro' });
  await page.goto('/prospectos?q=doble+filtro');
  await filterButton(page, 'Estado').click();
  const states = page.getByRole('dialog', { name: 'Estado' });
  await expect(states.locator('label').filter({ hasText: 'Yucatán' })).toContainText('2');
  await page.keyboard.press('Escape');
  await filterBy(page, 'Estado', /Yucatán/);
  await filterButton(page, 'Fecha').click();
  await page.getByLabel('Hasta').fill('2024-06-01');
  await page.keyboard.press('Escape');
  await expect(shownNames(page)).toHaveText(['Filtrada Sí']);
  // The address follows a moment after the rows.
  await expect(page).toHaveURL(/2024-06-01/);
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(shownNames(other)).toHaveText(['Filtrada Sí']);
  await other.close();
  await page.goBack();
  await expect(shownNames(page)).toHaveCount(2);
});

test('M03 nothing found says what was asked, and one press clears it', async ({ page, company }) => {
  await added(company, 'Siempre Está');
  await page.goto('/prospectos?q=xyzxyzxyz&estatus=pedido');
  await expect(page.getByText('Ningún prospecto coincide')).toBeVisible();
  await expect(page.getByText('«xyzxyzxyz» · Estatus: Pedido realizado')).toBeVisible();
  await page
    .getByRole('region', { name: 'Lista de prospectos' })
    .getByRole('button', { name: 'Quitar filtros' })
    .last()
    .click();
  await expect(rowOf(page, 'Siempre Está')).toBeVisible();
  await expect(page).toHaveURL(/\/prospectos$/);
});

test('M03 words that nothing has leave no row to see, to hear or to scroll to, and the rows come back', async ({
  page,
  company,
}) => {
  await added(company, 'Vuelve Después');
  await page.goto('/prospectos');
  await expect(rowOf(page, 'Vuelve Después')).toBeVisible();
  const field = page.getByRole('textbox', { name: 'Buscar prospectos' });
  await field.fill('xyzxyzxyz');
  await expect(page.getByText('Ningún prospecto coincide')).toBeVisible();
  await expect(shownNames(page)).toHaveCount(0);
  await expect(page.getByRole('row')).toHaveCount(0);
  await field.fill('vuelve despues');
  await expect(shownNames(page)).toHaveText(['Vuelve Después']);
  await expect(page.getByText('Ningún prospecto coincide')).toBeHidden();
  // Rows that wait for others make the list no longer than what it shows.
  const { scrolled, seen } = await page
    .locator('.rows')
    .evaluate(({ scrollHeight, clientHeight }) => ({ scrolled: scrollHeight, seen: clientHeight }));
  expect(scrolled).toBe(seen);
});

test('M03 a press on a header orders the list, a second one turns it around', async ({ page, company }) => {
  await added(company, 'Orden Beta', { companyName: 'Por Ordenar' });
  await added(company, 'Orden Alfa', { companyName: 'Por Ordenar' });
  await page.goto('/prospectos?q=por+ordenar');
  const header = page.getByRole('columnheader').filter({ hasText: 'Nombre' });
  await header.getByRole('button', { name: 'Nombre', exact: true }).click();
  await expect(shownNames(page)).toHaveText(['Orden Alfa', 'Orden Beta']);
  await expect(header).toHaveAttribute('aria-sort', 'ascending');
  await header.getByRole('button', { name: /^Nombre/ }).click();
  await expect(shownNames(page)).toHaveText(['Orden Beta', 'Orden Alfa']);
  await expect(page).toHaveURL(/orden=-nombre/);
  await page.reload();
  await expect(shownNames(page)).toHaveText(['Orden Beta', 'Orden Alfa']);
});

test('M03 a view keeps filters under a name, colleagues see it when shared, and it can be removed', async ({
  page,
  company,
  browser,
}) => {
  await added(company, 'De La Vista', { companyName: 'Para Vistas' });
  await page.goto('/prospectos?q=para+vistas');
  await page.getByRole('button', { name: 'Vistas' }).first().click();
  await page.getByRole('button', { name: 'Guardar esta vista' }).click();
  const dialog = page.getByRole('dialog', { name: 'Guardar esta vista' });
  await dialog.getByRole('textbox', { name: 'Nombre' }).fill('Mi vista diaria');
  await dialog.getByRole('switch', { name: 'Compartida con la empresa' }).check();
  await dialog.getByRole('button', { name: 'Guardar', exact: true }).click();
  await expect(dialog).toBeHidden();

  const context = await browser.newContext({ baseURL: new URL(page.url()).origin });
  const theirs = await context.newPage();
  await signInAs(theirs, company.operative);
  await theirs.goto('/prospectos');
  await theirs.getByRole('button', { name: 'Vistas' }).first().click();
  await theirs.getByRole('region', { name: 'De la empresa' }).getByRole('button', { name: 'Mi vista diaria' }).click();
  await expect(shownNames(theirs)).toHaveText(['De La Vista']);
  await context.close();

  await page.getByRole('button', { name: 'Vistas' }).first().click();
  await page.getByRole('button', { name: 'Eliminar la vista Mi vista diaria' }).click();
  await expect(page.getByText('Vista «Mi vista diaria» eliminada')).toBeVisible();
});

test('M24 M38 columns are chosen, ordered and widened, and the device remembers', async ({ page, company }) => {
  await added(company, 'Con Columnas');
  await page.goto('/prospectos');
  await page.getByRole('button', { name: 'Columnas', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Columnas' });
  await dialog.getByRole('checkbox', { name: 'Giro' }).check();
  await dialog.getByRole('checkbox', { name: 'Notas internas' }).uncheck();
  // Over the folios, then over the person.
  await dialog.getByRole('button', { name: 'Subir Estatus y Atención' }).click();
  await dialog.getByRole('button', { name: 'Subir Estatus y Atención' }).click();
  await dialog.getByRole('slider', { name: 'Ancho de Giro' }).fill('160');
  await dialog.getByRole('button', { name: 'Listo' }).click();
  await page.reload();
  const headers = page.getByRole('columnheader');
  await expect(headers.filter({ hasText: 'Giro' })).toBeVisible();
  await expect(headers.filter({ hasText: 'Notas internas' })).toHaveCount(0);
  const words = await headers.allInnerTexts();
  const at = (word: string) => words.findIndex((text) => text.includes(word));
  expect(at('Estatus')).toBeLessThan(at('Usuario'));
  expect((await headers.filter({ hasText: 'Giro' }).boundingBox())?.width).toBe(160);
});

test('M03 several are chosen, also a range with shift, and handed to another person at once', async ({
  page,
  company,
}) => {
  for (const name of ['Lote Uno', 'Lote Dos', 'Lote Tres']) await added(company, name, { companyName: 'Lote Entero' });
  await page.goto('/prospectos?q=lote+entero');
  await expect(shownNames(page)).toHaveCount(3);
  await page.getByRole('checkbox', { name: 'Seleccionar a Lote Tres' }).click();
  await page.getByRole('checkbox', { name: 'Seleccionar a Lote Uno' }).click({ modifiers: ['Shift'] });
  await expect(page.getByText('3 seleccionados')).toBeVisible();
  await page.getByRole('button', { name: 'Reasignar a…' }).click();
  await page.getByRole('dialog', { name: 'Reasignar a' }).getByRole('button', { name: 'Omar Peña' }).click();
  for (const name of ['Lote Uno', 'Lote Dos', 'Lote Tres'])
    await expect(rowOf(page, name)).toContainText('atiende Omar');
  await expect(page.getByText('3 prospectos pasaron a Omar Peña')).toBeVisible();
  await page.getByRole('button', { name: 'Deshacer' }).click();
  await expect(rowOf(page, 'Lote Uno')).not.toContainText('atiende Omar');
});

test('M03 M47 several are exported, deleted at once, and brought back', async ({ page, company }) => {
  const names = ['Fuera Uno', 'Fuera Dos', 'Fuera Tres'];
  for (const name of names) await added(company, name, { companyName: 'Lote Que Sale' });
  await page.goto('/prospectos?q=lote+que+sale');
  await expect(shownNames(page)).toHaveCount(3);
  for (const name of ['Fuera Uno', 'Fuera Dos'])
    await page.getByRole('checkbox', { name: `Seleccionar a ${name}` }).click();
  const bar = page.getByRole('toolbar', { name: 'Acciones con los seleccionados' });
  await bar.getByRole('button', { name: 'Más acciones con los seleccionados' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Exportar a CSV' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^Prospectos \d{4}-\d{2}-\d{2}\.csv$/);
  const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
  expect(lines.map((line) => line.split(',')[2])).toEqual(['Nombre', 'Fuera Dos', 'Fuera Uno']);

  await bar.getByRole('button', { name: 'Más acciones con los seleccionados' }).click();
  await page.getByRole('menuitem', { name: 'Eliminar' }).click();
  await expect(page.getByText('2 prospectos eliminados')).toBeVisible();
  await expect(shownNames(page)).toHaveText(['Fuera Tres']);
  await expect(bar).toBeHidden();
  await page.getByRole('button', { name: 'Deshacer' }).click();
  await expect(page.getByText('2 prospectos de vuelta en la lista')).toBeVisible();
  await expect(shownNames(page)).toHaveText(['Fuera Tres', 'Fuera Dos', 'Fuera Uno']);
});

test.describe('on a phone', () => {
  test.use(phone);

  test('M03 Agregar and the search are at hand', async ({ page, company }) => {
    await added(company, 'Buscada Con El Pulgar', { companyName: 'Talabartería Ñandú' });
    await page.goto('/prospectos');
    await page.getByRole('textbox', { name: 'Buscar prospectos' }).filter({ visible: true }).fill('nandu pulgar');
    await expect(shownNames(page)).toHaveText(['Buscada Con El Pulgar']);
    await page.getByRole('navigation', { name: 'Principal' }).getByRole('link', { name: 'Agregar prospecto' }).tap();
    await expect(page.getByRole('dialog', { name: 'Agregar prospecto' })).toBeVisible();
  });

  test('M03 a long press begins choosing, taps go on, and the bar at the bottom hands them over', async ({
    page,
    company,
  }) => {
    for (const name of ['Pulgar Uno', 'Pulgar Dos', 'Pulgar Tres'])
      await added(company, name, { companyName: 'Lote De Pulgar' });
    await page.goto('/prospectos?q=lote+de+pulgar');
    const bar = page.getByRole('toolbar', { name: 'Acciones con los seleccionados' });
    const name = (wanted: string) => rowOf(page, wanted).locator('[data-prospect]');
    await longPress(page, name('Pulgar Tres'));
    await expect(bar).toContainText('1 seleccionado');
    await name('Pulgar Dos').tap();
    await expect(bar).toContainText('2 seleccionados');
    await expect(page).toHaveURL(/\/prospectos\?/);
    const box = await bar.boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeGreaterThan(700);
    await name('Pulgar Tres').tap();
    await expect(bar).toContainText('1 seleccionado');
    // The menu of a card chooses as well: a press that lasts is not everybody's.
    await bar.getByRole('button', { name: 'Quitar la selección' }).tap();
    await expect(bar).toBeHidden();
    await page.getByRole('button', { name: 'Acciones de Pulgar Uno' }).tap();
    await page.getByRole('menuitem', { name: 'Seleccionar' }).tap();
    await name('Pulgar Dos').tap();
    await expect(bar).toContainText('2 seleccionados');
    await bar.getByRole('button', { name: 'Reasignar a…' }).tap();
    await page.getByRole('dialog', { name: 'Reasignar a' }).getByRole('button', { name: 'Omar Peña' }).tap();
    await expect(bar).toBeHidden();
    for (const wanted of ['Pulgar Uno', 'Pulgar Dos']) await expect(rowOf(page, wanted)).toContainText('atiende Omar');
    await expect(rowOf(page, 'Pulgar Tres')).not.toContainText('atiende');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });

  test('M03 filters and order are in a sheet, and what is chosen shows over the list', async ({ page, company }) => {
    await added(company, 'Filtro De Pulgar', { state: 'TAM' });
    await page.goto('/prospectos');
    await page.getByRole('button', { name: 'Filtros y orden' }).tap();
    const sheet = page.getByRole('dialog', { name: 'Filtros y orden' });
    await sheet.locator('summary').filter({ hasText: 'Estado' }).tap();
    await sheet.getByRole('checkbox', { name: /Tamaulipas/ }).check();
    await sheet.getByLabel('Orden').selectOption({ label: 'Nombre' });
    await sheet.getByRole('button', { name: 'Ver 1', exact: true }).tap();
    await expect(page.getByRole('article')).toHaveCount(1);
    await expect(page.getByRole('group', { name: 'Filtros' })).toContainText('Tamaulipas');
    await expect(page).toHaveURL(/estado=tam&orden=nombre/);
    await page.getByRole('button', { name: 'Quitar el filtro Estado' }).tap();
    await expect(page.getByRole('group', { name: 'Filtros' })).toBeHidden();
  });
});
