/** Appointments that are moved (M23): by mouse, by finger and by key alike, with a way back, and by two people at once. */
import { addDays, wallClockIn } from '@folio/shared/values/days.ts';
import { resumeAs } from '../support/browser-session.ts';
import { phone } from '../support/browser-sizes.ts';
import { expect, strangerTest, test } from '../support/browser-world.ts';
import { settled } from '../support/looks.ts';
import {
  appointed,
  chipNamed,
  hourPx,
  placeOf,
  pull,
  pullByFinger,
  today,
  wednesdayOf,
} from '../support/calendar-screens.ts';
import { stored, undo } from '../support/prospect-screens.ts';

const toasts = (page: Parameters<typeof undo>[0]) => page.getByRole('region', { name: 'Avisos' });

test('M23 a chip pulled to another hour is moved, and stands where it stood when it is undone', async ({
  page,
  company,
}) => {
  const day = wednesdayOf(7);
  const prospect = await appointed(company, 'Por Arrastrar', { day });
  await page.goto(`/calendario?vista=semana&dia=${day}`);
  await pull(page, chipNamed(page, 'Por Arrastrar'), { y: hourPx });
  await expect(toasts(page)).toContainText('11:00');
  await expect.poll(() => placeOf(company, prospect)).toEqual([`${day}T11:00`, 60]);
  await expect(page).not.toHaveURL(/prospecto=/);
  await undo(page).click();
  await expect.poll(() => placeOf(company, prospect)).toEqual([`${day}T10:00`, 60]);
  await expect(chipNamed(page, 'Por Arrastrar')).toContainText('10:00');
});

test('M23 a chip pulled at its lower end is longer', async ({ page, company }) => {
  const day = wednesdayOf(8);
  const prospect = await appointed(company, 'Por Alargar', { day });
  await page.goto(`/calendario?vista=dia&dia=${day}`);
  await pull(page, chipNamed(page, 'Por Alargar'), { y: hourPx / 2, edge: true });
  await expect.poll(() => placeOf(company, prospect)).toEqual([`${day}T10:00`, 90]);
});

test('M23 in the month a chip is pulled to another day, and keeps its hour', async ({ page, company }) => {
  const day = wednesdayOf(9);
  const prospect = await appointed(company, 'De Otro Día', { day });
  await page.goto(`/calendario?mes=${day.slice(0, 7)}`);
  const chip = chipNamed(page, 'De Otro Día');
  const width = (await chip.boundingBox())?.width ?? 0;
  await pull(page, chip, { x: width + 12 });
  await expect.poll(() => placeOf(company, prospect)).toEqual([`${addDays(day, 1)}T10:00`, 60]);
  await expect(chip).toBeVisible();
});

test('M23 keys do the same: arrows move it, shift makes it longer, in one change with one way back', async ({
  page,
  company,
}) => {
  const day = wednesdayOf(10);
  const prospect = await appointed(company, 'Por Tecla', { day });
  await page.goto(`/calendario?vista=semana&dia=${day}`);
  const chip = chipNamed(page, 'Por Tecla');
  await chip.focus();
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('Alt+ArrowRight');
  await page.keyboard.press('Alt+Shift+ArrowDown');
  await expect(chip).toBeFocused();
  await expect.poll(() => placeOf(company, prospect)).toEqual([`${addDays(day, 1)}T10:30`, 75]);
  await undo(page).click();
  await expect.poll(() => placeOf(company, prospect)).toEqual([`${day}T10:00`, 60]);
});

test('M23 in the month arrows move by day and week, and what leaves the month is followed', async ({
  page,
  company,
}) => {
  const day = wednesdayOf(11);
  const prospect = await appointed(company, 'Por Semanas', { day });
  await page.goto(`/calendario?mes=${day.slice(0, 7)}`);
  await chipNamed(page, 'Por Semanas').focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(chipNamed(page, 'Por Semanas')).toBeFocused();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect.poll(() => placeOf(company, prospect)).toEqual([`${addDays(day, 6)}T10:00`, 60]);
});

