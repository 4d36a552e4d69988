import { addDays, addMonths, dayIn } from '@folio/shared/values/days.ts';
import { prospectForm } from '../support/builders.ts';
import { expect, test } from '../support/browser-world.ts';
import { chipNamed } from '../support/calendar-screens.ts';
import type { Company } from '../support/world.ts';

const today = dayIn('America/Mexico_City', new Date());
const thisMonth = today.slice(0, 7);

function monthName(month: string): RegExp {
  const name = new Intl.DateTimeFormat('es-MX', { month: 'long', timeZone: 'UTC' }).format(
    new Date(`${month}-15T12:00Z`),
  );
  return new RegExp(`${name}( de)? ${month.slice(0, 4)}`, 'i');
}

async function appointmentOn(company: Company, day: string, name: string) {
  return company.administrator.client.addProspect({
    body: prospectForm({
      name,
      workCentreId: company.firstCentre,
      colour: '#e2a93b',
      letterColour: '#000000',
      appointment: { day, time: '16:30', minutes: 45 },
    }),
  });
}

test('M20 Calendario opens on the current month and shows the appointment given by Hora', async ({ page, company }) => {
  await appointmentOn(company, today, 'Cita De Hoy');
  await page.goto('/calendario');
  await expect(page.getByRole('heading', { name: monthName(thisMonth) })).toBeVisible();
  const chip = chipNamed(page, 'Cita De Hoy');
  await expect(chip).toContainText(/4:30/);
  await expect(chip.locator('..')).toHaveCSS('background-color', 'rgb(226, 169, 59)');
  await expect(chip).toHaveCSS('color', 'rgb(0, 0, 0)');
});

test('M22 ‹ and › show earlier and later months, Hoy returns', async ({ page, company }) => {
  const next = addMonths(thisMonth, 1);
  await appointmentOn(company, `${next}-10`, 'Cita Del Mes Que Viene');
  await page.goto('/calendario');
  await page
    .getByRole('link', { name: /siguiente/i })
    .or(page.getByRole('button', { name: /siguiente/i }))
    .first()
    .click();
  await expect(page.getByRole('heading', { name: monthName(next) })).toBeVisible();
  await expect(chipNamed(page, 'Cita Del Mes Que Viene')).toBeVisible();
  await page
    .getByRole('link', { name: /anterior/i })
    .or(page.getByRole('button', { name: /anterior/i }))
    .first()
    .click();
  await page
    .getByRole('link', { name: /anterior/i })
    .or(page.getByRole('button', { name: /anterior/i }))
    .first()
    .click();
  await expect(page.getByRole('heading', { name: monthName(addMonths(thisMonth, -1)) })).toBeVisible();
  await page
    .getByRole('link', { name: /^hoy/i })
    .or(page.getByRole('button', { name: /^hoy/i }))
    .first()
    .click();
  await expect(page.getByRole('heading', { name: monthName(thisMonth) })).toBeVisible();
});

test('a chip opens its prospect', async ({ page, company }) => {
  await appointmentOn(company, today, 'Cita Que Se Abre');
  await page.goto('/calendario');
  await chipNamed(page, 'Cita Que Se Abre').click();
  await expect(page.getByRole('heading', { name: 'Cita Que Se Abre' })).toBeVisible();
});

test('a day opens the form of an appointment on it', async ({ page }) => {
  const day = addDays(`${thisMonth}-01`, 14);
  await page.goto('/calendario');
  await page.locator(`a[href*="el=${day}"]`).first().click();
  const form = page.getByRole('dialog', { name: 'Agregar cita' });
  await expect(form).toBeVisible();
  await expect(form.getByLabel('Día', { exact: true })).toHaveValue(day);
});

test('a day with more appointments than fit says how many more there are', async ({ page, company }) => {
  const day = `${addMonths(thisMonth, 2)}-11`;
  for (let made = 1; made <= 5; made += 1) await appointmentOn(company, day, `Cita ${made} De Cinco`);
  await page.goto(`/calendario?mes=${day.slice(0, 7)}`);
  await page
    .getByText(/^\+\d más$/)
    .first()
    .click();
  await expect(page.getByText('Cita 5 De Cinco').first()).toBeVisible();
});
