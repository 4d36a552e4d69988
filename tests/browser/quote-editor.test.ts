/** Writing a quote as a sheet: keys, paste, catalogue, and a long one. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../support/browser-world.ts';
import { quoteForm } from '../support/builders.ts';
import { added, stored } from '../support/prospect-screens.ts';
import type { Company } from '../support/world.ts';

test.use({ viewport: { width: 1440, height: 900 } });

const cell = (page: Page, name: string, line: number): Locator =>
  page.getByRole('dialog').getByLabel(`${name}, partida ${line}`, { exact: true });

/** As a sheet copies rows. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((told) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', told);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, text);
}

test('M40 a whole quote is written and saved by keys alone', async ({ page, company }) => {
  const { client } = company.administrator;
  await client.addProduct({
    body: {
      code: 'PAR-180',
      description: 'Mesa parota 1.80',
      unit: 'pza',
      priceCents: 1_850_000,
      currency: 'MXN',
      tax: 'iva-16',
    },
  });
  const prospect = await added(company, 'Por Teclado');
  await page.goto(`/prospectos/${prospect.id}?cotizar=${prospect.id}`);
  await cell(page, 'Descripción', 1).focus();
  await page.keyboard.type('parota');
  await expect(page.getByRole('option', { name: /Mesa parota 1.80/ })).toBeVisible();
  await page.keyboard.press('Enter');
  // Taken: the quantity comes next.
  await expect(cell(page, 'Cantidad', 1)).toBeFocused();
  await page.keyboard.type('3');
  await page.keyboard.press('Tab');
  await expect(cell(page, 'Unidad', 1)).toBeFocused();
  await expect(cell(page, 'Unidad', 1)).toHaveValue('pza');
  await cell(page, 'Cantidad', 1).focus();
  await page.keyboard.press('Enter');
  await expect(cell(page, 'Cantidad', 2)).toBeFocused();
  await cell(page, 'Descripción', 2).focus();
  await page.keyboard.type('Flete');
  await cell(page, 'Precio unitario', 2).focus();
  await page.keyboard.type('1500');
  await page.keyboard.press('Alt+ArrowUp');
  await expect(cell(page, 'Descripción', 1)).toHaveValue('Flete');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const { quotes } = await stored(company, prospect);
  const params = { prospectId: prospect.id, quoteId: quotes[0]?.id ?? '' };
  const { content } = await client.getQuote({ params });
  expect(content.lines).toMatchObject([
    { description: 'Flete', unitPriceCents: 150_000 },
    { code: 'PAR-180', quantity: '3', unit: 'pza', unitPriceCents: 1_850_000 },
  ]);
});

test('M40 rows pasted from a sheet become lines, from the cell in which the cursor stands', async ({
  page,
  company,
}) => {
  const prospect = await added(company, 'Desde Excel');
  await page.goto(`/prospectos/${prospect.id}?cotizar=${prospect.id}`);
  await cell(page, 'Código', 1).focus();
  await paste(page, 'A-1\tMesa\t2\tpza\t$1,200.00\t10%\r\nA-2\t"Silla\n""tejida"""\t4\tpza\t850.5\r\n');
  await expect(cell(page, 'Descripción', 2)).toHaveValue('Silla\n"tejida"');
  await expect(cell(page, 'Descuento en porcentaje, o en importe con $', 1)).toHaveValue('10%');
  await cell(page, 'Descripción', 3).focus();
  await paste(page, 'Flete\t1\tserv\t500\n');
  await expect(cell(page, 'Unidad', 3)).toHaveValue('serv');
  await expect(page.getByRole('dialog').getByLabel('Totales')).toContainText('$7,031.92');
});

test('M40 a line is dragged to its place and doubled, and the whole is a copy of another quote', async ({
  page,
  company,
}) => {
  const prospect = await added(company, 'Para Copiar');
  const item = { kind: 'item' as const, quantity: '1', unitPriceCents: 10_000, tax: 'iva-16' as const };
  const lines = ['Mesa', 'Silla', 'Banca'].map((description) => ({ ...item, description }));
  const { client } = company.administrator;
  const row = await client.addQuote({ params: { prospectId: prospect.id }, body: quoteForm({ lines }) });
  await page.goto(`/cotizaciones/${row.quoteId}?de=${prospect.id}`);
  const panel = page.getByRole('complementary', { name: 'Detalle de la cotización' });
  await panel.getByRole('button', { name: 'Más acciones' }).click();
  await page.getByRole('menuitem', { name: 'Duplicar', exact: true }).click();
  await expect(page.getByRole('dialog', { name: `Copia de ${row.quoteFolio}` })).toBeVisible();
  const grip = (line: number) => page.locator(`[data-line="${line - 1}"] .grip`);
  await grip(3).dragTo(page.locator('[data-line="0"]'));
  await expect(cell(page, 'Descripción', 1)).toHaveValue('Banca');
  await page.getByRole('button', { name: 'Acciones del renglón 2' }).click();
  await page.getByRole('menuitem', { name: 'Duplicar' }).click();
  await expect(cell(page, 'Descripción', 3)).toHaveValue('Mesa');
  await page.getByRole('dialog').getByRole('button', { name: 'Guardar' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const { quotes } = await stored(company, prospect);
  expect(quotes.map(({ folio }) => folio)).toHaveLength(2);
  const { content } = await client.getQuote({ params: { prospectId: prospect.id, quoteId: quotes[0]?.id ?? '' } });
  expect(content.lines.map((line) => 'description' in line && line.description)).toEqual([
    'Banca',
    'Mesa',
    'Mesa',
    'Silla',
  ]);
});

async function openLongQuote(page: Page, company: Company): Promise<void> {
  const prospect = await added(company, 'De Doscientas');
  const lines = Array.from({ length: 200 }, (_, at) => ({
    kind: 'item' as const,
    description: `Mesa ${at}`,
    quantity: '1',
    unitPriceCents: 10_000,
    tax: 'iva-16' as const,
  }));
  const { client } = company.administrator;
  const { quoteId } = await client.addQuote({ params: { prospectId: prospect.id }, body: quoteForm({ lines }) });
  await page.goto(`/prospectos/${prospect.id}?cotizar=${prospect.id}&cotizacion=${quoteId}`);
  // Two hundred lines are drawn once; under a load that takes its time.
  await expect(cell(page, 'Descripción', 200)).toHaveValue('Mesa 199', { timeout: 30_000 });
}

test('M40 in a quote of 200 lines a key touches its own line and the totals alone', async ({ page, company }) => {
  await openLongQuote(page, company);
  await cell(page, 'Precio unitario', 100).focus();
  await page.evaluate(() => {
    const touched = new Set<string>();
    Object.assign(globalThis, { touched });
    const observer = new MutationObserver((records) => {
      for (const { target } of records) {
        const element = target instanceof Element ? target : target.parentElement;
        touched.add(element?.closest<HTMLElement>('[data-line]')?.dataset['line'] ?? 'elsewhere');
      }
    });
    const dialog = document.querySelector('dialog');
    if (dialog) observer.observe(dialog, { subtree: true, childList: true, characterData: true, attributes: true });
  });
  await page.keyboard.press('Control+a');
  await page.keyboard.type('250.75');
  await expect(page.getByRole('dialog').getByLabel('Totales')).toContainText('$23,374.87');
  const touched = await page.evaluate(() => [...(globalThis as unknown as { touched: Set<string> }).touched]);
  expect(touched.sort()).toEqual(['99', 'elsewhere']);
});

test('M40 of 200 lines those in sight are painted at rest, and each is reached by keys, by its name and by a press', async ({
  page,
  company,
}) => {
  await openLongQuote(page, company);
  const sheet = page.getByRole('group', { name: 'Partidas' });
  /** Whether a line is where a press on it arrives. */
  const isPainted = (line: number) =>
    cell(page, 'Cantidad', line).evaluate((field) => {
      const { x, y, width, height } = field.getBoundingClientRect();
      return document.elementFromPoint(x + width / 2, y + height / 2) === field;
    });
  await cell(page, 'Cantidad', 100).focus();
  await expect(sheet).not.toHaveCSS('clip-path', 'none');
  expect(await isPainted(100)).toBe(true);
  // From line to line without a mouse, past what was in sight.
  for (let step = 0; step < 40; step += 1) await page.keyboard.press('ArrowDown');
  await expect(cell(page, 'Cantidad', 140)).toBeFocused();
  expect(await isPainted(140)).toBe(true);
  await page.keyboard.press('Shift+Tab');
  await expect(cell(page, 'Descripción', 140)).toBeFocused();
  // Far out of sight it is there for whoever reads it aloud or looks for it.
  await expect(page.getByRole('textbox', { name: 'Cantidad, partida 7', exact: true })).toHaveCount(1);
  await cell(page, 'Cantidad', 7).click();
  await expect(cell(page, 'Cantidad', 7)).toBeFocused();
  await page.mouse.wheel(0, 2400);
  await expect.poll(() => isPainted(80)).toBe(true);
  await expect(sheet).not.toHaveCSS('clip-path', 'none');
  expect(await isPainted(80)).toBe(true);
  // What a line finds lies over what comes below, to the last one.
  await cell(page, 'Descripción', 200).click();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(cell(page, 'Descripción', 199)).toHaveValue('Mesa 199');
  await expect(cell(page, 'Descripción', 199)).toBeFocused();
});

