/** Reportes, line by line of the manual (M03, M04), at both sizes. */
import { readFile } from 'node:fs/promises';
import readSheets from 'read-excel-file/node';
import type { Locator, Page } from '@playwright/test';
import { atBothSizes } from '../support/browser-sizes.ts';
import { expect, test } from '../support/browser-world.ts';
import { prospectForm, quoteForm } from '../support/builders.ts';
import { faultsOf } from '../support/looks.ts';
import { rendered } from '../support/rendered-pdf.ts';
import type { Company } from '../support/world.ts';

const figuresOf = (page: Page): Locator => page.getByRole('list', { name: 'Cifras del periodo' });
const who = (page: Page): Locator => page.getByRole('table', { name: 'Quién lo generó' });
const rows = (page: Page, name: string | RegExp): Locator => page.getByRole('dialog', { name }).getByRole('listitem');

/** What an export of a place gives. */
async function exported(page: Page, place: Locator, format: string): Promise<Buffer> {
  await place.getByRole('button', { name: 'Exportar' }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: format, exact: true }).click(),
  ]);
  return readFile(await file.path());
}

/** Two by the Normal and one by the Administrador in a month of its own, one of them sold. */
async function month(company: Company, day: string): Promise<void> {
  const { administrator, normal, firstCentre, contactChannelId } = company;
  const body = (name: string) =>
    prospectForm({ name, contactedOn: day, workCentreId: firstCentre, contactChannelId, state: 'JAL' });
  const { client } = normal;
  const sold = await client.addProspect({ body: body('Vendida') });
  await client.addProspect({ body: body('Seguida') });
  await administrator.client.addProspect({ body: body('De Ana') });
  const params = { prospectId: sold.id };
  const { quoteId = '' } = await client.addQuote({ params, body: quoteForm({ issuedOn: day }) });
  await client.addOrder({ params: { ...params, quoteId }, body: {} });
  const counted = async () => {
    const { totals } = await administrator.client.getReport({ query: { from: day, to: day } });
    return totals.prospects === 3 && totals.converted === 1;
  };
  await expect.poll(counted).toBe(true);
}

