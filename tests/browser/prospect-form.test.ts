import type { Page } from '@playwright/test';
import { dayIn } from '@folio/shared/values/days.ts';
import { prospectForm } from '../support/builders.ts';
import { signInAs } from '../support/browser-session.ts';
import { expect, test } from '../support/browser-world.ts';

const form = (page: Page) => page.getByRole('dialog', { name: 'Agregar prospecto' });
const field = (page: Page, label: string) => form(page).getByLabel(label, { exact: false }).first();
const save = (page: Page) => form(page).getByRole('button', { name: 'Guardar', exact: true }).click();

async function openForm(page: Page): Promise<void> {
  await page.goto('/prospectos?agregar');
  await expect(form(page)).toBeVisible();
}

/** Saves, and waits for the detail or the row of what was saved. */
async function savedAs(page: Page, name: string): Promise<void> {
  await save(page);
  await expect(form(page)).toBeHidden();
  await expect(page.getByRole('row').filter({ hasText: name }).first()).toBeVisible();
}

async function detailOf(page: Page, name: string) {
  await page.getByRole('row').filter({ hasText: name }).getByRole('link', { name, exact: true }).click();
  const detail = page.getByRole('complementary', { name: 'Detalle del prospecto' });
  await expect(detail.getByRole('heading', { name })).toBeVisible();
  return detail;
}