test('M23 a focused chip is edited with e, moved by form with r, and taken away with Supr', async ({
  page,
  company,
}) => {
  const day = wednesdayOf(12);
  const prospect = await appointed(company, 'Con Letras', { day });
  await page.goto(`/calendario?vista=dia&dia=${day}`);
  const chip = chipNamed(page, 'Con Letras');
  await chip.focus();
  for (const [key, title] of [
    ['e', 'Cita con Con Letras'],
    ['r', 'Mover la cita con Con Letras'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page.getByRole('dialog', { name: title })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page).not.toHaveURL(/cita|mover/);
    await expect(chip).toBeFocused();
  }
  // Saved, it is drawn anew at its other hour, and has the focus all the same.
  await page.keyboard.press('r');
  const form = page.getByRole('dialog', { name: 'Mover la cita con Con Letras' });
  await form.getByLabel('Hora', { exact: true }).fill('12:00');
  await page.keyboard.press('Control+Enter');
  await expect(form).toBeHidden();
  await expect(chip).toContainText('12:00');
  await expect(chip).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(chip).toBeHidden();
  await expect.poll(() => placeOf(company, prospect)).toEqual([]);
  await undo(page).click();
  await expect(chip).toBeVisible();
});

test('M23 a slot that is pressed, or pulled over, opens the form on its hour and length', async ({ page }) => {
  const day = wednesdayOf(13);
  await page.goto(`/calendario?vista=dia&dia=${day}`);
  await settled(page);
  const column = page.locator('.ec-body .ec-day').first();
  await expect(column).toBeVisible();
  const box = await column.boundingBox();
  if (!box) throw new Error('there is no column');
  const at = { x: box.x + box.width / 2, y: box.y + hourPx * 10 + 5 };
  await page.mouse.click(at.x, at.y);
  const form = page.getByRole('dialog', { name: 'Agregar cita' });
  await expect(form.getByLabel('Hora', { exact: true })).toHaveValue('10:00');
  await page.keyboard.press('Escape');
  await expect(form).toBeHidden();
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x, at.y + hourPx, { steps: 6 });
  await page.mouse.up();
  await expect(form.getByLabel('Hora', { exact: true })).toHaveValue('10:00');
  await expect(form.getByLabel('Duración')).toHaveValue('75');
  await page.keyboard.press('Escape');
  await expect(form).toBeHidden();
  await page.keyboard.press('c');
  await expect(form.getByLabel('Día', { exact: true })).toHaveValue(day);
});

test('M23 two people move the same appointment: the second is told what the first saved, and asked', async ({
  page,
  company,
}) => {
  const day = wednesdayOf(14);
  const prospect = await appointed(company, 'De Dos', { day });
  // Who hears of it before the chip is let go is not asked.
  await page.route('**/api/prospect-changes**', (route) => route.abort());
  await page.goto(`/calendario?vista=dia&dia=${day}`);
  const chip = chipNamed(page, 'De Dos');
  await expect(chip).toBeVisible();
  const [{ id, version } = { id: '', version: 0 }] = (await stored(company, prospect)).appointments;
  await company.operative.client.changeAppointment({
    params: { prospectId: prospect.id, appointmentId: id },
    body: { day, time: '13:00' },
    ifMatch: version,
  });
  await pull(page, chip, { y: hourPx });
  const dialog = page.getByRole('dialog', { name: 'Alguien más cambió esta cita' });
  await expect(dialog).toContainText('1:00');
  await expect(dialog).toContainText('11:00');
  await expect(chip).toContainText('1:00');
  await dialog.getByRole('button', { name: 'Poner lo mío' }).click();
  await expect.poll(() => placeOf(company, prospect)).toEqual([`${day}T11:00`, 60]);
});

test('M23 an overlap with another appointment of the same person is warned of, and kept', async ({ page, company }) => {
  const day = wednesdayOf(15);
  await appointed(company, 'Ya Estaba', { day, time: '12:00' });
  const prospect = await appointed(company, 'Se Encima', { day });
  await page.goto(`/calendario?vista=dia&dia=${day}`);
  await pull(page, chipNamed(page, 'Se Encima'), { y: hourPx * 1.5 });
  await expect(toasts(page)).toContainText('Se encima con la cita de Ya Estaba');
  await expect.poll(() => placeOf(company, prospect)).toEqual([`${day}T11:30`, 60]);
});

test('M23 a move that nobody answers goes back, and may be tried again', async ({ page, company }) => {
  const day = wednesdayOf(16);
  const prospect = await appointed(company, 'Sin Red', { day });
  await page.goto(`/calendario?vista=dia&dia=${day}`);
  await settled(page);
  await page.route('**/api/prospects/*/appointments/*', (route) => route.abort());
  await pull(page, chipNamed(page, 'Sin Red'), { y: hourPx });
  await expect(toasts(page)).toContainText('No se pudo guardar');
  await expect(chipNamed(page, 'Sin Red')).toContainText('10:00');
  await page.unroute('**/api/prospects/*/appointments/*');
  await toasts(page).getByRole('button', { name: 'Reintentar' }).click();
  await expect.poll(() => placeOf(company, prospect)).toEqual([`${day}T11:00`, 60]);
});

