/** Quotes and orders, line by line of the manual (M27, M28, M40 to M42), at both sizes. */
import type { Locator, Page } from '@playwright/test';
import type { Prospect } from '@folio/shared/prospects/prospect.schema.ts';
import { atBothSizes } from '../support/browser-sizes.ts';
import { expect, test } from '../support/browser-world.ts';
import { quoteForm } from '../support/builders.ts';
import { added, detail, rowOf, stored } from '../support/prospect-screens.ts';
import type { Company } from '../support/world.ts';

const editor = (page: Page, title: string | RegExp = 'Nueva cotización'): Locator =>
  page.getByRole('dialog', { name: title });
const cell = (page: Page, name: string, line: number): Locator =>
  page.getByRole('dialog').getByLabel(`${name}, partida ${line}`, { exact: true });
const totals = (page: Page): Locator => page.getByRole('dialog').getByLabel('Totales');
const save = (page: Page): Promise<void> =>
  page.getByRole('dialog').getByRole('button', { name: 'Guardar', exact: true }).click();
const panel = (page: Page, of: 'de la cotización' | 'del pedido'): Locator =>
  page.getByRole('complementary', { name: `Detalle ${of}` });

async function quoted(company: Company, name: string): Promise<{ prospect: Prospect; quoteId: string; folio: string }> {
  const prospect = await added(company, name);
  const params = { prospectId: prospect.id };
  const row = await company.administrator.client.addQuote({ params, body: quoteForm() });
  return { prospect, quoteId: row.quoteId ?? '', folio: row.quoteFolio ?? '' };
}

