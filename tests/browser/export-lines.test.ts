/** Exportaciones, line by line of the manual (C03), at both sizes. */
import { readFile } from 'node:fs/promises';
import { instantOf } from '@folio/shared/values/zoned-time.ts';
import { atBothSizes } from '../support/browser-sizes.ts';
import { expect, test } from '../support/browser-world.ts';
import { nextMondayAt, strike } from '../support/clock.ts';

const zone = 'America/Mexico_City';

atBothSizes((isPhone) => {
  test('C03 a report is planned from the report, made once by the clock, and fetched from its notice', async ({
    page,
    company,
    stack,
  }) => {
    const name = isPhone ? 'Del teléfono' : 'De la semana';
    await page.goto('/reportes');
    await page.getByRole('button', { name: 'Exportar' }).click();
    await page.getByRole('menuitem', { name: /Programar este reporte/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Nombre').fill(name);
    await dialog.getByRole('radio', { name: 'CSV' }).check();
    await dialog.getByLabel('Cuándo').selectOption({ label: 'Cada semana' });
    await dialog.getByLabel('Día', { exact: true }).selectOption({ label: 'Lunes' });
    await dialog.getByRole('checkbox', { name: company.normal.name }).check();
    await dialog.getByRole('button', { name: 'Programar' }).click();
    const planned = dialog.getByRole('list', { name: 'Exportaciones programadas' }).getByRole('listitem');
    const mine = planned.filter({ hasText: name });
    await expect(mine).toContainText('Cada lunes, 8:00');
    await expect(mine).toContainText('para 2 personas');
    const monday = nextMondayAt('08:00', zone);
    for (const time of ['08:04', '08:04', '08:05']) {
      await strike(stack, new Date(instantOf(`${monday}T${time}`, zone)), 'ExportsClock');
    }
    const made = dialog
      .getByRole('list', { name: 'Exportaciones hechas' })
      .getByRole('listitem')
      .filter({ hasText: name });
    // Written by a function of its own, whenever that has its turn.
    await expect(async () => {
      await page.goto('/reportes?exportaciones=todas');
      await expect(made.filter({ hasText: 'Lista' })).not.toHaveCount(0, { timeout: 3_000 });
    }).toPass({ timeout: 45_000 });
    await expect(made).toHaveCount(1);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      made.getByRole('button', { name: /^Descargar/ }).click(),
    ]);
    expect((await readFile(await file.path(), 'utf8')).startsWith('\ufeffPor,Valor,Prospectos,')).toBe(true);
    const { notices } = await company.normal.client.listNotices();
    expect(notices.some(({ content }) => content.kind === 'export' && content.title === name)).toBe(true);
    await mine.getByRole('button', { name: `Quitar ${name}` }).click();
    await expect(mine).toHaveCount(0);
    await page.getByRole('button', { name: 'Deshacer' }).click();
    await expect(mine).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(page).toHaveURL(/\/reportes$/);
  });
});
