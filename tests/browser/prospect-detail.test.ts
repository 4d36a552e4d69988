import type { Page } from '@playwright/test';
import { signInAs } from '../support/browser-session.ts';
import { phone } from '../support/browser-sizes.ts';
import { expect, test } from '../support/browser-world.ts';
import { act, added, detail, stored, undo } from '../support/prospect-screens.ts';

const editor = (page: Page) => page.getByRole('dialog', { name: /^Editar/ });
const field = (page: Page, label: string) => editor(page).getByLabel(label, { exact: true });
const save = (page: Page) => editor(page).getByRole('button', { name: 'Guardar', exact: true }).click();

test.describe('M45 Ver', () => {
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

  test('waits unseen while a hand is on its row, and opens as narrow as ever', async ({ page, company }) => {
    await added(company, 'Bajo La Mano');
    await added(company, 'Otra Bajo La Mano');
    await page.goto('/prospectos?q=bajo+la+mano');
    const rows = page.getByRole('row');
    await rows.getByRole('link', { name: 'Bajo La Mano', exact: true }).hover();
    const unseen = page.locator('aside[hidden]').filter({ hasText: 'Bajo La Mano' });
    await expect(unseen).toHaveCount(1);
    // All of it is there before it is asked for.
    await expect(unseen.getByText('Sin seguimientos todavía')).toBeAttached();
    // The list has all its columns as long as nothing is beside it.
    await expect(page.getByRole('columnheader', { name: 'Notas internas' })).toBeVisible();
    await rows.getByRole('link', { name: 'Bajo La Mano', exact: true }).click();
    await expect(detail(page).getByRole('heading', { name: 'Bajo La Mano' })).toBeVisible();
    await expect(detail(page)).toContainText('Seguimientos');
    await detail(page).getByRole('button', { name: 'Ampliar' }).click();
    await expect(detail(page).getByRole('button', { name: 'Reducir' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(detail(page)).toBeHidden();
    await expect(page.getByRole('columnheader', { name: 'Notas internas' })).toBeVisible();
    await rows.getByRole('link', { name: 'Otra Bajo La Mano' }).click();
    await expect(detail(page).getByRole('heading', { name: 'Otra Bajo La Mano' })).toBeVisible();
    await expect(detail(page).getByRole('button', { name: 'Ampliar' })).toBeVisible();
  });

  test('beside it names and phones can be read: columns that do not fit come back with the room', async ({
    page,
    company,
  }) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await added(company, 'Guadalupe Villaseñor', { phone: '33 1234 5678' });
    await page.goto('/prospectos?q=villasenor');
    const header = (name: string) => page.getByRole('columnheader', { name });
    await expect(header('Notas internas')).toBeVisible();
    await page.getByRole('row').getByRole('link', { name: 'Guadalupe Villaseñor' }).click();
    await expect(header('Notas internas')).toBeHidden();
    await expect(header('No. C')).toBeHidden();
    await expect(header('Estatus')).toBeVisible();
    for (const words of ['Guadalupe Villaseñor', '33 1234 5678']) {
      const cell = page.getByRole('row').getByRole('cell').filter({ hasText: words });
      expect(await cell.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth), words).toBe(0);
    }
    await page.getByRole('button', { name: 'Columnas', exact: true }).click();
    await expect(page.getByRole('listitem').filter({ hasText: 'Notas internas' })).toContainText('No cabe ahora');
    await page.getByRole('button', { name: 'Listo' }).click();
    await page.getByRole('button', { name: 'Cerrar', exact: true }).click();
    await expect(header('Notas internas')).toBeVisible();
  });

  test('another one opens at its top, however far the one before was read', async ({ page, company }) => {
    await page.setViewportSize({ width: 1440, height: 500 });
    for (const name of ['Uno Leído', 'Otro Leído']) await added(company, name);
    await page.goto('/prospectos?q=leido');
    const link = (name: string) => page.getByRole('row').getByRole('link', { name, exact: true });
    await link('Uno Leído').click();
    const end = detail(page).getByText('Registrado el');
    await end.scrollIntoViewIfNeeded();
    await expect(end).toBeInViewport();
    await page.keyboard.press('Escape');
    // A hand that rests while one is still open draws no other.
    await expect(page).toHaveURL(/prospectos\?q=leido/);
    await expect(page.locator('aside:not([hidden])').getByText('Registrado el')).toHaveCount(0);
    await link('Otro Leído').hover();
    await expect(page.locator('aside[hidden]').getByText('Registrado el')).toBeAttached();
    await link('Otro Leído').click();
    await expect(detail(page).getByRole('heading', { name: 'Otro Leído' })).toBeInViewport({ ratio: 1 });
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

  test('turns the prospect into a client, and takes it back', async ({ page, company }) => {
    const prospect = await added(company, 'Futuro Cliente', { phone: '477 555 0301', email: 'futuro@cliente.example' });
    await page.goto(`/prospectos/${prospect.id}`);
    await act(page, 'Convertir en cliente');
    const dialog = page.getByRole('dialog', { name: 'Convertir en cliente' });
    await expect(dialog.getByLabel('Nombre', { exact: true })).toHaveValue('Futuro Cliente');
    await dialog.getByRole('button', { name: 'Guardar' }).click();
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
});

test.describe('on a phone', () => {
  test.use(phone);

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
