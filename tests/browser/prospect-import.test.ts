/** Importar prospectos (F12): the sheet as it is, what is understood of it, what becomes of it, and the way back. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { workbookOf } from '@folio/shared/sheets/workbook.ts';
import { atBothSizes } from '../support/browser-sizes.ts';
import { expect, test } from '../support/browser-world.ts';
import type { Company } from '../support/world.ts';

const screen = (page: Page) => page.getByRole('region', { name: 'Importar prospectos' });
const status = (page: Page) => screen(page).getByRole('status');

async function choose(page: Page, lines: readonly string[], name = 'lista.csv'): Promise<void> {
  // As Excel of Mexico saves it.
  const buffer = Buffer.from(lines.join('\r\n'), 'latin1');
  await screen(page).locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer });
}

const begin = (page: Page) =>
  screen(page)
    .getByRole('button', { name: /^Importar \d/ })
    .click();

/** Names of those the company has, by their beginning. */
async function registered(company: Company, beginning: string): Promise<string[]> {
  const names: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await company.administrator.client.listProspects({
      query: { limit: 100, ...(cursor ? { cursor } : {}) },
    });
    names.push(...page.rows.map(({ name }) => name));
    cursor = page.cursor;
  } while (cursor);
  return names.filter((name) => name.startsWith(beginning)).toSorted();
}

atBothSizes((isPhone) => {
  const size = isPhone ? 'Móvil' : 'Ancho';
  const digits = isPhone ? '41' : '42';

  test('F12 a sheet comes in as it is, is mended in place, twice adds nobody, and can be taken back', async ({
    page,
    company,
  }) => {
    const lines = [
      'LISTA DE CLIENTES;;;;',
      'Cliente;Razón social;Celular;Vendedor;Ciudad',
      `${size} Ana Ruiz;Pan Sol;477 555 ${digits}01;${company.operative.name};León`,
      `${size} Íñigo Peña;Tornos;477 555 ${digits}0;Nadie;`,
      `${size} Ana R.;;+52 477 555 ${digits}01;;`,
      `${size} Sin Nada;;;;`,
    ];
    await page.goto('/prospectos');
    await page.getByRole('button', { name: 'Vistas' }).click();
    await page.getByRole('link', { name: 'Importar de Excel' }).click();
    await choose(page, lines);
    await expect(status(page)).toHaveText('2 prospectos por importar, 1 repetido en la hoja, 1 con error.');
    await screen(page).getByLabel('Teléfono del renglón 4').fill(`477 555 ${digits}02`);
    await page.keyboard.press('Tab');
    await expect(status(page)).toHaveText('3 prospectos por importar, 1 repetido en la hoja.');
    await begin(page);
    await expect(status(page)).toHaveText('3 prospectos importados, 1 sin importar.');
    expect(await registered(company, size)).toEqual([`${size} Ana Ruiz`, `${size} Sin Nada`, `${size} Íñigo Peña`]);

    await screen(page).getByRole('link', { name: 'Ver prospectos' }).click();
    await page
      .getByRole('link', { name: `${size} Ana Ruiz` })
      .first()
      .click();
    const detail = page.getByRole('complementary');
    await expect(detail).toContainText('Ciudad: León');
    await expect(detail).toContainText(company.operative.name);

    await page.goto('/prospectos/importar');
    await choose(page, lines);
    await begin(page);
    // Whoever has neither phone nor e-mail nor firm is like nobody.
    await expect(status(page)).toHaveText('1 prospecto importado, 1 que ya estaba, 2 sin importar.');
    await expect(screen(page)).toContainText('Ya lo atiende');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      screen(page).getByRole('button', { name: 'Descargar los no importados' }).click(),
    ]);
    const file = await readFile(await download.path(), 'utf8');
    expect(
      file
        .trim()
        .split('\r\n')
        .map((line) => line.split(',')[0]),
    ).toEqual(['Renglón', '3', '4', '5']);
    await screen(page).getByRole('button', { name: 'Deshacer la importación' }).click();
    await expect(screen(page).getByText('Elige o suelta un archivo')).toBeVisible();
    expect(await registered(company, size)).toHaveLength(3);

    // What somebody has worked on since stays.
    const { rows } = await company.administrator.client.listProspects({ query: { limit: 100 } });
    const { id = '', version = 0 } = rows.find(({ name }) => name === `${size} Íñigo Peña`) ?? {};
    const params = { prospectId: id };
    await company.administrator.client.changeProspect({ params, body: { subject: 'Anaquel' }, ifMatch: version });
    // The page has not seen it: the server is asked.
    await page.goto('/prospectos/importar');
    await screen(page).getByRole('button', { name: 'Deshacer' }).click();
    await expect(page.getByText('1 ya tenían cambios y se quedaron')).toBeVisible();
    expect(await registered(company, size)).toEqual([`${size} Íñigo Peña`]);
  });
});

test('F12 a page that was closed halfway goes on where it was, and nobody is there twice', async ({
  page,
  company,
}) => {
  // Without anything by which the server could tell them.
  const lines = ['Nombre', ...Array.from({ length: 60 }, (_, at) => `Cortado ${String(at).padStart(2, '0')}`)];
  await page.goto('/prospectos/importar');
  let requests = 0;
  // The second part is done, and its answer never comes.
  await page.route('**/api/prospect-imports', async (route) => {
    requests += 1;
    if (requests !== 2) return route.continue();
    await route.fetch();
    return route.abort();
  });
  await choose(page, lines);
  await begin(page);
  await expect(screen(page).getByRole('alert')).toBeVisible();
  expect(await registered(company, 'Cortado')).toHaveLength(50);
  page.on('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await choose(page, lines);
  await begin(page);
  await expect(status(page)).toHaveText('60 prospectos importados.');
  expect(new Set(await registered(company, 'Cortado')).size).toBe(60);
  expect(await registered(company, 'Cortado')).toHaveLength(60);
});

test('F12 a workbook with dates, and columns that a person names', async ({ page, company }) => {
  const sheet = {
    name: 'Hoja1',
    columns: [
      { title: 'Quién es', kind: 'text' as const, width: 20 },
      { title: 'Primera vez', kind: 'day' as const, width: 12 },
      { title: 'Marcar a', kind: 'integer' as const, width: 12 },
    ],
    rows: [
      ['Libro', '2025-03-03', 4775554301],
      ['Cuaderno', '2025-12-31', 4775554302],
    ],
  };
  const buffer = Buffer.concat(workbookOf([sheet], new Date()));
  await page.goto('/prospectos/importar');
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  await screen(page).locator('input[type=file]').setInputFiles({ name: 'libro.xlsx', mimeType: type, buffer });
  // Day and phone are known by their values; nothing tells a name of one word.
  await expect(screen(page).getByRole('combobox', { name: 'Fecha', exact: true })).toHaveValue('1');
  await expect(screen(page).getByRole('combobox', { name: 'Teléfono', exact: true })).toHaveValue('2');
  await screen(page)
    .getByRole('combobox', { name: 'Nombre', exact: true })
    .selectOption({ label: 'Columna A: Quién es' });
  await expect(screen(page).getByRole('region', { name: 'Vista previa' })).toContainText('3 mar 2025');
  await begin(page);
  await expect(status(page)).toHaveText('2 prospectos importados.');
  const { rows } = await company.administrator.client.listProspects({ query: { limit: 2 } });
  expect(rows).toMatchObject([
    { name: 'Cuaderno', contactedOn: '2025-12-31', phone: '+524775554302' },
    { name: 'Libro', contactedOn: '2025-03-03', phone: '+524775554301' },
  ]);
});
