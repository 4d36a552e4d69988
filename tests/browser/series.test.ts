/** Appointments that recur, and the rule of no two at once, on screen at both sizes: by mouse, by finger and by key. */
import type { Page } from '@playwright/test';
import type { Prospect } from '@folio/shared/prospects/prospect.schema.ts';
import { addDays, weekday } from '@folio/shared/values/days.ts';
import { atBothSizes } from '../support/browser-sizes.ts';
import { expect, test } from '../support/browser-world.ts';
import { choose } from '../support/choices.ts';
import { faultsOf } from '../support/looks.ts';
import { appointed, chipNamed, hourPx, pull, wednesdayOf } from '../support/calendar-screens.ts';
import { added, stored, undo } from '../support/prospect-screens.ts';
import type { Company } from '../support/world.ts';

const toasts = (page: Page) => page.getByRole('region', { name: 'Avisos' });
const scopes = (page: Page) => page.getByRole('dialog', { name: /también las demás/ });

async function startsOf(company: Company, prospect: { id: string }): Promise<string[]> {
  return (await stored(company, prospect)).appointments.map(({ startsAtLocal }) => startsAtLocal);
}

/** On this day and the next two weeks at ten, of one series. */
async function recurring(company: Company, name: string, day: string): Promise<Prospect> {
  const prospect = await added(company, name);
  await company.administrator.client.addAppointment({
    params: { prospectId: prospect.id },
    body: {
      day,
      time: '10:00',
      minutes: 60,
      recurrence: { frequency: 'weekly', weekdays: [weekday(day)], count: 3 },
    },
  });
  return prospect;
}

async function setRule({ administrator: { client } }: Company, noDoubleBooking: boolean): Promise<void> {
  const { company } = await client.getSession();
  await client.changeCompany({ body: { noDoubleBooking }, ifMatch: company.version });
}

/** Months of their own at each size. */
const ownDay = (isPhone: boolean, at: number) => wednesdayOf(21 + at * 2 + (isPhone ? 1 : 0));

