import { expect, test } from '../support/browser-world.ts';
import { added } from '../support/prospect-screens.ts';

test('the form opened with n over any page leaves it there, and the focus on what was registered', async ({ page }) => {
  await page.goto('/clientes');
  await expect(page.getByRole('heading', { name: 'Clientes' })).toBeVisible();
  await page.keyboard.press('n');
  const form = page.getByRole('dialog', { name: 'Agregar prospecto' });
  await expect(form).toBeVisible();
  expect(new URL(page.url()).pathname).toBe('/clientes');
  await page.keyboard.press('Escape');
  await expect(form).toBeHidden();

  await page.goto('/prospectos');
  await expect(page.getByRole('heading', { name: 'Prospectos' })).toBeVisible();
  await page.keyboard.press('n');
  await form.getByLabel('Nombre').first().fill('Con la tecla n');
  await page.keyboard.press('Enter');
  await expect(form).toBeHidden();
  const focused = page.locator('[data-prospect]:focus');
  await expect(focused).toContainText('Con la tecla n');
});

test('keys that are struck alone do nothing where they are switched off, on this device, until they are on again', async ({
  page,
}) => {
  const form = page.getByRole('dialog', { name: 'Agregar prospecto' });
  const keys = page.getByRole('switch', { name: 'Atajos de una sola tecla' });
  await page.goto('/ajustes/cuenta');
  await expect(keys).toBeChecked();
  await keys.click();
  await page.reload();
  await expect(keys).not.toBeChecked();
  await page.goto('/prospectos');
  await expect(page.getByRole('heading', { name: 'Prospectos' })).toBeVisible();
  for (const key of ['n', '/', '?']) await page.keyboard.press(key);
  await page.waitForTimeout(300);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByLabel('Buscar prospectos').first()).not.toBeFocused();
  await page.goto('/ajustes/cuenta');
  await keys.click();
  await page.keyboard.press('n');
  await expect(form).toBeVisible();
});

test('Ctrl K leads from anywhere to a prospect, to a screen and to what is done most, by keyboard', async ({
  page,
  company,
}) => {
  const prospect = await added(company, 'Xóchitl Zaragoza');
  const palette = page.getByRole('dialog', { name: 'Buscar o ir a' });
  await page.goto('/ajustes/cuenta');
  await page.getByLabel('Contraseña actual').focus();
  await page.keyboard.press('Control+k');
  await palette.getByRole('combobox').fill('xochitl');
  await expect(palette.getByRole('option', { selected: true })).toContainText('Xóchitl Zaragoza');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/prospectos/${prospect.id}`);
  await expect(palette).toBeHidden();

  await page.getByRole('banner').getByRole('button', { name: 'Buscar o ir a' }).click();
  await page.keyboard.type('cal');
  await expect(palette.getByRole('option', { selected: true })).toHaveText('Calendario');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/calendario/);

  await page.keyboard.press('Control+k');
  await page.keyboard.type('zzzz');
  await expect(palette).toContainText('Nada se llama así');
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();
});

test('where the window of Ctrl K does not come, keys go on to where one types', async ({ page, context }) => {
  await page.goto('/prospectos', { waitUntil: 'networkidle' });
  const search = page.getByLabel('Buscar prospectos').first();
  await expect(search).toBeVisible();
  await context.setOffline(true);
  await page.keyboard.press('Control+k');
  await expect(page.getByText('Sin conexión')).toBeVisible();
  await search.click();
  await page.keyboard.type('garza');
  await expect(search).toHaveValue('garza');
  await context.setOffline(false);
  await expect(page.getByRole('button', { name: 'Cargarla' })).toBeVisible();
});

test('several centres in the address are told by their number, and each is marked', async ({ page, company }) => {
  await page.goto(`/prospectos?centro=${company.firstCentre}.${company.secondCentre}`);
  const filter = page.getByRole('banner').getByRole('button', { name: 'Centro de trabajo: 2 centros de trabajo' });
  await filter.click();
  await expect(page.getByRole('menuitemradio', { checked: true })).toHaveCount(2);
});

test('a name that the catalogue has already is told beside its field', async ({ page, company }) => {
  const [entry] = (await company.administrator.client.getSession()).catalogue;
  await page.goto('/ajustes/catalogos');
  await page
    .getByRole('button', { name: /^Agregar/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  const sameKind = await page.getByRole('listitem').filter({ hasText: /\S/ }).first().innerText();
  expect(entry).toBeDefined();
  await dialog.getByLabel('Nombre').fill(`  ${sameKind.split('\n')[0]?.toUpperCase()} `);
  await dialog.getByRole('button', { name: 'Guardar' }).click();
  await expect(dialog.getByText(/^Ya existe/).first()).toBeVisible();
  await expect(dialog.getByLabel('Nombre')).toHaveAttribute('aria-invalid', 'true');
});

test('leaving on every device asks first', async ({ page }) => {
  await page.goto('/ajustes/cuenta');
  await page.getByRole('button', { name: 'Salir en todos los dispositivos' }).click();
  const dialog = page.getByRole('dialog', { name: '¿Salir en todos los dispositivos?' });
  await dialog.getByRole('button', { name: 'Volver' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Sesiones' })).toBeVisible();
});
