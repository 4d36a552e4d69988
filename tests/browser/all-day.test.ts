/** Todo el día (M12, M16, M20 to M23): appointments that take whole days, at both sizes, by mouse and by key. */
import type { NewAppointmentInput } from '@folio/shared/appointments/appointment.schema.ts';
import { addDays } from '@folio/shared/values/days.ts';
import { atBothSizes } from '../support/browser-sizes.ts';
import { expect, test } from '../support/browser-world.ts';
import { boxOf, chipNamed, placeOf, pull, wednesdayOf } from '../support/calendar-screens.ts';
import { choose } from '../support/choices.ts';
import { faultsOf, settled } from '../support/looks.ts';
import { added, detail, undo } from '../support/prospect-screens.ts';
import type { Company } from '../support/world.ts';

async function given(company: Company, name: string, body: NewAppointmentInput, more: object = {}) {
  const prospect = await added(company, name, more);
  await company.administrator.client.addAppointment({ params: { prospectId: prospect.id }, body });
  return prospect;
}

atBothSizes((isPhone) => {
  const size = isPhone ? 'en Teléfono' : 'en Pantalla';

  test('M12 M20 the switch hides the hour, keeps what was typed, and saves whole days', async ({ page, company }) => {
    const day = wednesdayOf(15);
    const prospect = await added(company, `Feria ${size}`);
    await page.goto(`/calendario?vista=agenda&dia=${day}&cita=nueva&de=${prospect.id}&el=${day}`);
    const form = page.getByRole('dialog', { name: 'Agregar cita' });
    await form.getByLabel('Hora', { exact: true }).fill('16:30');
    await form.getByLabel('Duración').selectOption('90');
    const allDay = form.getByRole('switch', { name: 'Todo el día' });
    await choose(allDay);
    await expect(form.getByLabel('Hora', { exact: true })).toBeHidden();
    await form.getByLabel('Duración').selectOption('3 días');
    await choose(allDay, false);
    await expect(form.getByLabel('Hora', { exact: true })).toHaveValue('16:30');
    await expect(form.getByLabel('Duración')).toHaveValue('90');
    await choose(allDay);
    await expect(form.getByLabel('Duración')).toHaveValue('3');
    await form.getByLabel('Asunto').fill('Stand 12');
    await form.getByRole('button', { name: 'Guardar' }).click();
    await expect(form).toBeHidden();
    await expect(page.getByRole('region', { name: 'Avisos' })).toContainText(/mié \d+ \S+ al vie \d+ \S+/);
    await expect.poll(() => placeOf(company, prospect)).toEqual([day, 3]);
    // On each of its days, and said which one it is.
    await expect(chipNamed(page, `Feria ${size}`)).toHaveCount(3);
    await expect(chipNamed(page, `Feria ${size}`).nth(1)).toContainText(/Todo el día.*día 2 de 3 · Stand 12/s);
  });

  test('M16 M20 M23 it shows in every view without an hour, in its colours, before those that have one', async ({
    page,
    company,
  }) => {
    const day = wednesdayOf(16);
    const name = `Todo Día ${size}`;
    const colours = { colour: '#e2a93b', letterColour: '#000000', state: 'SON' as const };
    const prospect = await given(company, name, { day, days: 2 }, colours);
    await company.administrator.client.addAppointment({
      params: { prospectId: prospect.id },
      body: { day, time: '08:00', minutes: 30 },
    });
    for (const view of isPhone ? ['semana', 'dia', 'agenda'] : ['semana', 'dia', 'equipo', 'agenda', 'mes']) {
      await page.goto(view === 'mes' ? `/calendario?mes=${day.slice(0, 7)}` : `/calendario?vista=${view}&dia=${day}`);
      const chip = chipNamed(page, name).first();
      await expect(chip).toBeVisible();
      await expect(chip).not.toContainText(/\d:\d\d/);
      await expect(chip).toHaveAccessibleDescription(/al jue.*Visita de 2 días.*Por venir/);
      // Where the prospect's clock says something else, a day is the same.
      await expect(chip).not.toHaveAccessibleDescription(/Sonora/);
      if (view !== 'agenda') {
        const box = page.locator('.ec-event, .event').filter({ has: chip }).first();
        await expect(box).toHaveCSS('background-color', 'rgb(226, 169, 59)');
      }
      if (view === 'mes') {
        for (const one of [day, addDays(day, 1)]) {
          await expect(page.locator(`[data-day="${one}"]`).locator('[data-chip]').first()).toContainText(name);
        }
      }
      expect(await faultsOf(page, view)).toEqual([]);
    }
  });

  test('M45 M49 the detail tells its days, moves it by form, and gives it an hour again', async ({ page, company }) => {
    const day = wednesdayOf(17);
    const prospect = await given(company, `Con Detalle ${size}`, { day, days: 1 });
    await page.goto(`/prospectos/${prospect.id}`);
    await expect(detail(page)).toContainText(/todo el día · Visita/);
    await expect(detail(page)).not.toContainText('12:00');
    await detail(page)
      .getByRole('link', { name: /Mover la cita/ })
      .click();
    const form = page.getByRole('dialog', { name: /Mover la cita/ });
    await expect(form.getByRole('switch', { name: 'Todo el día' })).toBeChecked();
    await choose(form.getByRole('switch', { name: 'Todo el día' }), false);
    await form.getByLabel('Hora', { exact: true }).fill('11:00');
    await form.getByRole('button', { name: 'Mover' }).click();
    await expect.poll(() => placeOf(company, prospect)).toEqual([`${day}T11:00`, 45]);
    await undo(page).click();
    await expect.poll(() => placeOf(company, prospect)).toEqual([day, 1]);
  });

  test('M20 each Tuesday all day: said in words, and moved from one on', async ({ page, company }) => {
    const day = addDays(wednesdayOf(18), -1);
    const prospect = await added(company, `Cada Martes ${size}`);
    await page.goto(`/calendario?vista=agenda&dia=${day}&cita=nueva&de=${prospect.id}&el=${day}&dias=1`);
    const form = page.getByRole('dialog', { name: 'Agregar cita' });
    await expect(form.getByRole('switch', { name: 'Todo el día' })).toBeChecked();
    await form.getByLabel('Repetir').selectOption('Por semanas');
    await form.getByLabel('Veces', { exact: true }).selectOption('3 veces');
    await expect(form.getByText(/^Cada martes, todo el día, 3 veces, hasta el/)).toBeVisible();
    await form.getByRole('button', { name: 'Guardar' }).click();
    await expect(form).toBeHidden();
    await page.goto(`/calendario?vista=agenda&dia=${addDays(day, 7)}`);
    await chipNamed(page, `Cada Martes ${size}`).focus();
    await page.keyboard.press('Alt+ArrowRight');
    const scope = page.getByRole('dialog').filter({ hasText: 'siguientes' });
    await scope.getByText('Esta y las siguientes').click();
    const confirm = scope.getByRole('button', { name: /Mover/ });
    if (await confirm.isVisible()) await confirm.click();
    const starts = async () =>
      (await company.administrator.client.getProspect({ params: { prospectId: prospect.id } })).appointments.map(
        ({ startsAtLocal }) => startsAtLocal,
      );
    await expect.poll(starts).toEqual([day, addDays(day, 8), addDays(day, 15)]);
  });
});

