/** Ajustes › Bitácora: narrowed to a person and a kind of thing, over all of the month, with links to what a line tells of. */
import type { Page } from '@playwright/test';
import { prospectForm, quoteForm } from '../support/builders.ts';
import { atBothSizes } from '../support/browser-sizes.ts';
import { expect, test } from '../support/browser-world.ts';
import { registeredInProcess } from '../support/in-process.ts';

const lines = (page: Page) => page.getByRole('main').getByRole('listitem');

test('what is looked for is found behind what the first pages hold, and the screen says how much was looked through', async ({
  page,
  company,
  stack,
}) => {
  const form = prospectForm({ workCentreId: company.firstCentre, name: 'Rosa Nájera' });
  const { id: prospectId } = await company.normal.client.addProspect({ body: form });
  await company.normal.client.addFollowUp({
    params: { prospectId },
    body: { kinds: ['call'], result: 'thinking', information: 'Pidió precio de la cocina' },
  });
  const others = prospectForm({ workCentreId: company.firstCentre });
  await registeredInProcess(stack, company.administrator, Array(130).fill(others));

  await page.goto('/ajustes/bitacora');
  await expect(lines(page)).toHaveCount(50);
  await page.getByLabel('Quién').selectOption({ label: 'Nora Díaz' });
  await expect(page.getByText(/^De \d+ cambios de \S+, 3 son así\.$/)).toBeVisible();
  await expect(lines(page)).toHaveCount(3);
  await expect(lines(page).first()).toContainText('dio seguimiento al prospecto');
  await expect(lines(page).first()).toContainText('información: Pidió precio de la cocina');
  await page.getByLabel('Qué').selectOption({ label: 'Personas e invitaciones' });
  await expect(lines(page)).toHaveCount(1);
  await expect(lines(page).first()).toContainText('se unió a la empresa');
  // It stands in the address, for whoever is sent it.
  await page.reload();
  await expect(lines(page)).toHaveCount(1);
  await page.getByLabel('Quién').selectOption({ label: 'Clientes, con la liga de su cotización' });
  await expect(page.getByText(/, ninguno es así\.$/)).toBeVisible();
});

atBothSizes(() => {
  test('a line leads to the quote and to the prospect it tells of', async ({ page, company }) => {
    const { client } = company.normal;
    const form = prospectForm({ workCentreId: company.firstCentre, name: 'Elena Murguía' });
    const { id: prospectId } = await client.addProspect({ body: form });
    await client.addQuote({ params: { prospectId }, body: quoteForm() });
    await page.goto('/ajustes/bitacora?que=cotizaciones');
    const line = lines(page).filter({ hasText: 'Elena Murguía' }).first();
    await expect(line).toContainText(/hizo la cotización C-\S+ al prospecto/);
    await line.getByRole('link', { name: /^C-/ }).click();
    await expect(page).toHaveURL(new RegExp(`/cotizaciones/quo_\\w+\\?de=${prospectId}`));
    await page.goBack();
    await line.getByRole('link', { name: /Elena Murguía/ }).click();
    await expect(page).toHaveURL(new RegExp(`/prospectos/${prospectId}`));
    await expect(page.getByRole('heading', { name: 'Elena Murguía' })).toBeVisible();
  });
});
