import type { Page } from '@playwright/test';
import type { NewProspectInput, Prospect } from '@folio/shared/prospects/prospect.schema.ts';
import { addDays, dayIn } from '@folio/shared/values/days.ts';
import { prospectForm } from '../support/builders.ts';
import { signInAs } from '../support/browser-session.ts';
import { expect, test } from '../support/browser-world.ts';
import type { Company } from '../support/world.ts';

const today = dayIn('America/Mexico_City', new Date());
const detail = (page: Page) => page.getByRole('complementary', { name: 'Detalle del prospecto' });
const editor = (page: Page) => page.getByRole('dialog', { name: /^Editar/ });
const field = (page: Page, label: string) => editor(page).getByLabel(label, { exact: true });
const save = (page: Page) => editor(page).getByRole('button', { name: 'Guardar', exact: true }).click();
const undo = (page: Page) => page.getByRole('region', { name: 'Avisos' }).getByRole('button', { name: 'Deshacer' });

async function added(company: Company, name: string, changes: Partial<NewProspectInput> = {}): Promise<Prospect> {
  return company.administrator.client.addProspect({
    body: prospectForm({ name, workCentreId: company.firstCentre, ...changes }),
  });
}

async function stored(company: Company, { id }: Prospect): Promise<Prospect> {
  return company.administrator.client.getProspect({ params: { prospectId: id } });
}

async function act(page: Page, name: string): Promise<void> {
  await detail(page).getByRole('button', { name: 'Más acciones' }).click();
  await page.getByRole('menuitem', { name, exact: true }).click();
}

