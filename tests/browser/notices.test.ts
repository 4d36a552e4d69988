/** Notices, reminders and calendars to take along, on a wide screen and on a phone. */
import type { Page } from '@playwright/test';
import { addDays, dayIn } from '@folio/shared/values/days.ts';
import { instantOf } from '@folio/shared/values/zoned-time.ts';
import { atBothSizes } from '../support/browser-sizes.ts';
import { resumeAs } from '../support/browser-session.ts';
import { expect, strangerTest as test } from '../support/browser-world.ts';
import { noticesOf, strike } from '../support/clock.ts';
import { prospectForm } from '../support/builders.ts';
import { addPerson, type Company, type Person } from '../support/world.ts';
import type { RunningStack } from '../support/stack-process.ts';

const zone = 'America/Mexico_City';
const day = addDays(dayIn(zone, new Date()), 1);

/** Somebody whose appointment of tomorrow the clock has told of. */
async function reminded(stack: RunningStack, company: Company, name: string): Promise<Person> {
  const wanted = { level: 'normal' as const, workCentreIds: [company.firstCentre], name: 'Nadia Cruz' };
  const person = await addPerson(stack, company.administrator, wanted);
  const { id: prospectId } = await person.client.addProspect({
    body: prospectForm({ workCentreId: company.firstCentre, name }),
  });
  const body = { day, time: '10:00', minutes: 45, subject: 'Medir la cocina' };
  await person.client.addAppointment({ params: { prospectId }, body });
  await strike(stack, new Date(instantOf(`${day}T09:31`, zone)));
  await noticesOf(person, 1);
  return person;
}

async function openNotices(page: Page, isPhone: boolean): Promise<void> {
  if (isPhone) {
    await page.getByRole('button', { name: /^Más/ }).click();
    await page.getByRole('menuitem', { name: /Avisos/ }).click();
  } else await page.getByRole('button', { name: 'Avisos, 1 sin leer' }).click();
}

atBothSizes((isPhone) => {
  test('F8 the bell tells what is unread, leads to the appointment, and is quiet once it was read', async ({
    page,
    stack,
    company,
  }) => {
    const person = await reminded(stack, company, 'Rosa Nájera');
    await resumeAs(page, person);
    await page.goto('/prospectos');
    await openNotices(page, isPhone);
    const notice = page.getByRole('link', { name: /Visita con Rosa Nájera/ });
    await expect(notice).toContainText('Mañana, 10:00');
    await expect(notice).toContainText('Medir la cocina');
    await notice.click();
    await expect(page).toHaveURL(new RegExp(`/calendario\\?.*dia=${day}`));
    await expect(page.getByRole('heading', { name: 'Rosa Nájera' })).toBeVisible();
    await expect.poll(async () => (await person.client.listNotices()).notices.map(({ read }) => read)).toEqual([true]);
    if (isPhone) await expect(page.getByRole('button', { name: 'Más', exact: true })).toBeVisible();
    else await expect(page.getByRole('button', { name: 'Avisos', exact: true })).toBeVisible();
  });

  test('F8 reminders and the agenda are chosen in Ajustes, and stay chosen', async ({ page, company }) => {
    await resumeAs(page, company.operative);
    await page.goto('/ajustes/avisos');
    const mail = page.getByRole('group', { name: 'Por correo' });
    const anHour = mail.getByRole('checkbox', { name: '1 hora' });
    const wasChosen = await anHour.isChecked();
    await anHour.click();
    const agenda = page.getByRole('switch', { name: 'Enviarme la agenda' });
    const wasOn = await agenda.isChecked();
    await agenda.click();
    await page.getByRole('button', { name: 'Guardar' }).click();
    await expect(page.getByRole('region', { name: 'Avisos' })).toContainText('Avisos guardados');
    await page.reload();
    await expect(anHour).toBeChecked({ checked: !wasChosen });
    await expect(agenda).toBeChecked({ checked: !wasOn });
  });

  test('F8 an address for other calendars is made, copied, renewed and taken away', async ({ page, company }) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await resumeAs(page, company.normal);
    await page.goto('/calendario');
    await page.getByRole('button', { name: 'Llevar a otro calendario' }).click();
    const dialog = page.getByRole('dialog', { name: 'Lleva tus citas a otro calendario' });
    await dialog.getByRole('button', { name: 'Crear dirección: Mis citas' }).click();
    const address = dialog.getByRole('textbox', { name: 'Dirección de Mis citas' });
    const first = await address.inputValue();
    expect(first).toMatch(/\/api\/calendar-feeds\/[\w-]{43}\.ics$/);
    await dialog.getByRole('button', { name: 'Copiar dirección de Mis citas' }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(first);
    // Past what the browser keeps for five minutes.
    const read = () =>
      page.evaluate(async (url) => (await fetch(new URL(url).pathname, { cache: 'no-store' })).status, first);
    expect(await read()).toBe(200);
    await dialog.getByRole('button', { name: 'Renovar: Mis citas' }).click();
    await page
      .getByRole('dialog', { name: /Renovar/ })
      .getByRole('button', { name: 'Renovar' })
      .click();
    await expect(address).not.toHaveValue(first);
    expect(await read()).toBe(404);
    await dialog.getByRole('button', { name: 'Quitar: Mis citas' }).click();
    await page
      .getByRole('dialog', { name: /Quitar/ })
      .getByRole('button', { name: 'Quitar' })
      .click();
    await expect(dialog.getByRole('button', { name: 'Crear dirección: Mis citas' })).toBeVisible();
    expect((await company.normal.client.listCalendarFeeds()).feeds).toEqual([]);
  });
});

test('what was chosen of reminders and not saved is there when one comes back, over what was saved elsewhere, and can be taken back', async ({
  page,
  stack,
  company,
}) => {
  const wanted = { level: 'normal' as const, workCentreIds: [company.firstCentre], name: 'Nadia Cruz' };
  const person = await addPerson(stack, company.administrator, wanted);
  await resumeAs(page, person);
  await page.goto('/ajustes/avisos');
  const anHour = page.getByRole('group', { name: 'Por correo' }).getByRole('checkbox', { name: '1 hora' });
  const agenda = page.getByRole('switch', { name: 'Enviarme la agenda' });
  await anHour.click();
  await expect(page.getByText('Tienes cambios sin guardar.')).toBeVisible();
  await page.getByRole('link', { name: 'Cuenta y seguridad' }).first().click();
  await page.waitForURL('**/ajustes/cuenta');
  await person.client.changeReminderSettings({ body: { agendaOn: true }, ifMatch: 0 });
  await page.goto('/ajustes/avisos');
  await expect(page.getByText('Recuperamos los cambios que no guardaste.')).toBeVisible();
  await expect(anHour).toBeChecked();
  await expect(agenda).toBeChecked();

  await page.getByRole('button', { name: 'Guardar' }).click();
  await expect(page.getByText('Avisos guardados')).toBeVisible();
  expect(await person.client.getReminderSettings()).toMatchObject({ mailLeads: [60], agendaOn: true });
  await page.getByRole('button', { name: 'Deshacer' }).click();
  await expect(anHour).not.toBeChecked();
  expect(await person.client.getReminderSettings()).toMatchObject({ mailLeads: [], agendaOn: true });

  await agenda.click();
  await page.getByRole('button', { name: 'Descartar' }).click();
  await expect(agenda).toBeChecked();
  await page.reload();
  await expect(agenda).toBeChecked();
});
