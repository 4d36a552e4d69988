import type { Page } from '@playwright/test';
import { addDays, dayIn } from '@folio/shared/values/days.ts';
import { phone } from '../support/browser-sizes.ts';
import { expect, test } from '../support/browser-world.ts';
import { choose } from '../support/choices.ts';
import { added, detail, stored } from '../support/prospect-screens.ts';

const today = dayIn('America/Mexico_City', new Date());
const form = (page: Page) => page.getByRole('dialog', { name: 'Agregar seguimiento' });
const choice = (page: Page, name: string | RegExp) => form(page).getByLabel(name, { exact: typeof name === 'string' });
const save = (page: Page) => form(page).getByRole('button', { name: 'Guardar', exact: true }).click();

const yesterday = { day: addDays(today, -1), time: '10:00', minutes: 45 };

test('M39 Agregar seguimiento saves with three presses: kind, result, Guardar', async ({ page, company }) => {
  const prospect = await added(company, 'Tres Toques');
  await page.goto(`/prospectos/${prospect.id}`);
  await detail(page).getByRole('link', { name: 'Seguimiento', exact: true }).click();
  await choose(choice(page, 'Llamada'));
  await choose(choice(page, 'Interesado'));
  await save(page);
  await expect(form(page)).toBeHidden();
  await expect(detail(page)).toContainText('Llamada');
  await expect(detail(page)).toContainText('Al corriente');
  const { followUps, appointments } = await stored(company, prospect);
  expect(followUps).toHaveLength(1);
  expect(followUps[0]).toMatchObject({ kinds: ['call'], result: 'interested' });
  expect(appointments).toHaveLength(1);
  expect((appointments[0]?.startsAtLocal ?? '').slice(0, 10) > today).toBe(true);
});

test('M39 the form asks what became of a past appointment, and the next step has its own date', async ({
  page,
  company,
}) => {
  const prospect = await added(company, 'Con Cita Pasada', { appointment: yesterday });
  await page.goto(`/prospectos?seguimiento=${prospect.id}`);
  const question = form(page).getByRole('radiogroup', { name: /¿Se realizó la cita del .*10:00/ });
  await choose(question.getByLabel('Sí', { exact: true }));
  await choose(choice(page, 'Visita'));
  await choose(choice(page, 'WhatsApp'));
  await choose(choice(page, 'Pide cotización'));
  await form(page).getByLabel('Última información').fill('Quiere 40 mesas.\nDecide el lunes.');
  await choose(choice(page, 'Otra fecha'));
  await form(page).getByLabel('Día', { exact: true }).fill(addDays(today, 20));
  await form(page).getByLabel('Hora', { exact: true }).fill('16:30');
  await form(page).getByLabel('Asunto', { exact: true }).fill('Llevar muestras');
  await save(page);
  await expect(form(page)).toBeHidden();
  const { followUps, appointments } = await stored(company, prospect);
  expect(followUps[0]).toMatchObject({
    kinds: ['visit', 'whatsapp'],
    result: 'wants-quote',
    information: 'Quiere 40 mesas.\nDecide el lunes.',
  });
  expect(appointments.map(({ outcome, startsAtLocal }) => [outcome, startsAtLocal])).toEqual([
    ['held', `${yesterday.day}T10:00`],
    ['pending', `${addDays(today, 20)}T16:30`],
  ]);
});

test('M39 without a next step it says what that means, and saves', async ({ page, company }) => {
  const prospect = await added(company, 'Sin Paso');
  await page.goto(`/prospectos?seguimiento=${prospect.id}`);
  await choose(choice(page, 'Correo'));
  await choose(choice(page, 'No contestó'));
  await choose(choice(page, 'Sin siguiente paso'));
  await expect(form(page)).toContainText('atrasado');
  await save(page);
  await expect(form(page)).toBeHidden();
  expect((await stored(company, prospect)).appointments).toEqual([]);
});

test('M39 what is missing is told, and a draft survives a reload', async ({ page, company }) => {
  const prospect = await added(company, 'Con Borrador');
  await page.goto(`/prospectos?seguimiento=${prospect.id}`);
  await form(page).getByLabel('Última información').fill('Me pidió llamar el jueves.');
  await save(page);
  await expect(form(page)).toContainText('Elige al menos uno.');
  await page.reload();
  await expect(form(page).getByLabel('Última información')).toHaveValue('Me pidió llamar el jueves.');
});

test('M39 is filled and saved by keyboard alone', async ({ page, company }) => {
  const prospect = await added(company, 'Por Teclado');
  await page.goto(`/prospectos?seguimiento=${prospect.id}`);
  await expect(choice(page, 'Llamada')).toBeFocused();
  await page.keyboard.press('Space');
  // Six boxes, then the results as one group of radios.
  for (let presses = 0; presses < 6; presses += 1) await page.keyboard.press('Tab');
  await expect(choice(page, 'Interesado')).toBeFocused();
  await page.keyboard.press('Space');
  await page.keyboard.press('Control+Enter');
  await expect(form(page)).toBeHidden();
  expect((await stored(company, prospect)).followUps).toHaveLength(1);
});

test.describe('on a phone', () => {
  test.use(phone);

  test('M39 rises as a sheet, and a thumb fills it', async ({ page, company }) => {
    const prospect = await added(company, 'Con El Pulgar');
    await page.goto(`/prospectos/${prospect.id}`);
    await detail(page).getByRole('link', { name: 'Seguimiento', exact: true }).tap();
    const chip = form(page).locator('label').filter({ hasText: 'Llamada' }).first();
    expect((await chip.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(44);
    await chip.tap();
    await form(page).locator('label').filter({ hasText: 'Interesado' }).tap();
    await form(page).getByRole('button', { name: 'Guardar', exact: true }).tap();
    await expect(form(page)).toBeHidden();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect((await stored(company, prospect)).followUps).toHaveLength(1);
  });
});