test('M23 in the week it is pulled by days and made longer at its end, and stands where it stood when undone', async ({
  page,
  company,
}) => {
  const day = addDays(wednesdayOf(20), -2);
  const prospect = await given(company, 'Por Días', { day, days: 2 });
  await page.goto(`/calendario?vista=semana&dia=${day}`);
  await settled(page);
  const chip = chipNamed(page, 'Por Días');
  const width = ((await chip.boundingBox())?.width ?? 0) / 2;
  await pull(page, chip, { x: width });
  await expect.poll(() => placeOf(company, prospect)).toEqual([addDays(day, 1), 2]);
  await undo(page).click();
  await expect.poll(() => placeOf(company, prospect)).toEqual([day, 2]);
  // A page that just heard of a change draws its chips again, perhaps under the hand that looks for one.
  await page.reload();
  await settled(page);
  await expect(chip).toBeVisible();
  const box = await boxOf(page.locator('.ec-all-day .ec-event').filter({ hasText: 'Por Días' }));
  await page.mouse.move(box.x + box.width - 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width + width, box.y + box.height / 2, { steps: 6 });
  await page.mouse.up();
  await expect.poll(() => placeOf(company, prospect)).toEqual([day, 3]);
});

test('M23 in the month it is pulled by any of its days', async ({ page, company }) => {
  const day = wednesdayOf(21);
  const prospect = await given(company, 'Por El Mes', { day, days: 2 });
  await page.goto(`/calendario?mes=${day.slice(0, 7)}`);
  const second = page.locator(`[data-day="${addDays(day, 1)}"] [data-chip]`).filter({ hasText: 'Por El Mes' });
  const width = (await page.locator(`[data-day="${day}"]`).boundingBox())?.width ?? 0;
  await pull(page, second, { x: width });
  await expect.poll(() => placeOf(company, prospect)).toEqual([addDays(day, 1), 2]);
});

