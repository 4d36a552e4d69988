import type { Page } from '@playwright/test';
import type { NewProspectInput, Prospect } from '@folio/shared/prospects/prospect.schema.ts';
import { prospectForm } from '../support/builders.ts';
import { signInAs } from '../support/browser-session.ts';
import { expect, test } from '../support/browser-world.ts';
import type { Company } from '../support/world.ts';

async function added(company: Company, name: string, changes: Partial<NewProspectInput> = {}): Promise<Prospect> {
  return company.administrator.client.addProspect({
    body: prospectForm({
      name,
      workCentreId: company.firstCentre,
      contactChannelId: company.contactChannelId,
      contactedOn: '2026-11-02',
      appointment: { day: '2026-12-03', time: '16:30', minutes: 45 },
      ...changes,
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

const shownNames = (page: Page) => page.getByRole('row').locator('[data-prospect]');

const filterButton = (page: Page, name: string) =>
  page.getByRole('group', { name: 'Filtros' }).getByRole('button', { name, exact: true });

async function filterBy(page: Page, filter: string, option: RegExp): Promise<void> {
  await filterButton(page, filter).click();
  await page.getByRole('dialog', { name: filter }).getByRole('checkbox', { name: option }).check();
  await page.keyboard.press('Escape');
}

test('M03 the search finds by any part, without accents, and the slash key goes there', async ({ page, company }) => {
  await added(company, 'Úrsula Buscada', { companyName: 'Talabartería Ñandú', phone: '333 123 9876' });
  await page.goto('/prospectos');
  await expect(rowOf(page, 'Úrsula Buscada')).toBeVisible();
  for (const words of ['ursula busc', 'nandu', '3331239876', 'talabarteria ursula']) {
    await page.keyboard.press('/');
    await page.keyboard.type(words);
    await expect(shownNames(page)).toHaveText(['Úrsula Buscada']);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('textbox', { name: 'Buscar prospectos' })).toHaveValue('');
    await page.keyboard.press('Escape');
  }
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
  await page.getByRole('button', { name: 'Columnas' }).click();
  const dialog = page.getByRole('dialog', { name: 'Columnas' });
  await dialog.getByRole('checkbox', { name: 'Giro' }).check();
  await dialog.getByRole('checkbox', { name: 'Notas internas' }).uncheck();
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

test('M29 the row says who attends it when that is somebody else', async ({ page, company }) => {
  const { id } = await added(company, 'Reasignada A Omar');
  await company.administrator.client.reassignProspects({
    body: { prospectIds: [id], attendedBy: company.operative.memberId },
  });
  await page.goto('/prospectos');
  await expect(rowOf(page, 'Reasignada A Omar')).toContainText('Ana Ruiz');
  await expect(rowOf(page, 'Reasignada A Omar')).toContainText('atiende Omar');
});

test('M36 the light of attention explains itself and offers what turns it green', async ({ page, company }) => {
  const { id } = await company.administrator.client.addProspect({
    body: prospectForm({ name: 'Sin Paso', workCentreId: company.firstCentre }),
  });
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

test('M38 internal notes are written in their place, and the change can be taken back', async ({ page, company }) => {
  const { id } = await added(company, 'Con Nota Interna');
  await page.goto('/prospectos');
  const row = rowOf(page, 'Con Nota Interna');
  await row.getByRole('button', { name: 'Agregar nota interna a Con Nota Interna' }).click();
  await page.keyboard.type('Se descarta');
  await page.keyboard.press('Escape');
  await expect(row).toContainText('Agregar nota');
  await row.getByRole('button', { name: 'Agregar nota interna a Con Nota Interna' }).click();
  await page.keyboard.type('Decide con su socio');
  await page.keyboard.press('Enter');
  await expect(row.getByRole('button', { name: 'Decide con su socio' })).toBeVisible();
  const kept = async () =>
    (await company.administrator.client.getProspect({ params: { prospectId: id } })).internalNotes;
  await expect.poll(kept).toBe('Decide con su socio');
  await page.getByRole('button', { name: 'Deshacer' }).click();
  await expect.poll(kept).toBe(undefined);
  await expect(row).toContainText('Agregar nota');
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

  test('M33 M36 M38 the card calls, explains its light and takes a note', async ({ page, company }) => {
    await company.administrator.client.addProspect({
      body: prospectForm({ name: 'Tarjeta Entera', workCentreId: company.firstCentre }),
    });
    await page.goto('/prospectos');
    const card = page.getByRole('article').filter({ hasText: 'Tarjeta Entera' });
    await card.getByRole('button', { name: /^Atención/ }).tap();
    await expect(page.getByText('No tiene siguiente paso.')).toBeVisible();
    await page.keyboard.press('Escape');
    await card.getByRole('button', { name: /^Agregar nota interna/ }).tap();
    await page.keyboard.type('Desde el teléfono');
    await page.keyboard.press('Enter');
    await expect(card.getByRole('button', { name: 'Desde el teléfono' })).toBeVisible();
    await expect(card.getByRole('link', { name: /@/ })).toHaveAttribute('href', /^mailto:/);
  });

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