test('Productos come from Excel with a preview, and twice add nothing', async ({ page, company }) => {
  await page.goto('/ajustes/productos');
  await page.getByRole('button', { name: 'Importar de Excel' }).click();
  const dialog = page.getByRole('dialog', { name: 'Importar de Excel' });
  const csv =
    'Código;Descripción;Unidad;Precio;IVA\r\nIMP-7;Ropero de cedro;pza;12,500.00;16\r\nIMP-8;Cabecera;pza;doce;16\r\n';
  // As Excel of Mexico saves it.
  const buffer = Buffer.from(csv, 'latin1');
  await dialog.locator('input[type=file]').setInputFiles({ name: 'lista.csv', mimeType: 'text/csv', buffer });
  await expect(dialog.getByRole('status')).toContainText('1 nuevos');
  await expect(dialog).toContainText('«doce» no es un precio.');
  await dialog.getByRole('button', { name: 'Importar 1' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('list', { name: 'Productos y servicios' })).toContainText('Ropero de cedro');
  const { products } = await company.administrator.client.listProducts();
  expect(products.filter(({ code }) => code?.startsWith('IMP-'))).toMatchObject([{ priceCents: 1_250_000 }]);
  await page.getByRole('button', { name: 'Importar de Excel' }).click();
  await dialog.locator('input[type=file]').setInputFiles({ name: 'lista.csv', mimeType: 'text/csv', buffer });
  await expect(dialog.getByRole('status')).toContainText('1 iguales');
});

test('a quote that was saved is one press away: «Ver» beside the way back, and not where it shows already', async ({
  page,
  company,
}) => {
  const prospect = await added(company, 'Por Ver');
  await page.goto(`/prospectos/${prospect.id}?cotizar=${prospect.id}`);
  await cell(page, 'Descripción', 1).fill('Flete');
  await cell(page, 'Precio unitario', 1).fill('1500');
  await page.keyboard.press('Control+Enter');
  const told = page.getByRole('region', { name: 'Avisos' });
  await expect(told.getByRole('button', { name: 'Deshacer' })).toBeVisible();
  await told.getByRole('link', { name: 'Ver' }).click();
  const [quote] = (await stored(company, prospect)).quotes;
  await expect(page).toHaveURL(`/cotizaciones/${quote?.id}?de=${prospect.id}`);
  const shown = page.getByRole('complementary', { name: 'Detalle de la cotización' });
  await expect(shown).toContainText(quote?.folio ?? 'none');
  await expect(told.getByRole('link', { name: 'Ver' })).toHaveCount(0);

  await page.goto(`/cotizaciones/${quote?.id}?de=${prospect.id}&cotizar=${prospect.id}&cotizacion=${quote?.id}`);
  await cell(page, 'Descripción', 1).fill('Flete local');
  await page.keyboard.press('Control+Enter');
  await expect(told).toContainText(`Cotización ${quote?.folio} guardada`);
  await expect(told.getByRole('link', { name: 'Ver' })).toHaveCount(0);
});