atBothSizes((isPhone) => {
  const size = isPhone ? 'Pulgar' : 'Ratón';

  test('M41 the light turns by itself with the first quote, written without leaving the prospect', async ({
    page,
    company,
  }) => {
    const prospect = await added(company, `Cotizada Con ${size}`);
    await page.goto(`/prospectos/${prospect.id}`);
    await detail(page).getByRole('link', { name: 'Cotización', exact: true }).click();
    await expect(editor(page)).toContainText(`Cotizada Con ${size}`);
    await cell(page, 'Descripción', 1).fill('Mesa de parota');
    await cell(page, 'Cantidad', 1).fill('2');
    await cell(page, 'Precio unitario', 1).fill('1,200');
    await cell(page, 'Descuento en porcentaje, o en importe con $', 1).fill('10');
    // A new line waits below the one just written.
    await cell(page, 'Descripción', 2).fill('Flete');
    await cell(page, 'Precio unitario', 2).fill('500');
    await cell(page, 'IVA', 2).selectOption({ label: 'Exento' });
    await expect(totals(page)).toContainText('$3,005.60');
    await expect(editor(page)).toContainText('TRES MIL CINCO PESOS 60/100 M.N.');
    await page.getByRole('dialog').getByLabel('Condiciones').fill('50 % de anticipo');
    await save(page);
    await expect(editor(page)).toHaveCount(0);
    await expect(detail(page)).toContainText('Cotización realizada');
    await expect(detail(page)).toContainText('$3,005.60');
    const { quotes, status } = await stored(company, prospect);
    expect(status).toBe('quoted');
    expect(quotes).toMatchObject([{ status: 'draft', totalCents: 300_560 }]);
  });

  test('M40 what was typed survives a closed window, and says so', async ({ page, company }) => {
    const prospect = await added(company, `Borrador De ${size}`);
    await page.goto(`/prospectos/${prospect.id}?cotizar=${prospect.id}`);
    await cell(page, 'Descripción', 1).fill('Silla tejida');
    await cell(page, 'Precio unitario', 1).fill('850.50');
    await page.keyboard.press('Escape');
    await expect(editor(page)).toHaveCount(0);
    await page.goto(`/prospectos/${prospect.id}?cotizar=${prospect.id}`);
    await expect(editor(page)).toContainText('Sigue donde te quedaste');
    await expect(cell(page, 'Descripción', 1)).toHaveValue('Silla tejida');
    await expect(totals(page)).toContainText('$986.58');
  });

  test('M40 what cannot be read says so beside its line, and nothing is sent', async ({ page, company }) => {
    const prospect = await added(company, `Con Errores ${size}`);
    await page.goto(`/prospectos/${prospect.id}?cotizar=${prospect.id}`);
    await save(page);
    await expect(editor(page)).toContainText('Agrega al menos una partida.');
    await cell(page, 'Descripción', 1).fill('Mesa');
    await cell(page, 'Precio unitario', 1).fill('doce');
    await cell(page, 'Descuento en porcentaje, o en importe con $', 1).fill('101 %');
    await save(page);
    await expect(editor(page)).toContainText('El precio no se entiende.');
    await expect(editor(page)).toContainText('El descuento va de 0 a 100 %');
    expect((await stored(company, prospect)).quotes).toEqual([]);
  });

  test('M27 No. C links to the last quote, with a count when there are several', async ({ page, company }) => {
    const { prospect, folio } = await quoted(company, `Con Folio ${size}`);
    const params = { prospectId: prospect.id };
    const second = await company.administrator.client.addQuote({ params, body: quoteForm() });
    await page.goto('/prospectos');
    const row = rowOf(page, `Con Folio ${size}`);
    await expect(row).toContainText(`${second.quoteFolio}+1`);
    await expect(row).not.toContainText(folio);
    // Beside it a card says nothing of an order that is not there; a table keeps its place.
    const noOrder = row.getByText('–', { exact: true }).last();
    await expect(noOrder).toBeVisible({ visible: !isPhone });
    await row.getByRole('link', { name: `Cotización ${second.quoteFolio}` }).click();
    await expect(page).toHaveURL(new RegExp(`/cotizaciones/${second.quoteId}`));
    await expect(panel(page, 'de la cotización')).toContainText('$2,784.00');
  });

  test('M42 M28 a quote becomes an order in one action; No. P links to it', async ({ page, company }) => {
    const { prospect, quoteId } = await quoted(company, `Vendida Con ${size}`);
    await page.goto(`/cotizaciones/${quoteId}?de=${prospect.id}`);
    await panel(page, 'de la cotización').getByRole('button', { name: 'Hacer pedido' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Hacer pedido', exact: true }).click();
    await expect(panel(page, 'de la cotización')).toContainText('Venta');
    const { orders, status } = await stored(company, prospect);
    expect(status).toBe('ordered');
    await page.goto('/prospectos');
    const row = rowOf(page, `Vendida Con ${size}`);
    await expect(row).toContainText('Pedido realizado');
    await row.getByRole('link', { name: `Pedido ${orders[0]?.folio}` }).click();
    const order = panel(page, 'del pedido');
    await expect(order).toContainText('Por pagar');
    await expect(order.getByRole('list', { name: 'Partidas' })).toContainText('Mesa de parota');
    await order.getByRole('button', { name: 'Registrar pago' }).click();
    await page.getByRole('dialog').getByLabel('Importe').fill('1,000');
    await save(page);
    await expect(order).toContainText('Resta $1,784.00');
    await order.getByRole('button', { name: 'Más acciones del pedido' }).click();
    await page.getByRole('menuitem', { name: 'Cancelar pedido' }).click();
    await page.getByRole('dialog').getByLabel('Motivo').fill('Cambió de proveedor');
    await page.getByRole('dialog').getByRole('button', { name: 'Cancelar pedido' }).click();
    await expect(order).toContainText('Cambió de proveedor');
    expect(await stored(company, prospect)).toMatchObject({ status: 'quoted' });
  });

  test('M40 a quote is sent, gets a second version, and the first can still be read', async ({ page, company }) => {
    const { prospect, quoteId, folio } = await quoted(company, `Versiones De ${size}`);
    await page.goto(`/cotizaciones/${quoteId}?de=${prospect.id}`);
    const quote = panel(page, 'de la cotización');
    await quote.getByRole('button', { name: 'Más acciones de la cotización' }).click();
    await page.getByRole('menuitem', { name: 'Marcar enviada' }).click();
    await expect(quote).toContainText('Enviada');
    await quote.getByRole('button', { name: 'Más acciones de la cotización' }).click();
    await page.getByRole('menuitem', { name: 'Hacer nueva versión' }).click();
    await expect(editor(page, `Cotización ${folio}`)).toBeVisible();
    await cell(page, 'Cantidad', 1).fill('1');
    await save(page);
    await expect(quote).toContainText('$1,392.00');
    await quote.getByRole('button', { name: 'v1' }).click();
    await expect(quote).toContainText('Versión enviada, como quedó fija.');
    await expect(quote.getByLabel('Totales')).toContainText('$2,784.00');
    await quote.getByRole('button', { name: 'Ver la actual' }).click();
    await expect(quote.getByLabel('Totales')).toContainText('$1,392.00');
  });

  test('Cotizaciones lists the month with its totals, and its filters stand in the address', async ({
    page,
    company,
  }) => {
    const { quoteId, prospect } = await quoted(company, `En La Lista ${size}`);
    const dollars = await added(company, `En Dólares ${size}`);
    await company.administrator.client.addQuote({
      params: { prospectId: dollars.id },
      body: quoteForm({ currency: 'USD', exchangeRate: '18.25' }),
    });
    await company.administrator.client.moveQuote({
      params: { prospectId: prospect.id, quoteId },
      body: { move: 'send' },
    });
    await page.goto(`/cotizaciones?mes=2026-11&busca=${size}&moneda=USD`);
    await expect(rowOf(page, `En Dólares ${size}`)).toContainText('$2,784.00 USD');
    await expect(rowOf(page, `En La Lista ${size}`)).toHaveCount(0);
    // Side by side, whatever is told below them.
    const apart = await page.getByLabel('Estatus').evaluate((select) => {
      const next = select.nextElementSibling?.getBoundingClientRect();
      const own = select.getBoundingClientRect();
      return next && { px: next.left - own.right, lines: next.top - own.top };
    });
    expect(apart).toEqual({ px: 6, lines: 0 });
    await page.getByLabel('Moneda').selectOption({ label: 'Cualquier moneda' });
    await page.getByLabel('Estatus').selectOption({ label: 'Enviada' });
    await expect(page).toHaveURL(/estatus=sent/);
    await expect(rowOf(page, `En La Lista ${size}`)).toContainText('Enviada');
    await expect(rowOf(page, `En Dólares ${size}`)).toHaveCount(0);
    await expect(page.getByLabel('Totales')).toContainText('$2,784.00');
    if (isPhone) return;
    // From the search to the first of those found.
    await page.keyboard.press('/');
    await page.keyboard.press('ArrowDown');
    await expect(rowOf(page, `En La Lista ${size}`).getByRole('link').first()).toBeFocused();
    await page.keyboard.press('/');
    await page.keyboard.press('Enter');
    await expect(panel(page, 'de la cotización')).toContainText(`En La Lista ${size}`);
  });
});