atBothSizes((isPhone) => {
  const at = isPhone ? '2041' : '2040';

  test('M04 Reportes: any period, who generated it, and each figure opens exactly its rows', async ({
    page,
    company,
  }) => {
    const day = `${at}-05-31`;
    await month(company, day);
    await page.goto(`/reportes?desde=${at}-05-01&hasta=${day}`);
    await expect(figuresOf(page).getByRole('link', { name: /^Prospectos 3/ })).toBeVisible();
    await expect(figuresOf(page).getByRole('link', { name: /^Conversión/ })).toContainText('33.3');
    await expect(figuresOf(page).getByRole('link', { name: /^Cotizaciones 1/ })).toContainText('$2,784.00');
    await expect(page.getByText(`frente a 1 abr – 30 abr ${at}`)).toBeVisible();
    const { name } = company.normal;
    await who(page)
      .getByRole('link', { name: `2, Prospectos: ${name}` })
      .click();
    await expect(rows(page, `Prospectos: ${name}`)).toHaveText([/Seguida/, /Vendida/]);
    expect(new URL(page.url()).searchParams.get('ver')).toBe('prospects');
    await page.keyboard.press('Escape');
    await figuresOf(page)
      .getByRole('link', { name: /^Prospectos 3/ })
      .click();
    await expect(rows(page, 'Prospectos')).toHaveCount(3);
    await page.goBack();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.getByRole('link', { name: '3, Prospectos: Jalisco' }).click();
    await rows(page, 'Prospectos: Jalisco').filter({ hasText: 'De Ana' }).getByRole('link').click();
    await expect(page).toHaveURL(/\/prospectos\/prs_/);
  });

  test('M04 Fecha inicial, Fecha final and presets, by person and by medio, all in the address', async ({
    page,
    company,
  }) => {
    const day = `${at}-08-31`;
    await month(company, day);
    await page.goto(`/reportes?desde=${at}-08-01&hasta=${day}`);
    await expect(figuresOf(page).getByRole('link', { name: /^Prospectos 3/ })).toBeVisible();
    await page.getByLabel('Fecha final').fill(`${at}-08-30`);
    await expect(page.getByText('Nada en estos días')).toBeVisible();
    await page.getByLabel('Fecha final').fill(day);
    await page.getByLabel('Quién atiende').selectOption({ label: company.normal.name });
    await expect(figuresOf(page).getByRole('link', { name: /^Prospectos 2/ })).toBeVisible();
    await page.getByLabel('Medio de contacto').selectOption({ label: 'Sin medio' });
    await expect(page.getByText('Nada en estos días')).toBeVisible();
    await page.reload();
    await expect(page.getByText('Nada en estos días')).toBeVisible();
    await page.getByLabel('Periodo', { exact: true }).selectOption({ label: 'Este mes' });
    const { searchParams } = new URL(page.url());
    await expect.poll(() => new URL(page.url()).searchParams.get('desde')).toMatch(/^\d{4}-\d{2}-01$/);
    expect(searchParams.get('medio')).toBe('ninguno');
  });

  test('M04 charts have their tables, by keyboard; the report and its rows are exported', async ({ page, company }) => {
    const day = `${at}-10-31`;
    await month(company, day);
    await page.goto(`/reportes?desde=${at}-10-01&hasta=${day}`);
    await expect(page.getByRole('img', { name: /En el tiempo: Prospectos 3/ })).toBeVisible();
    await page.getByText('Ver como tabla').focus();
    await page.keyboard.press('Enter');
    const onDay = page.getByRole('link', { name: '3, Prospectos: 31 oct' });
    await onDay.focus();
    await page.keyboard.press('Enter');
    await expect(rows(page, new RegExp(`Prospectos: 31 oct ${at}`))).toHaveCount(3);
    const rowsFile = await exported(page, page.getByRole('dialog'), 'CSV');
    const text = rowsFile.toString('utf8');
    expect(text.startsWith('\ufeffNo.,Fecha,Nombre,')).toBe(true);
    expect(text.trimEnd().split('\r\n')).toHaveLength(4);
    const [sheet] = await readSheets(await exported(page, page.getByRole('dialog'), 'Excel (XLSX)'));
    expect(sheet?.data.slice(1, -1).map(([, , name]) => name)).toEqual(['De Ana', 'Seguida', 'Vendida']);
    expect((await rendered(await exported(page, page.getByRole('dialog'), 'PDF')))[0]?.text).toContain('Vendida');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    const table = (await exported(page, page.locator('main'), 'CSV')).toString('utf8');
    expect(table).toContain(`Periodo,${at}-10-01 a ${day},3,`);
    expect(table).toContain(`Quién lo generó,${company.normal.name},2,`);
    const sheets = await readSheets(await exported(page, page.locator('main'), 'Excel (XLSX)'));
    const who = sheets.find((one) => one.sheet === 'Quién lo generó')?.data ?? [];
    expect(who.map((cells) => cells[1])).toEqual(['Prospectos', 2, 1, 3]);
    const [first] = await rendered(await exported(page, page.locator('main'), 'PDF'));
    expect(first?.text).toContain(company.administrator.name);
    expect(first?.text).toContain('Del prospecto al pedido');
  });

  test('M04 Guardar corte keeps what is shown: it is listed, opened by its address and exported as it was', async ({
    page,
    company,
  }) => {
    const day = `${at}-12-31`;
    await month(company, day);
    await page.goto(`/reportes?desde=${at}-12-01&hasta=${day}&atiende=${company.normal.memberId}`);
    await expect(figuresOf(page).getByRole('link', { name: /^Prospectos 2/ })).toBeVisible();
    await page.getByRole('button', { name: 'Exportar' }).click();
    await page.getByRole('menuitem', { name: 'Guardar corte…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Guardar un corte' });
    await expect(dialog).toContainText(`Quién atiende: ${company.normal.name}`);
    await dialog.getByLabel('Nombre').fill(`Cierre de ${at}`);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: `Cierre de ${at}` })).toBeVisible();
    await expect(page).toHaveURL(/\/reportes\/cortes\/cut_/);
    const body = prospectForm({ contactedOn: day, workCentreId: company.firstCentre });
    await company.normal.client.addProspect({ body });
    const now = async () => {
      const query = { from: day, to: day, attendedBy: company.normal.memberId };
      return (await company.administrator.client.getReport({ query })).totals.prospects;
    };
    await expect.poll(now).toBe(3);
    await page.reload();
    await expect(figuresOf(page).getByRole('listitem').filter({ hasText: 'Prospectos' }).first()).toContainText('2');
    await expect(figuresOf(page).getByRole('link')).toHaveCount(0);
    await expect(page.getByText('La huella corresponde a lo que se muestra.')).toBeVisible();
    await expect(page.getByText(/^[0-9a-f]{64}$/)).toBeVisible();
    await expect(who(page)).toContainText(company.normal.name);
    const csv = (await exported(page, page.getByRole('main'), 'CSV')).toString('utf8');
    expect(csv).toContain(`Periodo,${at}-12-01 a ${day},2,`);
    const [paper] = await rendered(await exported(page, page.getByRole('main'), 'PDF'));
    expect(paper?.text).toContain(`Quién atiende: ${company.normal.name}`);
    expect(await faultsOf(page, 'corte')).toEqual([]);
    await page.getByRole('link', { name: 'Cortes', exact: true }).click();
    const list = page.getByRole('list', { name: 'Cortes guardados' });
    await list.getByRole('link', { name: `Cierre de ${at}` }).click();
    await expect(page.getByRole('heading', { level: 1, name: `Cierre de ${at}` })).toBeVisible();
  });

  test('M03 the menu leads to Reportes', async ({ page }) => {
    await page.goto('/prospectos');
    if (isPhone) await page.getByRole('button', { name: /Más/ }).click();
    await page.getByRole(isPhone ? 'menuitem' : 'link', { name: 'Reportes' }).click();
    await expect(page.getByRole('heading', { name: 'Reporte de seguimiento' })).toBeVisible();
  });
});
