/** What is done with one prospect, line by line of the manual (M43 to M49), at both sizes. More of the same: prospect-detail. */
import type { Page } from '@playwright/test';
import { addDays, dayIn } from '@folio/shared/values/days.ts';
import { atBothSizes } from '../support/browser-sizes.ts';
import { expect, test } from '../support/browser-world.ts';
import { act, added, detail, rowOf, stored, undo } from '../support/prospect-screens.ts';

const today = dayIn('America/Mexico_City', new Date());
const editor = (page: Page) => page.getByRole('dialog', { name: /^Editar/ });
const field = (page: Page, label: string) => editor(page).getByLabel(label, { exact: true });
const save = (page: Page) => editor(page).getByRole('button', { name: 'Guardar', exact: true }).click();

atBothSizes(() => {
  test('M43 Cancelado takes a reason that grows as one types, is reopened, and both are undone', async ({
    page,
    company,
  }) => {
    const prospect = await added(company, 'Por Cancelar');
    await page.goto(`/prospectos/${prospect.id}`);
    await act(page, 'Cancelar prospecto');
    const dialog = page.getByRole('dialog', { name: 'Cancelar prospecto' });
    await dialog.getByRole('combobox', { name: 'Motivo' }).fill('Cambió de giro');
    await dialog.getByRole('option', { name: /Cambió de giro/ }).click();
    await dialog.getByLabel('Nota').fill('Cierra en enero');
    await dialog.getByRole('button', { name: 'Cancelar prospecto' }).click();
    await expect(detail(page)).toContainText('Cancelado');
    await expect(detail(page)).toContainText('Motivo: Cambió de giro');
    await undo(page).click();
    await expect(detail(page)).toContainText('En seguimiento');
    await expect.poll(async () => (await stored(company, prospect)).status).toBe('following');
  });

  test('M43 Reabrir brings it back', async ({ page, company }) => {
    const prospect = await added(company, 'Por Reabrir');
    const { catalogue } = await company.administrator.client.getSession();
    const reasonId = catalogue.find(({ kind }) => kind === 'cancel-reasons')?.id ?? '';
    await company.administrator.client.cancelProspect({ params: { prospectId: prospect.id }, body: { reasonId } });
    await page.goto(`/prospectos/${prospect.id}`);
    await detail(page).getByRole('button', { name: 'Reabrir' }).click();
    await expect(detail(page)).toContainText('En seguimiento');
    await expect.poll(async () => (await stored(company, prospect)).status).toBe('following');
  });

  test('M45 Ver shows everything registered, with the light and why', async ({ page, company }) => {
    const prospect = await added(company, 'Todo Registrado', {
      subject: 'Hornos',
      notes: 'Dos sucursales.\nGas natural.',
      internalNotes: 'Nunca los lunes.',
      lineOfBusinessId: company.lineOfBusinessId,
      contactChannelId: company.contactChannelId,
    });
    await page.goto(`/prospectos/${prospect.id}`);
    for (const text of [
      'Todo Registrado',
      'Panadería El Sol',
      '477 555 0148',
      'laura@panaderia-sol.example',
      'Guanajuato',
      'Hornos',
      'Gas natural.',
      'Nunca los lunes.',
      'Ana Ruiz',
      'En seguimiento',
      'Atrasado',
      'No tiene siguiente paso.',
      'Sin cita.',
    ]) {
      await expect(detail(page)).toContainText(text);
    }
  });

  test('M45 Ver opens from the list, has an address of its own, and back closes it', async ({ page, company }) => {
    const prospect = await added(company, 'Abierto Aparte');
    await page.goto('/prospectos');
    await rowOf(page, 'Abierto Aparte').first().getByRole('link', { name: 'Abierto Aparte', exact: true }).click();
    await expect(detail(page).getByRole('heading', { name: 'Abierto Aparte' })).toBeVisible();
    await expect(page).toHaveURL(new RegExp(`/prospectos/${prospect.id}`));
    await page.reload();
    await expect(detail(page).getByRole('heading', { name: 'Abierto Aparte' })).toBeVisible();
    await page.goBack();
    await expect(detail(page)).toBeHidden();
  });

  test('M46 Editar opens filled, sends what was changed, and undo brings it back', async ({ page, company }) => {
    const prospect = await added(company, 'Por Editar', { subject: 'Hornos' });
    await page.goto(`/prospectos/${prospect.id}`);
    await detail(page).getByRole('link', { name: 'Editar', exact: true }).click();
    await expect(editor(page).getByLabel('Nombre')).toHaveValue('Por Editar');
    await expect(field(page, 'Teléfono')).toHaveValue('477 555 0148');
    await editor(page).getByLabel('Nombre').fill('Ya Editado');
    await field(page, 'Asunto').fill('');
    await save(page);
    await expect(editor(page)).toBeHidden();
    await expect(detail(page).getByRole('heading', { name: 'Ya Editado' })).toBeVisible();
    const after = await stored(company, prospect);
    expect(after).toMatchObject({ name: 'Ya Editado', phone: prospect.phone, colour: prospect.colour });
    expect(after.subject).toBeUndefined();
    await undo(page).click();
    await expect(detail(page).getByRole('heading', { name: 'Por Editar' })).toBeVisible();
    // On screen at once; the server's answer follows.
    await expect.poll(async () => (await stored(company, prospect)).subject).toBe('Hornos');
  });

  test('M47 Eliminar asks, leaves the detail, and is undone', async ({ page, company }) => {
    const prospect = await added(company, 'Por Eliminar');
    await page.goto(`/prospectos/${prospect.id}`);
    await act(page, 'Eliminar');
    const dialog = page.getByRole('dialog', { name: /¿Eliminar/ });
    await expect(dialog.getByRole('button', { name: 'Volver' })).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/prospectos$/);
    await expect(page.getByText(`Prospecto No. ${prospect.folio} eliminado`)).toBeVisible();
    await expect(stored(company, prospect)).rejects.toMatchObject({ code: 'prospect.not_found' });
    await undo(page).click();
    await expect.poll(async () => (await stored(company, prospect).catch(() => undefined))?.folio).toBe(prospect.folio);
  });

  test('M49 the appointments held with a prospect, grouped by what became of them', async ({ page, company }) => {
    const { client } = company.administrator;
    const first = { day: addDays(today, -9), time: '10:00', minutes: 90 };
    const prospect = await added(company, 'Con Citas', { appointment: first });
    const params = { prospectId: prospect.id };
    const common = { kinds: ['visit'], result: 'thinking' } as const;
    await client.addFollowUp({
      params,
      body: {
        ...common,
        kinds: ['visit'],
        outcomes: [{ appointmentId: prospect.appointments[0]?.id ?? '', outcome: 'held' }],
        nextStep: { day: addDays(today, -3), time: '12:00', minutes: 30 },
      },
    });
    await client.addFollowUp({
      params,
      body: { ...common, kinds: ['call'], nextStep: { day: addDays(today, 5), time: '16:30', minutes: 45 } },
    });
    await page.goto(`/prospectos/${prospect.id}`);
    for (const group of ['Por venir', 'Sin resultado', 'Realizadas']) {
      await expect(detail(page).getByRole('heading', { name: group, exact: true })).toBeVisible();
    }
    await expect(detail(page)).toContainText(/10:00\sa\.\sm\.\s*·\s*1\sh\s30\smin/);
    await expect(detail(page)).toContainText(/4:30\sp\.\sm\.\s*·\s*45\smin/);
  });
});
