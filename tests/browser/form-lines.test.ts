/** The form of a prospect, line by line of the manual (M06 to M19), at both sizes. What the form does as a whole: prospect-form. */
import type { Page } from '@playwright/test';
import { addDays, dayIn } from '@folio/shared/values/days.ts';
import { atBothSizes } from '../support/browser-sizes.ts';
import { expect, test } from '../support/browser-world.ts';
import { choose } from '../support/choices.ts';
import {
  added,
  addField as field,
  addForm as form,
  openAddForm,
  opened,
  savedAs,
  saveForm,
  stored,
} from '../support/prospect-screens.ts';

/** Next year's: it has not passed whenever this runs. */
const inDecember = `${new Date().getFullYear() + 1}-12-03`;

atBothSizes((isPhone) => {
  /** Names differ by size: both sizes share one company. */
  const named = (name: string) => (isPhone ? `${name} Móvil` : name);

  async function growsAsOneTypes(page: Page, label: string, word: string): Promise<void> {
    const [own, name] = [named(word), named(`Con ${word}`)];
    await openAddForm(page);
    await field(page, 'Nombre').fill(name);
    const combobox = form(page).getByRole('combobox', { name: label });
    await combobox.fill(own);
    await form(page)
      .getByRole('option', { name: new RegExp(own) })
      .click();
    await savedAs(page, name);
    await expect(await opened(page, name)).toContainText(own);
    await openAddForm(page);
    await combobox.fill(word.slice(0, 5).toUpperCase());
    await expect(form(page).getByRole('option', { name: own, exact: true })).toBeVisible();
  }

  test('M06 Fecha is today in the zone of the company, and can be changed', async ({ page }) => {
    await openAddForm(page);
    await expect(field(page, 'Fecha')).toHaveValue(dayIn('America/Mexico_City', new Date()));
    await field(page, 'Fecha').fill('2026-11-02');
    await field(page, 'Nombre').fill(named('Día Dos'));
    await expect(await savedAs(page, named('Día Dos'))).toContainText('2 nov');
  });

  test('M07 Cliente existente fills the form and links the prospect to the client', async ({ page, company }) => {
    const name = named('Íngrid Valdés');
    const client = await company.administrator.client.addClient({
      body: {
        name,
        companyName: named('Pastelería Íngrid'),
        phone: isPhone ? '442 555 0178' : '442 555 0177',
        email: 'ingrid@pasteleria.example',
        state: 'QUE',
        lineOfBusinessId: company.lineOfBusinessId,
      },
    });
    await openAddForm(page);
    await form(page).getByRole('switch', { name: 'Cliente existente' }).check();
    await expect(form(page).getByRole('combobox', { name: 'Buscar cliente' })).toBeFocused();
    await page.keyboard.type(isPhone ? '4425550178' : 'ingrid');
    await form(page)
      .getByRole('option', { name: new RegExp(name) })
      .click();
    await expect(field(page, 'Nombre')).toHaveValue(name);
    await expect(form(page).getByLabel('Empresa', { exact: true })).toHaveValue(named('Pastelería Íngrid'));
    await expect(field(page, 'Teléfono')).toHaveValue(/^442 555 017[78]$/);
    await expect(field(page, 'E-mail')).toHaveValue('ingrid@pasteleria.example');
    await expect(form(page).getByLabel('Estado', { exact: true })).toHaveValue('QUE');
    await expect(form(page).getByRole('combobox', { name: 'Giro de la empresa' })).not.toHaveValue('');
    await savedAs(page, name);
    const { rows } = await company.administrator.client.listProspects({ query: { limit: 1 } });
    expect(await stored(company, { id: rows[0]?.id ?? '' })).toMatchObject({ name, clientId: client.id });
  });

  test('M08 Nombre is asked for, and stands in the list as typed', async ({ page }) => {
    const name = named('Íñigo Ñáñez «el Güero»');
    await openAddForm(page);
    await saveForm(page);
    await expect(field(page, 'Nombre')).toHaveAttribute('aria-invalid', 'true');
    await field(page, 'Nombre').fill(name);
    await savedAs(page, name);
  });

  test('M09 Giro de la empresa grows as one types, and is offered ever after', ({ page }) =>
    growsAsOneTypes(page, 'Giro de la empresa', 'Apicultura'));

  test('M09 Enter takes the giro that is offered for its first letters, and saves nothing yet', async ({ page }) => {
    await openAddForm(page);
    await field(page, 'Nombre').fill(named('Giro a Medias'));
    const giro = form(page).getByRole('combobox', { name: 'Giro de la empresa' });
    await giro.pressSequentially('hotel');
    await expect(form(page).getByRole('option', { name: 'Hotelería' })).toHaveAttribute('aria-selected', 'true');
    await giro.press('Enter');
    await expect(giro).toHaveValue('Hotelería');
    await expect(form(page)).toBeVisible();
    await giro.fill('');
    await giro.pressSequentially('hotel');
    await giro.press('Tab');
    await expect(giro).toHaveValue('Hotelería');
    await expect(giro).not.toBeFocused();
    // Another word is one arrow further.
    await giro.fill('hotel');
    await giro.press('ArrowDown');
    await giro.press('Enter');
    await expect(giro).toHaveValue('hotel');
    // So is one as it was written, once the list is put away.
    await giro.fill('hote');
    await giro.press('Escape');
    await giro.press('Tab');
    await expect(giro).toHaveValue('hote');
  });

  test('M19 Medio de contacto grows as one types, and is offered ever after', ({ page }) =>
    growsAsOneTypes(page, 'Medio de contacto', 'Feria de la miel'));

  test('M10 Teléfono takes every Mexican prefix, and is shown in national form', async ({ page }) => {
    await openAddForm(page);
    await field(page, 'Nombre').fill(named('Con Prefijo'));
    for (const typed of ['044 477 555 0148', '045 477 555 0148', '01 477 555 0148', '+52 1 477 555 0148']) {
      await field(page, 'Teléfono').fill(typed);
      await field(page, 'Teléfono').blur();
      await expect(form(page)).toContainText('Se guardará como 477 555 0148');
      await field(page, 'Teléfono').fill('');
      await field(page, 'Teléfono').blur();
      await expect(form(page)).not.toContainText('Se guardará como');
    }
    await field(page, 'Teléfono').fill('+52 1 477 555 0148');
    await expect(await savedAs(page, named('Con Prefijo'))).toContainText('477 555 0148');
  });

  test('M11 Color de notificación underlines the name and fills the chip of the calendar', async ({ page }) => {
    const name = named('Color Vino');
    await openAddForm(page);
    await field(page, 'Nombre').fill(name);
    await choose(form(page).getByRole('group', { name: 'Color de notificación' }).getByLabel('Vino'));
    const row = await savedAs(page, name);
    await expect(row.getByText(name, { exact: true })).toHaveCSS('border-bottom-color', 'rgb(163, 47, 95)');
    const chip = (await opened(page, name)).locator('h3', { hasText: 'En el calendario' }).locator('+ *');
    await expect(chip).toHaveCSS('background-color', 'rgb(163, 47, 95)');
  });

  test('M12 M39 an hour that is taken is told while it is typed, in the form and in the next step', async ({
    page,
    company,
  }) => {
    const day = addDays(dayIn('America/Mexico_City', new Date()), isPhone ? 41 : 40);
    const taken = `A esa hora ya hay una cita con ${named('Ocupa La Hora')} (12:00 p. m.).`;
    await added(company, named('Ocupa La Hora'), { appointment: { day, time: '12:00', minutes: 60 } });
    await openAddForm(page);
    await field(page, 'Día').fill(day);
    await field(page, 'Hora').fill('12:30');
    await expect(form(page)).toContainText(taken);
    await field(page, 'Hora').fill('13:00');
    await expect(form(page)).not.toContainText(taken);

    const prospect = await added(company, named('Con Siguiente Paso'));
    await page.goto(`/prospectos?seguimiento=${prospect.id}`);
    const followUp = page.getByRole('dialog', { name: 'Agregar seguimiento' });
    await choose(followUp.getByLabel('Otra fecha'));
    await followUp.getByLabel('Día', { exact: true }).fill(day);
    await followUp.getByLabel('Hora', { exact: true }).fill('11:30');
    await followUp.getByLabel('Duración').selectOption('60');
    await expect(followUp).toContainText(taken);
  });

  test('M12 Hora makes an appointment of its length; without it there is none', async ({ page, company }) => {
    const [name, without] = [named('Cita A Las Diez'), named('Sin Hora')];
    await openAddForm(page);
    await field(page, 'Nombre').fill(name);
    await form(page).getByLabel('Día', { exact: true }).fill(inDecember);
    await form(page).getByLabel('Hora', { exact: true }).fill('10:30');
    await form(page).getByLabel('Duración').selectOption({ label: '1 h 30 min' });
    await expect(await savedAs(page, name)).toContainText('3 dic');
    await expect(await opened(page, name)).toContainText(/10:30\sa\.\s?m\.\s*·\s*1\sh\s30\smin/);
    await openAddForm(page);
    await field(page, 'Nombre').fill(without);
    await savedAs(page, without);
    const { rows } = await company.administrator.client.listProspects({ query: { limit: 1 } });
    expect(await stored(company, { id: rows[0]?.id ?? '' })).toMatchObject({ name: without, appointments: [] });
  });

  test('M13 Empresa stands in the list and in the detail as typed', async ({ page }) => {
    const [name, companyName] = [named('De La Ferretería'), 'Ferretería 3 Hermanos & Cía., S.A. de C.V.'];
    await openAddForm(page);
    await field(page, 'Nombre').fill(name);
    await form(page).getByLabel('Empresa', { exact: true }).fill(companyName);
    await expect(await savedAs(page, name)).toContainText(companyName);
    await expect(await opened(page, name)).toContainText(companyName);
  });

  test('M14 Estado offers the 32 federal entities', async ({ page }) => {
    await openAddForm(page);
    await field(page, 'Nombre').fill(named('De Yucatán'));
    const state = form(page).getByLabel('Estado', { exact: true });
    await expect(state.locator('option:not([value=""])')).toHaveCount(32);
    await state.selectOption({ label: 'Yucatán' });
    await expect(await savedAs(page, named('De Yucatán'))).toContainText('Yucatán');
  });

  test('M15 E-mail becomes a link to write', async ({ page }) => {
    await openAddForm(page);
    await field(page, 'Nombre').fill(named('Con Correo'));
    await field(page, 'E-mail').fill('Correo@Prueba.Example');
    const row = await savedAs(page, named('Con Correo'));
    await expect(row.getByRole('link', { name: 'correo@prueba.example' })).toHaveAttribute(
      'href',
      'mailto:correo@prueba.example',
    );
  });

  test('M16 Color de letra that cannot be read is refused with one that can', async ({ page }) => {
    await openAddForm(page);
    await field(page, 'Nombre').fill(named('Letra Legible'));
    await choose(form(page).getByRole('group', { name: 'Color de notificación' }).getByLabel('Ámbar'));
    const letters = form(page).getByRole('group', { name: 'Color de letra' });
    await choose(letters.getByLabel('Blanco'));
    await saveForm(page);
    await expect(form(page)).toContainText(/no se lee bien/i);
    await choose(letters.getByLabel('Negro'));
    await savedAs(page, named('Letra Legible'));
  });

  test('M17 Asunto is what the appointment is about, in Ver', async ({ page }) => {
    await openAddForm(page);
    await field(page, 'Nombre').fill(named('Con Asunto'));
    await field(page, 'Asunto').fill('Presentación de hornos');
    await savedAs(page, named('Con Asunto'));
    const subject = (await opened(page, named('Con Asunto'))).locator('h3', { hasText: 'Asunto' }).locator('+ p');
    await expect(subject).toHaveText('Presentación de hornos');
  });

  test('M18 Notas keeps its several lines, in Ver', async ({ page }) => {
    await openAddForm(page);
    await field(page, 'Nombre').fill(named('Con Notas'));
    const notes = form(page).getByLabel('Notas', { exact: true });
    await notes.pressSequentially('Tiene dos sucursales.');
    await notes.press('Enter');
    await notes.pressSequentially('Quiere ver consumo de gas.');
    await savedAs(page, named('Con Notas'));
    const read = (await opened(page, named('Con Notas'))).locator('h3', { hasText: /^Notas$/ }).locator('+ p');
    expect((await read.innerText()).split('\n')).toEqual(['Tiene dos sucursales.', 'Quiere ver consumo de gas.']);
  });
});