test('M23 keys do the same: arrows move it by days, shift makes it longer, in one change with one way back', async ({
  page,
  company,
}) => {
  const day = addDays(wednesdayOf(22), -1);
  const prospect = await given(company, 'Por Tecla Y Día', { day, days: 1 });
  await page.goto(`/calendario?vista=semana&dia=${day}`);
  const chip = chipNamed(page, 'Por Tecla Y Día');
  await chip.focus();
  await page.keyboard.press('Alt+ArrowRight');
  await page.keyboard.press('Alt+ArrowDown');
  await expect(chip).toBeFocused();
  await page.keyboard.press('Alt+Shift+ArrowRight');
  await expect(chip).toBeFocused();
  await expect.poll(() => placeOf(company, prospect)).toEqual([addDays(day, 1), 2]);
  await undo(page).click();
  await expect.poll(() => placeOf(company, prospect)).toEqual([day, 1]);
});

test('M23 the strip above the hours is pressed, or pulled over, to add whole days', async ({ page }) => {
  const day = addDays(wednesdayOf(23), -3);
  await page.goto(`/calendario?vista=semana&dia=${day}`);
  await settled(page);
  const form = page.getByRole('dialog', { name: 'Agregar cita' });
  const box = await page.locator('.ec-all-day .ec-day').nth(1).boundingBox();
  if (!box) throw new Error('there is no strip');
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.mouse.click(at.x, at.y);
  await expect(form.getByRole('switch', { name: 'Todo el día' })).toBeChecked();
  await expect(form.getByLabel('Día', { exact: true })).toHaveValue(addDays(day, 1));
  await page.keyboard.press('Escape');
  await expect(form).toBeHidden();
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x + 2 * box.width, at.y, { steps: 6 });
  await page.mouse.up();
  await expect(form.getByLabel('Duración')).toHaveValue('3');
});

test('M20 those that share a day stand in lines, and what goes over a month shows in both', async ({
  page,
  company,
}) => {
  const month = wednesdayOf(25).slice(0, 7);
  const day = addDays(`${month}-01`, -2);
  await given(company, 'Sobre El Mes', { day, days: 4 });
  await given(company, 'Debajo', { day: `${month}-01`, days: 1 });
  for (const shown of [day.slice(0, 7), month]) {
    await page.goto(`/calendario?mes=${shown}`);
    await expect(
      page.locator(`[data-day="${month}-02"] [data-chip]`).filter({ hasText: 'Sobre El Mes' }),
    ).toBeVisible();
  }
  await page.goto(`/calendario?vista=dia&dia=${month}-01`);
  const topOf = async (name: string) => (await chipNamed(page, name).boundingBox())?.y ?? Number.NaN;
  // A page that just heard of a change draws its chips again.
  await expect.poll(async () => (await topOf('Debajo')) - (await topOf('Sobre El Mes'))).toBe(21);
});
