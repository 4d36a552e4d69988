/** What the form of a prospect does as a whole (M05). Its fields, one by one: form-lines. */
import { atBothSizes } from '../support/browser-sizes.ts';
import { signInAs } from '../support/browser-session.ts';
import { expect, test } from '../support/browser-world.ts';
import { prospectForm } from '../support/builders.ts';
import {
  addField as field,
  addForm as form,
  openAddForm as openForm,
  rowOf,
  savedAs,
  saveForm as save,
} from '../support/prospect-screens.ts';

atBothSizes((isPhone) => {
  test('M05 Agregar opens the form, keeps what was typed over an accidental close, and saves it', async ({ page }) => {
    const name = isPhone ? 'Borrador De Pulgar' : 'Borrador Vivo';
    await page.goto('/prospectos');
    const add = page.getByRole('link', { name: /^Agregar/ }).filter({ visible: true });
    await add.first().click();
    await field(page, 'Nombre').fill(name);
    await field(page, 'Notas').fill('Primera línea\nSegunda línea');
    await expect(form(page)).toContainText('Borrador guardado');
    if (isPhone) await form(page).getByRole('button', { name: 'Volver' }).click();
    else await page.keyboard.press('Escape');
    await expect(form(page)).toBeHidden();
    await page.reload();
    await add.first().click();
    await expect(field(page, 'Nombre')).toHaveValue(name);
    await expect(field(page, 'Notas')).toHaveValue('Primera línea\nSegunda línea');
    await savedAs(page, name);
    await openForm(page);
    await expect(field(page, 'Nombre')).toHaveValue('');
  });
});

test('M05 n opens the form, and Esc leaves it', async ({ page }) => {
  await page.goto('/prospectos');
  await expect(page.getByRole('heading', { name: 'Prospectos' })).toBeVisible();
  await page.keyboard.press('n');
  await expect(form(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(form(page)).toBeHidden();
});

test('M05 the form is filled and saved by keyboard alone', async ({ page }) => {
  await page.goto('/prospectos');
  await expect(page.getByRole('heading', { name: 'Prospectos' })).toBeVisible();
  await page.keyboard.press('n');
  await expect(form(page)).toBeVisible();
  const wanted = 'Teclado Pérez';
  for (let presses = 0; presses < 25; presses += 1) {
    const label = await page.evaluate(() => {
      const focused = document.activeElement;
      return focused instanceof HTMLInputElement ? (focused.labels?.[0]?.textContent ?? '') : '';
    });
    if (/^\s*Nombre/.test(label)) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.type(wanted);
  await page.keyboard.press('Enter');
  await expect(form(page)).toBeHidden();
  await expect(rowOf(page, wanted)).toBeVisible();
});

test('M05 what is wrong is told beside its field, in Spanish, and what was typed is kept', async ({ page }) => {
  await openForm(page);
  await field(page, 'Teléfono').fill('12');
  await field(page, 'E-mail').fill('laura@');
  await save(page);
  await expect(form(page)).toBeVisible();
  for (const label of ['Nombre', 'E-mail']) {
    const input = field(page, label);
    await expect(input).toHaveAttribute('aria-invalid', 'true');
    const describedBy = await input.getAttribute('aria-describedby');
    expect(describedBy).toBeTruthy();
    await expect(page.locator(`#${describedBy?.split(' ')[0]}`)).toHaveText(/\S+.*\./);
  }
  await expect(field(page, 'Teléfono')).toHaveValue('12');
  await expect(field(page, 'E-mail')).toHaveValue('laura@');
});

test('M05 a fault that only the server sees stands beside its field, too', async ({ page }) => {
  await openForm(page);
  await field(page, 'Nombre').fill('Teléfono Corto');
  await field(page, 'Teléfono').fill('12345');
  await save(page);
  await expect(field(page, 'Teléfono')).toHaveAttribute('aria-invalid', 'true');
  await expect(field(page, 'Nombre')).toHaveValue('Teléfono Corto');
});

test('M05 without a network the text is kept, and saving again makes one prospect', async ({ page, context }) => {
  await openForm(page);
  await field(page, 'Nombre').fill('Sin Red');
  await context.setOffline(true);
  await save(page);
  await expect(form(page).getByText(/conexión/i)).toBeVisible();
  await expect(field(page, 'Nombre')).toHaveValue('Sin Red');
  await context.setOffline(false);
  await savedAs(page, 'Sin Red');
  await expect(rowOf(page, 'Sin Red')).toHaveCount(1);
});

test('Guardar y agregar otro saves and leaves an empty form', async ({ page }) => {
  await openForm(page);
  await field(page, 'Nombre').fill('Uno De Dos');
  await form(page).getByRole('button', { name: 'Guardar y agregar otro' }).click();
  await expect(field(page, 'Nombre')).toHaveValue('');
  await field(page, 'Nombre').fill('Dos De Dos');
  await savedAs(page, 'Dos De Dos');
  await expect(rowOf(page, 'Uno De Dos')).toBeVisible();
});

test('two clicks on Guardar make one prospect', async ({ page }) => {
  await openForm(page);
  await field(page, 'Nombre').fill('Doble Clic');
  await form(page).getByRole('button', { name: 'Guardar', exact: true }).dblclick();
  await expect(form(page)).toBeHidden();
  await expect(rowOf(page, 'Doble Clic')).toHaveCount(1);
});

test.describe('who already has a phone, e-mail or company is told while one types', () => {
  const taken = { name: 'Ya Atendida', companyName: 'Molinos del Valle, S.A. de C.V.', phone: '461 555 0199' };

  test('with a link to the one that may be seen, and saving is not blocked', async ({ page, company }) => {
    const { id, folio } = await company.administrator.client.addProspect({
      body: prospectForm({ ...taken, workCentreId: company.firstCentre, email: 'molinos@prueba.example' }),
    });
    await openForm(page);
    await field(page, 'Nombre').fill('Repetida');
    await field(page, 'Teléfono').fill('461 555');
    await form(page).getByLabel('Empresa', { exact: true }).fill('molinos del valle');
    const link = form(page).getByRole('link', { name: `No. ${folio} Ya Atendida · ${taken.companyName}` });
    await expect(link).toHaveAttribute('href', new RegExp(id));
    await field(page, 'Teléfono').fill('(461) 555-0199');
    await expect(link).toHaveCount(2);
    await expect(form(page)).toContainText(/Ya lo atiende Ana Ruiz \(Matriz\) desde el \d+ \w+ \d{4}/);
    await savedAs(page, 'Repetida');
  });

  test('of somebody else’s prospect only who attends it', async ({ page, company }) => {
    const phone = '461 555 0188';
    await company.administrator.client.addProspect({
      body: prospectForm({ name: 'No Se Ve', phone, email: 'otro@prueba.example', workCentreId: company.firstCentre }),
    });
    await signInAs(page, company.normal);
    await openForm(page);
    await field(page, 'Teléfono').fill(phone);
    await expect(form(page)).toContainText('Ya lo atiende Ana Ruiz');
    await expect(form(page)).not.toContainText('No Se Ve');
  });
});