test('filters by person and status stand in the address, with how many each shows', async ({ page, company }) => {
  const day = wednesdayOf(17);
  await appointed(company, 'De La Jefa', { day });
  await company.normal.client.addProspect({
    body: {
      contactedOn: day,
      name: 'De Nora',
      colour: '#1d5dbf',
      letterColour: '#ffffff',
      workCentreId: company.firstCentre,
      appointment: { day, time: '12:00', minutes: 45 },
    },
  });
  await page.goto(`/calendario?vista=dia&dia=${day}`);
  await page.getByRole('button', { name: 'Filtrar' }).click();
  const filter = page.getByRole('dialog', { name: 'Filtrar el calendario' });
  await expect(filter.getByText(/Nora Díaz\s*1/)).toBeVisible();
  await filter.getByLabel(/Nora Díaz/).check();
  await expect(page).toHaveURL(new RegExp(`persona=${company.normal.memberId}`));
  await expect(chipNamed(page, 'De La Jefa')).toBeHidden();
  await expect(chipNamed(page, 'De Nora')).toBeVisible();
  await filter.getByLabel(/Cancelado/).check();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('status').filter({ hasText: 'Ninguna cita pasa los filtros' })).toBeVisible();
  await page.getByRole('link', { name: 'Quitar los filtros' }).click();
  await expect(chipNamed(page, 'De La Jefa')).toBeVisible();
});

test('Equipo shows a day with a column per person, to whoever sees the appointments of others', async ({
  page,
  company,
}) => {
  const day = wednesdayOf(18);
  await appointed(company, 'Del Equipo', { day });
  await page.goto(`/calendario?vista=dia&dia=${day}`);
  await page.getByRole('button', { name: 'Equipo' }).click();
  await expect(page).toHaveURL(/vista=equipo/);
  const headOf = (name: string) => page.locator('.ec-col-head').filter({ hasText: name });
  for (const name of ['Omar Peña', 'Nora Díaz']) await expect(headOf(name)).toBeVisible();
  const { person } = await company.administrator.client.getSession();
  const [chip, column] = await Promise.all([
    chipNamed(page, 'Del Equipo').boundingBox(),
    headOf(person.name).boundingBox(),
  ]);
  expect(Math.abs((chip?.x ?? 0) - (column?.x ?? 1e4))).toBeLessThan(20);
});

strangerTest(
  'an Operativo has Equipo, a Normal has not; who only comes along reads a card',
  async ({ page, company }) => {
    const day = wednesdayOf(20);
    const prospect = await appointed(company, 'De Ana', { day });
    const [{ id, version } = { id: '', version: 0 }] = (await stored(company, prospect)).appointments;
    await company.administrator.client.changeAppointment({
      params: { prospectId: prospect.id, appointmentId: id },
      body: { participantIds: [company.normal.memberId] },
      ifMatch: version,
    });
    await resumeAs(page, company.operative);
    await page.goto(`/calendario?vista=dia&dia=${day}`);
    await expect(page.getByRole('button', { name: 'Equipo' })).toBeVisible();
    await page.context().clearCookies();
    await page.evaluate(() => localStorage.clear());
    await resumeAs(page, company.normal);
    await page.goto(`/calendario?vista=equipo&dia=${day}`);
    await expect(page.getByRole('radio', { name: 'Día' })).toBeChecked();
    await expect(page.getByRole('button', { name: 'Equipo' })).toBeHidden();
    await chipNamed(page, 'De Ana').click();
    const card = page.getByRole('dialog', { name: 'De Ana' });
    await expect(card).toContainText('Acompañas en esta cita');
    await expect(card).toContainText('Nora Díaz');
  },
);

test('the line of now stands at the hour of the company, whatever the clock of the device says', async ({
  browser,
  page,
}) => {
  const away = await browser.newContext({
    storageState: await page.context().storageState(),
    timezoneId: 'Asia/Tokyo',
    viewport: { width: 1440, height: 900 },
  });
  const elsewhere = await away.newPage();
  await elsewhere.goto(`/calendario?vista=dia&dia=${today}`);
  const line = elsewhere.locator('.ec-now-indicator');
  await expect(line).toBeAttached();
  const [, hour = 0, minute = 0] = wallClockIn('America/Mexico_City', new Date()).split(/[T:]/).map(Number);
  const top = await line.evaluate((element) => Number.parseFloat(getComputedStyle(element).top));
  expect(Math.abs(top - (hour + minute / 60) * hourPx)).toBeLessThan(4);
  await away.close();
});

test.describe('on a phone', () => {
  test.use(phone);

  test('M23 a finger that rests on a chip moves it, and at its lower end makes it longer', async ({
    page,
    company,
  }) => {
    const day = wednesdayOf(19);
    const prospect = await appointed(company, 'Con El Dedo', { day });
    await page.goto(`/calendario?vista=dia&dia=${day}`);
    await settled(page);
    await pullByFinger(page, chipNamed(page, 'Con El Dedo'), { y: hourPx });
    await expect.poll(() => placeOf(company, prospect)).toEqual([`${day}T11:00`, 60]);
    await expect(page).not.toHaveURL(/prospecto=/);
    await undo(page).tap();
    await expect.poll(() => placeOf(company, prospect)).toEqual([`${day}T10:00`, 60]);
    await expect(chipNamed(page, 'Con El Dedo')).toContainText('10:00');
    await pullByFinger(page, chipNamed(page, 'Con El Dedo'), { y: hourPx / 2, edge: true });
    await expect.poll(() => placeOf(company, prospect)).toEqual([`${day}T10:00`, 90]);
  });
});