test.describe('M45 Ver', () => {
  test('shows everything registered, with the light and why', async ({ page, company }) => {
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

  test('tells who changed what and when, before and after', async ({ page, company }) => {
    const prospect = await added(company, 'Con Historia');
    await company.operative.client.changeProspect({
      params: { prospectId: prospect.id },
      ifMatch: prospect.version,
      body: { companyName: 'Panificadora del Norte' },
    });
    await page.goto(`/prospectos/${prospect.id}`);
    await detail(page).getByText('Historial', { exact: true }).click();
    const newest = detail(page).getByRole('listitem').filter({ hasText: 'Omar Peña' });
    await expect(newest).toContainText('cambió datos');
    await expect(newest).toContainText(/Empresa:\s*Panadería El Sol\s*→\s*Panificadora del Norte/);
    await expect(detail(page)).toContainText('registró el prospecto');
  });

  test('notas internas are written where they are read', async ({ page, company }) => {
    const prospect = await added(company, 'Con Nota Interna');
    await page.goto(`/prospectos/${prospect.id}`);
    await detail(page).getByRole('button', { name: 'Agregar notas internas' }).click();
    await page.keyboard.type('Decide con su socio');
    await page.keyboard.press('Enter');
    await expect(detail(page)).toContainText('Decide con su socio');
    await expect.poll(async () => (await stored(company, prospect)).internalNotes).toBe('Decide con su socio');
  });

  test('registers the prospect as a client, and takes it back', async ({ page, company }) => {
    const prospect = await added(company, 'Futuro Cliente');
    await page.goto(`/prospectos/${prospect.id}`);
    await act(page, 'Registrar como cliente');
    await expect(detail(page)).toContainText('Cliente registrado');
    expect((await stored(company, prospect)).clientId).toMatch(/^cli_/);
    await undo(page).click();
    await expect(detail(page)).not.toContainText('Cliente registrado');
  });

  test('passes it to another person, and back', async ({ page, company }) => {
    const prospect = await added(company, 'Cambia De Manos');
    await page.goto(`/prospectos/${prospect.id}`);
    await act(page, 'Reasignar');
    const dialog = page.getByRole('dialog', { name: /^Reasignar/ });
    await dialog.getByLabel('Lo atenderá').selectOption({ label: 'Nora Díaz' });
    await dialog.getByRole('button', { name: 'Reasignar', exact: true }).click();
    await expect(detail(page)).toContainText(/Lo atiende\s*Nora Díaz/);
    await undo(page).click();
    await expect(detail(page)).not.toContainText('Nora Díaz');
  });
});

test.describe('M46 Editar', () => {
  test('opens filled, sends what was changed, and undo brings it back', async ({ page, company }) => {
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
    expect((await stored(company, prospect)).subject).toBe('Hornos');
  });

  test('keeps a draft per prospect, by keyboard alone', async ({ page, company }) => {
    const prospect = await added(company, 'Borrador De Edición');
    await page.goto(`/prospectos/${prospect.id}?editar=${prospect.id}`);
    await expect(editor(page).getByLabel('Nombre')).toBeFocused();
    await page.keyboard.press('End');
    await page.keyboard.type(' Dos');
    await page.waitForTimeout(500);
    await page.reload();
    await expect(editor(page).getByLabel('Nombre')).toHaveValue('Borrador De Edición Dos');
    await editor(page).getByLabel('Nombre').press('Control+Enter');
    await expect(editor(page)).toBeHidden();
    await expect(detail(page).getByRole('heading', { name: 'Borrador De Edición Dos' })).toBeVisible();
  });

  test('two people on different fields both keep theirs; the same field asks', async ({ page, company, browser }) => {
    const prospect = await added(company, 'De Dos Personas');
    const context = await browser.newContext();
    const other = await context.newPage();
    await signInAs(other, company.operative);
    const path = `/prospectos/${prospect.id}?editar=${prospect.id}`;
    await Promise.all([page.goto(path), other.goto(path)]);
    await field(page, 'Empresa').fill('La Mía');
    await field(page, 'E-mail').fill('mia@prueba.example');
    await field(other, 'Empresa').fill('La Del Otro');
    await field(other, 'Asunto').fill('Asunto del otro');
    await save(other);
    await expect(editor(other)).toBeHidden();
    await save(page);
    const dialog = page.getByRole('dialog', { name: 'Alguien más cambió lo mismo' });
    const choice = dialog.getByRole('group', { name: 'Empresa' });
    for (const text of [/Tuyo\s*La Mía/, /Ahora\s*La Del Otro/, /Antes\s*Panadería El Sol/])
      await expect(choice).toContainText(text);
    // Going back loses nothing.
    await dialog.getByRole('button', { name: 'Volver' }).click();
    await expect(field(page, 'Empresa')).toHaveValue('La Mía');
    await save(page);
    await choice.getByRole('radio', { name: /^Tuyo/ }).check();
    await dialog.getByRole('button', { name: 'Guardar', exact: true }).click();
    await expect(editor(page)).toBeHidden();
    expect(await stored(company, prospect)).toMatchObject({
      companyName: 'La Mía',
      email: 'mia@prueba.example',
      subject: 'Asunto del otro',
    });
    await context.close();
  });

  test('choosing theirs keeps it, and the rest of mine is saved', async ({ page, company }) => {
    const prospect = await added(company, 'Se Queda El Otro');
    await page.goto(`/prospectos/${prospect.id}?editar=${prospect.id}`);
    await field(page, 'Empresa').fill('La Mía');
    await field(page, 'Notas').fill('Mis notas');
    await company.operative.client.changeProspect({
      params: { prospectId: prospect.id },
      ifMatch: prospect.version,
      body: { companyName: 'La Del Otro' },
    });
    await save(page);
    const dialog = page.getByRole('dialog', { name: 'Alguien más cambió lo mismo' });
    await dialog.getByRole('radio', { name: /^Ahora/ }).check();
    await dialog.getByRole('button', { name: 'Guardar', exact: true }).click();
    await expect(editor(page)).toBeHidden();
    expect(await stored(company, prospect)).toMatchObject({ companyName: 'La Del Otro', notes: 'Mis notas' });
  });
});

test.describe('M43 Cancelado', () => {
  test('takes a reason that grows as one types, is reopened, and both are undone', async ({ page, company }) => {
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

  test('without a reason nothing is cancelled', async ({ page, company }) => {
    const prospect = await added(company, 'Sin Motivo');
    await page.goto(`/prospectos/${prospect.id}?cancelar=${prospect.id}`);
    const dialog = page.getByRole('dialog', { name: 'Cancelar prospecto' });
    await dialog.getByRole('button', { name: 'Cancelar prospecto' }).click();
    await expect(dialog.getByRole('combobox', { name: 'Motivo' })).toHaveAttribute('aria-invalid', 'true');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    expect((await stored(company, prospect)).status).toBe('following');
  });

  test('Reabrir brings it back', async ({ page, company }) => {
    const prospect = await added(company, 'Por Reabrir');
    const { catalogue } = await company.administrator.client.getSession();
    const reasonId = catalogue.find(({ kind }) => kind === 'cancel-reasons')?.id ?? '';
    await company.administrator.client.cancelProspect({ params: { prospectId: prospect.id }, body: { reasonId } });
    await page.goto(`/prospectos/${prospect.id}`);
    await detail(page).getByRole('button', { name: 'Reabrir' }).click();
    await expect(detail(page)).toContainText('En seguimiento');
    await expect.poll(async () => (await stored(company, prospect)).status).toBe('following');
  });
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

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('M45 M46 M43 the detail is a page whose actions a thumb reaches', async ({ page, company }) => {
    const prospect = await added(company, 'En La Calle', { subject: 'Visita' });
    await page.goto(`/prospectos/${prospect.id}`);
    await expect(detail(page)).toContainText('En La Calle');
    for (const control of [
      detail(page).getByRole('link', { name: 'Seguimiento', exact: true }),
      detail(page).getByRole('link', { name: 'Editar', exact: true }),
      detail(page).getByRole('button', { name: 'Más acciones' }),
    ]) {
      expect((await control.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(44);
    }
    await detail(page).getByRole('link', { name: 'Editar', exact: true }).tap();
    await field(page, 'Asunto').fill('Entrega');
    await editor(page).getByRole('button', { name: 'Guardar', exact: true }).tap();
    await expect(detail(page)).toContainText('Entrega');
    await detail(page).getByRole('button', { name: 'Más acciones' }).tap();
    await page.getByRole('menuitem', { name: 'Cancelar prospecto' }).tap();
    await expect(page.getByRole('dialog', { name: 'Cancelar prospecto' })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});
