/** The calendar, line by line of the manual (M12, M16, M20 to M23, M49), at both sizes. More of the same: calendar-moves. */
import { addDays, addMonths } from '@folio/shared/values/days.ts';
import { atBothSizes } from '../support/browser-sizes.ts';
import { expect, test } from '../support/browser-world.ts';
import { choose } from '../support/choices.ts';
import { faultsOf } from '../support/looks.ts';
import { appointed, chipNamed, placeOf, today, wednesdayOf } from '../support/calendar-screens.ts';
import { addForm, added, detail, saveForm, stored, undo } from '../support/prospect-screens.ts';

const thisMonth = today.slice(0, 7);
const spoken = (day: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('es-MX', { timeZone: 'UTC', ...options }).format(new Date(`${day}T12:00Z`));
const title = (month: string) => new RegExp(`${spoken(`${month}-15`, { month: 'long' })} ${month.slice(0, 4)}`, 'i');

atBothSizes((isPhone) => {
  test('M20 M23 the four views are chosen, stand in the address and are remembered', async ({ page }) => {
    await page.goto('/calendario');
    await expect(page.getByRole('heading', { name: title(thisMonth) })).toBeVisible();
    for (const [name, view] of [
      ['Semana', 'semana'],
      ['Día', 'dia'],
      ['Agenda', 'agenda'],
    ] as const) {
      await choose(page.getByRole('radio', { name, exact: true }));
      await expect(page).toHaveURL(new RegExp(`vista=${view}&dia=${today}`));
    }
    await page.goto('/prospectos');
    await page.goto('/calendario');
    await expect(page.getByRole('radio', { name: 'Agenda' })).toBeChecked();
    await choose(page.getByRole('radio', { name: 'Mes' }));
    await expect(page).toHaveURL(new RegExp(`mes=${thisMonth}`));
  });

  test('M21 M22 arrows go by the unit of the view, and Hoy returns to its today', async ({ page }) => {
    const stepOf = { semana: isPhone ? 3 : 7, dia: 1, agenda: 7 };
    for (const view of ['semana', 'dia', 'agenda'] as const) {
      await page.goto(`/calendario?vista=${view}&dia=${today}`);
      await page.getByRole('link', { name: /siguiente/i }).click();
      await expect(page).toHaveURL(new RegExp(`dia=${addDays(today, stepOf[view])}`));
      await page.getByRole('link', { name: /anterior/i }).click();
      await expect(page).toHaveURL(new RegExp(`dia=${today}`));
      await page.getByRole('link', { name: /anterior/i }).click();
      await expect(page).toHaveURL(new RegExp(`dia=${addDays(today, -stepOf[view])}`));
      await page.getByRole('link', { name: 'Hoy', exact: true }).click();
      await expect(page).toHaveURL(new RegExp(`vista=${view}&dia=${today}`));
    }
    await page.goto(`/calendario?vista=dia&dia=2026-11-25`);
    await expect(page.getByRole('heading', { name: /^Miércoles 25 de noviembre 2026$/ })).toBeVisible();
    await page.goto(`/calendario?vista=agenda&dia=2026-12-01`);
    await expect(page.getByRole('heading', { name: /^29 de noviembre – 5 de diciembre 2026$/ })).toBeVisible();
  });

  test('M16 M23 in every view an appointment has its two colours, says all in words, and opens its prospect', async ({
    page,
    company,
  }) => {
    const day = wednesdayOf(3);
    const name = `Colores ${isPhone ? 'En Teléfono' : 'En Pantalla'}`;
    await appointed(company, name, {
      day,
      colour: '#e2a93b',
      letterColour: '#000000',
      state: 'SON',
      subject: 'Hornos',
    });
    for (const view of ['semana', 'dia'] as const) {
      await page.goto(`/calendario?vista=${view}&dia=${day}`);
      const event = page.locator('.ec-event').filter({ hasText: name });
      await expect(event).toHaveCSS('background-color', 'rgb(226, 169, 59)');
      await expect(event).toHaveCSS('color', 'rgb(0, 0, 0)');
    }
    await page.goto(`/calendario?vista=agenda&dia=${day}`);
    const chip = chipNamed(page, name);
    await expect(chip).toBeVisible();
    await expect(chip).toHaveAccessibleDescription(/10:00.a.*\(9:00.*en Sonora\).*Visita de 1.h.*Hornos.*Por venir/);
    await chip.click();
    await expect(detail(page).getByRole('heading', { name })).toBeVisible();
    await expect(page).toHaveURL(/prospecto=prs_/);
  });

  test('an appointment opens its prospect with that appointment in sight and marked, however many there are', async ({
    page,
    company,
  }) => {
    const name = `Muchas Citas ${isPhone ? 'Teléfono' : 'Pantalla'}`;
    const first = wednesdayOf(isPhone ? 7 : 6);
    const prospect = await appointed(company, name, { day: first, notes: 'Renglón.\n'.repeat(40) });
    const params = { prospectId: prospect.id };
    const days = [7, 8, 9, 14, 15, 16].map((step) => addDays(first, step));
    for (const day of days) {
      await company.administrator.client.addAppointment({ params, body: { day, time: '12:00', minutes: 30 } });
    }
    const marked = detail(page).locator('li[aria-current="true"]');
    for (const day of [days.at(-1) ?? '', first]) {
      await page.goto(`/calendario?vista=dia&dia=${day}`);
      await chipNamed(page, name).click();
      await expect(marked).toHaveCount(1);
      await expect(marked).toBeInViewport({ ratio: 1 });
      await expect(marked).toContainText(day === first ? '10:00' : '12:00');
      await expect(marked).toContainText(` ${Number(day.slice(8))} `);
    }
    // With the panel open, too.
    if (!isPhone) {
      await page.goto(`/calendario?vista=dia&dia=${first}&prospecto=${prospect.id}`);
      await expect(detail(page).getByRole('heading', { name })).toBeVisible();
      await expect(marked).toHaveCount(0);
      await chipNamed(page, name).click();
      await expect(marked).toBeInViewport({ ratio: 1 });
    }
    // The page itself stays where it was.
    expect(await page.evaluate(() => [scrollX, scrollY])).toEqual([0, 0]);
  });

  test('M12 M23 a day takes an appointment of a prospect that is searched for, and gives it back', async ({
    page,
    company,
  }) => {
    const name = `Por Citar ${isPhone ? 'Teléfono' : 'Pantalla'}`;
    const prospect = await added(company, name);
    const day = wednesdayOf(4);
    await page.goto(`/calendario?vista=agenda&dia=${day}`);
    await page.getByRole('link', { name: new RegExp(`Agregar cita el ${spoken(day, { weekday: 'long' })}`) }).click();
    const form = page.getByRole('dialog', { name: 'Agregar cita' });
    await expect(form.getByLabel('Día', { exact: true })).toHaveValue(day);
    await form.getByRole('combobox', { name: 'Prospecto' }).fill(name.toLowerCase());
    await form.getByRole('option').filter({ hasText: name }).click();
    await form.getByLabel('Hora', { exact: true }).fill('12:15');
    await form.getByRole('radio', { name: 'Videollamada', exact: true }).check();
    await form.getByLabel('Lugar').fill('Av. Hidalgo 12');
    await expect(form.getByRole('link', { name: 'Ver en el mapa' })).toHaveAttribute(
      'href',
      /maps\/search\/\?api=1&query=Av/,
    );
    await form.getByLabel('Enlace').fill('http://sin-candado.example');
    await form.getByRole('button', { name: 'Guardar' }).click();
    await expect(form.getByLabel('Enlace')).toHaveAttribute('aria-invalid', 'true');
    await form.getByLabel('Enlace').fill('https://meet.example.com/x');
    await form.getByRole('checkbox', { name: 'Nora Díaz' }).check();
    await form.getByRole('button', { name: 'Guardar' }).click();
    await expect(form).toBeHidden();
    await expect(chipNamed(page, name)).toBeVisible();
    const [made] = (await stored(company, prospect)).appointments;
    expect(made).toMatchObject({ startsAtLocal: `${day}T12:15`, kind: 'video', place: 'Av. Hidalgo 12' });
    expect(made?.participantIds).toEqual([company.normal.memberId]);
    await undo(page).click();
    await expect(chipNamed(page, name)).toBeHidden();
    await expect.poll(() => placeOf(company, prospect)).toEqual([]);
  });

  test('M23 «Nuevo prospecto» keeps day and hour, and comes back to the same days', async ({ page }) => {
    const day = wednesdayOf(5);
    const name = `Nuevo ${isPhone ? 'En Teléfono' : 'En Pantalla'}`;
    await page.goto(`/calendario?vista=semana&dia=${day}&cita=nueva&el=${day}&hora=${isPhone ? '13:00' : '11:00'}`);
    await page.getByRole('link', { name: 'Nuevo prospecto' }).click();
    await expect(addForm(page).getByLabel('Día', { exact: true })).toHaveValue(day);
    await addForm(page).getByLabel('Nombre').first().fill(name);
    await saveForm(page);
    await expect(addForm(page)).toBeHidden();
    await expect(chipNamed(page, name)).toBeVisible();
    await expect(page).toHaveURL(new RegExp(`vista=semana&dia=${day}`));
  });

  test('M49 the detail tells how and where each appointment is, and moves, changes and takes it away', async ({
    page,
    company,
  }) => {
    const day = wednesdayOf(6);
    const prospect = await added(company, `Con Lugar ${isPhone ? 'Teléfono' : 'Pantalla'}`, {
      appointment: { day, time: isPhone ? '16:00' : '09:00', minutes: 60 },
    });
    await page.goto(`/prospectos/${prospect.id}`);
    await detail(page)
      .getByRole('link', { name: /^Editar la cita/ })
      .click();
    const form = page.getByRole('dialog', { name: /^Cita con/ });
    await form.getByLabel('Lugar').fill('Plaza Mayor, León');
    await form.getByRole('radio', { name: 'Llamada', exact: true }).check();
    await form.getByRole('button', { name: 'Guardar' }).click();
    await expect(detail(page).getByRole('link', { name: 'Plaza Mayor, León' })).toHaveAttribute(
      'href',
      /google\.com\/maps/,
    );
    await expect(detail(page)).toContainText('Llamada');
    await detail(page)
      .getByRole('link', { name: /^Mover la cita/ })
      .click();
    const mover = page.getByRole('dialog', { name: /^Mover la cita/ });
    await mover.getByLabel('Hora', { exact: true }).fill('17:30');
    await mover.getByLabel('Duración').selectOption('90');
    await mover.getByRole('button', { name: 'Mover' }).click();
    await expect.poll(() => placeOf(company, prospect)).toEqual([`${day}T17:30`, 90]);
    await expect(detail(page)).toContainText('5:30');
    await detail(page)
      .getByRole('link', { name: /^Editar la cita/ })
      .click();
    await page.getByRole('dialog').getByRole('button', { name: 'Quitar cita' }).click();
    await expect(detail(page)).toContainText('Sin cita.');
    await undo(page).last().click();
    await expect(detail(page)).toContainText('Plaza Mayor, León');
  });

  test('F8 a prospect is invited by e-mail from its appointment in the calendar, and to its next step', async ({
    page,
    company,
  }) => {
    const day = wednesdayOf(9);
    const prospect = await appointed(company, `Por Invitar ${isPhone ? 'Teléfono' : 'Pantalla'}`, { day });
    const invited = async () => (await stored(company, prospect)).appointments.map(({ invites = false }) => invites);
    await page.goto(`/calendario?vista=dia&dia=${day}&prospecto=${prospect.id}`);
    const invite = detail(page).getByRole('button', { name: /^Invitar por correo a la cita/ });
    await invite.click();
    await expect(detail(page).getByText('Invitado por correo', { exact: true })).toBeVisible();
    await expect(invite).toBeHidden();
    expect(await invited()).toEqual([true]);
    await undo(page).click();
    await expect(invite).toBeVisible();
    expect(await invited()).toEqual([false]);

    await page.goto(`/prospectos?seguimiento=${prospect.id}`);
    const form = page.getByRole('dialog', { name: 'Agregar seguimiento' });
    await choose(form.getByLabel('Llamada', { exact: true }));
    await choose(form.getByLabel('Interesado', { exact: true }));
    await choose(form.getByLabel('Otra fecha'));
    await form.getByLabel('Día', { exact: true }).fill(addDays(day, 1));
    await choose(form.getByRole('switch', { name: 'Invitar al prospecto por correo' }));
    await form.getByRole('button', { name: 'Guardar', exact: true }).click();
    await expect(form).toBeHidden();
    expect(await invited()).toEqual([false, true]);
  });

  test('axe finds nothing in the four views, the team and the form of an appointment', async ({ page, company }) => {
    test.setTimeout(90_000);
    await appointed(company, `Accesible ${isPhone}`, { day: today, time: '12:00' });
    const faults: string[] = [];
    for (const path of [
      `?mes=${thisMonth}`,
      `?vista=semana&dia=${today}`,
      `?vista=dia&dia=${today}`,
      `?vista=agenda&dia=${today}`,
      `?vista=equipo&dia=${today}`,
      // Nothing in it.
      `?vista=semana&dia=2031-01-01`,
      `?vista=semana&dia=${today}&cita=nueva`,
    ]) {
      await page.goto(`/calendario${path}`);
      // It comes after the page: what stands still before it is no window.
      if (path.includes('cita=')) await expect(page.getByRole('dialog')).toBeVisible();
      faults.push(...(await faultsOf(page, path)));
    }
    expect(faults).toEqual([]);
  });

  test('an empty view says what to do, and a failed one offers to try again', async ({ page }) => {
    const month = addMonths(thisMonth, 40);
    await page.goto(`/calendario?mes=${month}`);
    await expect(page.getByRole('status').filter({ hasText: 'Aún no hay citas en este mes' })).toBeVisible();
    const later = addMonths(month, 6);
    await page.route(`**/api/calendar/${later}*`, (route) => route.fulfill({ status: 500, body: '{}' }));
    await page.goto(`/calendario?mes=${later}`);
    await expect(page.getByRole('alert')).toBeVisible();
    // A calendar asks again by itself once the rows are here: from then on only the press does.
    await page.waitForLoadState('networkidle');
    await page.unroute(`**/api/calendar/${later}*`);
    await page.getByRole('button', { name: 'Volver a intentar' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Aún no hay citas' })).toBeVisible();
  });
});