test('M05 Agregar opens the form by mouse, and by n; Esc leaves it', async ({ page }) => {
  await page.goto('/prospectos');
  await page
    .getByRole('link', { name: /^Agregar/ })
    .first()
    .click();
  await expect(form(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(form(page)).toBeHidden();
  await page.keyboard.press('n');
  await expect(form(page)).toBeVisible();
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
  await expect(page.getByRole('row').filter({ hasText: wanted })).toBeVisible();
});

test('M05 what was typed survives an accidental close and a reload', async ({ page }) => {
  await openForm(page);
  await field(page, 'Nombre').fill('Borrador Vivo');
  await field(page, 'Notas').fill('Primera línea\nSegunda línea');
  await page.waitForTimeout(600);
  await page.reload();
  await openForm(page);
  await expect(field(page, 'Nombre')).toHaveValue('Borrador Vivo');
  await expect(field(page, 'Notas')).toHaveValue('Primera línea\nSegunda línea');
  await savedAs(page, 'Borrador Vivo');
  await openForm(page);
  await expect(field(page, 'Nombre')).toHaveValue('');
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
  await expect(page.getByRole('row').filter({ hasText: 'Sin Red' })).toHaveCount(1);
});

test('M06 Fecha is today in the zone of the company, and can be changed', async ({ page }) => {
  await openForm(page);
  await expect(field(page, 'Fecha')).toHaveValue(dayIn('America/Mexico_City', new Date()));
  await field(page, 'Fecha').fill('2026-11-02');
  await field(page, 'Nombre').fill('Día Dos');
  await savedAs(page, 'Día Dos');
  await expect(page.getByRole('row').filter({ hasText: 'Día Dos' })).toContainText('2 nov');
});

test('M08 M13 Nombre and Empresa stand in the row as typed', async ({ page }) => {
  await openForm(page);
  await field(page, 'Nombre').fill('Íñigo Ñáñez «el Güero»');
  await form(page).getByLabel('Empresa', { exact: true }).fill('Ferretería 3 Hermanos & Cía.');
  await savedAs(page, 'Íñigo Ñáñez «el Güero»');
  await expect(page.getByRole('row').filter({ hasText: 'Íñigo' })).toContainText('Ferretería 3 Hermanos & Cía.');
});

test('M09 M19 Giro de la empresa and Medio de contacto grow as one types', async ({ page }) => {
  for (const [label, word] of [
    ['Giro de la empresa', 'Apicultura'],
    ['Medio de contacto', 'Feria de la miel'],
  ] as const) {
    await openForm(page);
    await field(page, 'Nombre').fill(`Con ${word}`);
    const combobox = form(page).getByRole('combobox', { name: label });
    await combobox.fill(word);
    await form(page)
      .getByRole('option', { name: new RegExp(word) })
      .click();
    await savedAs(page, `Con ${word}`);
    await openForm(page);
    await form(page).getByRole('combobox', { name: label }).fill(word.slice(0, 5).toUpperCase());
    await expect(form(page).getByRole('option', { name: word, exact: true })).toBeVisible();
    await page.keyboard.press('Escape');
  }
});

test.describe('M10 Teléfono', () => {
  for (const typed of ['044 477 555 0148', '045 477 555 0148', '01 477 555 0148', '+52 1 477 555 0148']) {
    test(`«${typed}» is shown in national form`, async ({ page }) => {
      const name = `Con ${typed}`;
      await openForm(page);
      await field(page, 'Nombre').fill(name);
      await field(page, 'Teléfono').fill(typed);
      await savedAs(page, name);
      await expect(page.getByRole('row').filter({ hasText: name })).toContainText('477 555 0148');
    });
  }
});

test('M11 Color de notificación is that of the row and of the calendar', async ({ page }) => {
  await openForm(page);
  await field(page, 'Nombre').fill('Color Vino');
  await form(page).getByRole('group', { name: 'Color de notificación' }).getByLabel('Vino').check({ force: true });
  await savedAs(page, 'Color Vino');
  const underline = page.getByRole('row').filter({ hasText: 'Color Vino' }).getByText('Color Vino', { exact: true });
  await expect(underline).toHaveCSS('border-bottom-color', 'rgb(163, 47, 95)');
});

test('M12 Hora makes an appointment of its length; without it there is none', async ({ page }) => {
  await openForm(page);
  await field(page, 'Nombre').fill('Cita A Las Diez');
  await form(page).getByLabel('Día', { exact: true }).fill('2026-12-03');
  await form(page).getByLabel('Hora', { exact: true }).fill('10:30');
  await savedAs(page, 'Cita A Las Diez');
  await expect(page.getByRole('row').filter({ hasText: 'Cita A Las Diez' })).toContainText('3 dic');
  const detail = await detailOf(page, 'Cita A Las Diez');
  await expect(detail.getByRole('heading', { name: 'Citas' })).toBeVisible();
  await expect(detail).toContainText(/10:30\sa\.\s?m\./);
});

test('M14 Estado offers the 32 federal entities', async ({ page }) => {
  await openForm(page);
  const state = form(page).getByLabel('Estado', { exact: true });
  await field(page, 'Nombre').fill('De Yucatán');
  if ((await state.getAttribute('role')) === 'combobox') {
    await state.click();
    await expect(form(page).getByRole('option')).toHaveCount(32);
    await state.fill('Yuc');
    await form(page).getByRole('option', { name: 'Yucatán' }).click();
  } else {
    await expect(state.locator('option:not([value=""])')).toHaveCount(32);
    await state.selectOption({ label: 'Yucatán' });
  }
  await savedAs(page, 'De Yucatán');
  await expect(page.getByRole('row').filter({ hasText: 'De Yucatán' })).toContainText('Yucatán');
});

test('M15 E-mail becomes a link to write', async ({ page }) => {
  await openForm(page);
  await field(page, 'Nombre').fill('Con Correo');
  await field(page, 'E-mail').fill('Correo@Prueba.Example');
  await savedAs(page, 'Con Correo');
  await expect(
    page.getByRole('row').filter({ hasText: 'Con Correo' }).getByRole('link', { name: 'correo@prueba.example' }),
  ).toHaveAttribute('href', 'mailto:correo@prueba.example');
});

test('M16 Color de letra that cannot be read is refused with one that can', async ({ page }) => {
  await openForm(page);
  await field(page, 'Nombre').fill('Letra Legible');
  await form(page).getByRole('group', { name: 'Color de notificación' }).getByLabel('Ámbar').check({ force: true });
  await form(page).getByRole('group', { name: 'Color de letra' }).getByLabel('Blanco').check({ force: true });
  await save(page);
  await expect(form(page)).toBeVisible();
  await expect(form(page)).toContainText(/no se lee bien/i);
  await form(page).getByRole('group', { name: 'Color de letra' }).getByLabel('Negro').check({ force: true });
  await savedAs(page, 'Letra Legible');
});

test('M17 M18 M45 Asunto and Notas of several lines are seen in Ver with everything else', async ({ page }) => {
  await openForm(page);
  await field(page, 'Nombre').fill('Con Notas');
  await form(page).getByLabel('Empresa', { exact: true }).fill('Notaría 45');
  await field(page, 'Teléfono').fill('477 555 0148');
  await field(page, 'Asunto').fill('Presentación de hornos');
  await field(page, 'Notas').fill('Tiene dos sucursales.\nQuiere ver consumo de gas.');
  await savedAs(page, 'Con Notas');
  const detail = await detailOf(page, 'Con Notas');
  for (const text of [
    'Notaría 45',
    '477 555 0148',
    'Presentación de hornos',
    'Tiene dos sucursales.',
    'Quiere ver consumo de gas.',
    'Ana Ruiz',
    'En seguimiento',
  ]) {
    await expect(detail).toContainText(text);
  }
});

test('Guardar y agregar otro saves and leaves an empty form', async ({ page }) => {
  await openForm(page);
  await field(page, 'Nombre').fill('Uno De Dos');
  await form(page).getByRole('button', { name: 'Guardar y agregar otro' }).click();
  await expect(field(page, 'Nombre')).toHaveValue('');
  await field(page, 'Nombre').fill('Dos De Dos');
  await savedAs(page, 'Dos De Dos');
  await expect(page.getByRole('row').filter({ hasText: 'Uno De Dos' })).toBeVisible();
});

test('two clicks on Guardar make one prospect', async ({ page }) => {
  await openForm(page);
  await field(page, 'Nombre').fill('Doble Clic');
  await form(page).getByRole('button', { name: 'Guardar', exact: true }).dblclick();
  await expect(form(page)).toBeHidden();
  await expect(page.getByRole('row').filter({ hasText: 'Doble Clic' })).toHaveCount(1);
});

test('M07 Cliente existente fills the form and links the prospect to the client', async ({ page, company }) => {
  const client = await company.administrator.client.addClient({
    body: {
      name: 'Íngrid Valdés',
      companyName: 'Pastelería Íngrid',
      phone: '442 555 0177',
      email: 'ingrid@pasteleria.example',
      state: 'QUE',
      lineOfBusinessId: company.lineOfBusinessId,
    },
  });
  await openForm(page);
  await form(page).getByRole('switch', { name: 'Cliente existente' }).check();
  await page.keyboard.type('ingrid');
  await form(page)
    .getByRole('option', { name: /Íngrid Valdés/ })
    .click();
  await expect(field(page, 'Nombre')).toHaveValue('Íngrid Valdés');
  await expect(form(page).getByLabel('Empresa', { exact: true })).toHaveValue('Pastelería Íngrid');
  await expect(field(page, 'Teléfono')).toHaveValue('442 555 0177');
  await expect(field(page, 'E-mail')).toHaveValue('ingrid@pasteleria.example');
  await expect(form(page).getByLabel('Estado', { exact: true })).toHaveValue('QUE');
  await expect(form(page).getByRole('combobox', { name: 'Giro de la empresa' })).not.toHaveValue('');
  await save(page);
  await expect(form(page)).toBeHidden();
  const { rows } = await company.administrator.client.listProspects({ query: { limit: 1 } });
  const registered = await company.administrator.client.getProspect({ params: { prospectId: rows[0]?.id ?? '' } });
  expect(registered).toMatchObject({ name: 'Íngrid Valdés', clientId: client.id });
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