atBothSizes((isPhone) => {
  const size = isPhone ? 'En Teléfono' : 'En Pantalla';

  test('F8 Repetir says in words what will happen, and one press makes all of them, with one way back', async ({
    page,
    company,
  }) => {
    const day = ownDay(isPhone, 0);
    const prospect = await added(company, `Cada Semana ${size}`);
    await page.goto(`/calendario?vista=dia&dia=${day}&cita=nueva&de=${prospect.id}&el=${day}&hora=09:00`);
    const form = page.getByRole('dialog', { name: 'Agregar cita' });
    await form.getByLabel('Repetir').selectOption('Por semanas');
    await form.getByLabel('Veces', { exact: true }).selectOption('4 veces');
    await choose(form.getByLabel('Vie', { exact: true }));
    await expect(form.getByRole('status').filter({ hasText: 'miércoles y viernes' })).toContainText(
      'Cada miércoles y viernes a las 9:00 a. m., 4 veces, hasta el viernes',
    );
    await choose(form.getByLabel('Vie', { exact: true }), false);
    await expect(form.getByRole('status').filter({ hasText: '4 veces' })).toContainText('Cada miércoles');
    expect(await faultsOf(page, 'Repetir')).toEqual([]);
    await form.getByRole('button', { name: 'Guardar', exact: true }).click();
    await expect(toasts(page)).toContainText(`4 citas con Cada Semana ${size}`);
    await expect
      .poll(() => startsOf(company, prospect))
      .toEqual([0, 7, 14, 21].map((days) => `${addDays(day, days)}T09:00`));
    await expect(chipNamed(page, `Cada Semana ${size}`)).toBeVisible();
    await undo(page).click();
    await expect.poll(() => startsOf(company, prospect)).toEqual([]);
  });

  test('F8 days that overlap or are holidays are told before, and can be left out', async ({ page, company }) => {
    const day = ownDay(isPhone, 1);
    const busy = `Ocupado ${size}`;
    await appointed(company, busy, { day: addDays(day, 7) });
    const prospect = await added(company, `Con Huecos ${size}`);
    await page.goto(`/calendario?vista=dia&dia=${day}&cita=nueva&de=${prospect.id}&el=${day}&hora=10:00`);
    const form = page.getByRole('dialog', { name: 'Agregar cita' });
    await form.getByLabel('Repetir').selectOption('Por semanas');
    await form.getByLabel('Veces', { exact: true }).selectOption('3 veces');
    const list = form.getByRole('list', { name: 'Días por revisar' });
    await expect(list).toContainText(`Se encima con ${busy}`);
    await form.getByRole('button', { name: 'Omitir ese día' }).click();
    await expect(form.getByRole('status').filter({ hasText: '2 veces' })).toBeVisible();
    await form.getByRole('button', { name: 'Guardar', exact: true }).click();
    await expect.poll(() => startsOf(company, prospect)).toEqual([0, 14].map((days) => `${addDays(day, days)}T10:00`));
  });

  test('F8 an edit of one that recurs asks which are meant; back from there nothing is sent', async ({
    page,
    company,
  }) => {
    const day = ownDay(isPhone, 2);
    const prospect = await recurring(company, `Por Editar ${size}`, day);
    const [first] = (await stored(company, prospect)).appointments;
    await page.goto(`/calendario?vista=dia&dia=${day}&cita=${first?.id}&de=${prospect.id}`);
    const form = page.getByRole('dialog', { name: `Cita con Por Editar ${size}` });
    await expect(form).toContainText('Se repite: 1 de 3');
    await form.getByLabel('Hora', { exact: true }).fill('12:00');
    await form.getByRole('button', { name: 'Guardar', exact: true }).click();
    await scopes(page).getByRole('button', { name: 'Volver' }).click();
    await expect(form.getByLabel('Hora', { exact: true })).toHaveValue('12:00');
    await form.getByRole('button', { name: 'Guardar', exact: true }).click();
    await scopes(page)
      .getByRole('button', { name: /Toda la serie/ })
      .click();
    await expect(form).toBeHidden();
    await expect
      .poll(() => startsOf(company, prospect))
      .toEqual([0, 7, 14].map((days) => `${addDays(day, days)}T12:00`));
    await undo(page).click();
    await expect
      .poll(() => startsOf(company, prospect))
      .toEqual([0, 7, 14].map((days) => `${addDays(day, days)}T10:00`));
  });

  test('F8 keys move and take away one, those after it, or all', async ({ page, company }) => {
    test.skip(isPhone, 'a phone has no such keys');
    const day = ownDay(isPhone, 3);
    const prospect = await recurring(company, 'Con Teclas', day);
    await page.goto(`/calendario?vista=semana&dia=${addDays(day, 7)}`);
    const chip = chipNamed(page, 'Con Teclas');
    await chip.focus();
    // Steps of one move: the second does not wait for the page to have drawn the first.
    await Promise.all([page.keyboard.press('Alt+ArrowDown'), page.keyboard.press('Alt+ArrowDown')]);
    await expect(scopes(page).getByRole('button', { name: /Sólo esta/ })).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const moved = [`${day}T10:00`, `${addDays(day, 7)}T10:30`, `${addDays(day, 14)}T10:30`];
    await expect.poll(() => startsOf(company, prospect)).toEqual(moved);
    await expect(chip).toBeFocused();
    await page.keyboard.press('Delete');
    await expect(scopes(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(scopes(page)).toBeHidden();
    await expect(chip).toBeFocused();
    await page.keyboard.press('Delete');
    await expect(scopes(page)).toBeVisible();
    await page.keyboard.press('Enter');
    await expect.poll(() => startsOf(company, prospect)).toEqual([moved[0], moved[2]]);
  });

  test('F8 one that is pulled asks, and stands where it stood when the person withdraws', async ({ page, company }) => {
    test.skip(isPhone, 'a finger pulls in calendar-moves');
    const day = ownDay(isPhone, 4);
    const prospect = await recurring(company, 'Por Jalar', day);
    await page.goto(`/calendario?vista=dia&dia=${day}`);
    const chip = chipNamed(page, 'Por Jalar');
    await pull(page, chip, { y: hourPx });
    await expect(chip).toContainText('11:00');
    await scopes(page).getByRole('button', { name: 'Volver' }).click();
    await expect(chip).toContainText('10:00');
    await pull(page, chip, { y: hourPx });
    await scopes(page)
      .getByRole('button', { name: /Esta y las siguientes/ })
      .click();
    await expect
      .poll(() => startsOf(company, prospect))
      .toEqual([0, 7, 14].map((days) => `${addDays(day, days)}T11:00`));
  });

  test('C4 with the rule of the company an overlap is not saved, and it says whose and when', async ({
    page,
    company,
  }) => {
    const day = ownDay(isPhone, 5);
    await page.goto('/ajustes/empresa');
    const rule = page.getByRole('switch', { name: 'No permitir citas encimadas de la misma persona' });
    await rule.click();
    await expect(rule).toBeEnabled();
    await expect(rule).toBeChecked();
    try {
      await appointed(company, `Ya Estaba ${size}`, { day });
      const prospect = await added(company, `Llega Tarde ${size}`);
      await page.goto(`/calendario?vista=dia&dia=${day}&cita=nueva&de=${prospect.id}&el=${day}&hora=10:30`);
      const form = page.getByRole('dialog', { name: 'Agregar cita' });
      await expect(form.getByRole('status').filter({ hasText: `Ya Estaba ${size}` })).toContainText('no permite');
      await form.getByRole('button', { name: 'Guardar', exact: true }).click();
      await expect(form.getByRole('alert')).toContainText(
        /Ana Ruiz tiene otra cita el mié .* de 10:00\sa\.\sm\. a 11:00/,
      );
      expect(await startsOf(company, prospect)).toEqual([]);
      await form.getByLabel('Hora', { exact: true }).fill('11:00');
      await form.getByRole('button', { name: 'Guardar', exact: true }).click();
      await expect.poll(() => startsOf(company, prospect)).toEqual([`${day}T11:00`]);
    } finally {
      await setRule(company, false);
    }
  });
});
