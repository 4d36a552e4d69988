import type { Page } from '@playwright/test';
import type { Prospect } from '@folio/shared/prospects/prospect.schema.ts';
import { expect, test } from '../support/browser-world.ts';
import { choose } from '../support/choices.ts';
import { act, added, detail, rowOf, stored, undo } from '../support/prospect-screens.ts';

const notices = (page: Page) => page.getByRole('region', { name: 'Avisos' });

async function openHistory(page: Page, prospect: Prospect): Promise<void> {
  await page.goto(`/prospectos/${prospect.id}`);
  await detail(page).getByText('Historial', { exact: true }).click();
}

const line = (page: Page, text: string) => detail(page).getByRole('listitem').filter({ hasText: text });

test.describe('D5 from the toast', () => {
  test('a follow-up and its next step go', async ({ page, company }) => {
    const appointment = { day: '2026-11-20', time: '10:00', minutes: 30 };
    const prospect = await added(company, 'Por Deshacer', { appointment });
    const before = await stored(company, prospect);
    await page.goto(`/prospectos?seguimiento=${prospect.id}`);
    const form = page.getByRole('dialog', { name: 'Agregar seguimiento' });
    await choose(form.getByLabel('Llamada', { exact: true }));
    await choose(form.getByLabel('Interesado', { exact: true }));
    await form.getByRole('button', { name: 'Guardar', exact: true }).click();
    await expect(form).toBeHidden();
    expect((await stored(company, prospect)).followUps).toHaveLength(1);
    await undo(page).click();
    await expect(notices(page)).toContainText('Se deshizo el cambio de Por Deshacer');
    const { version: _, ...after } = await stored(company, prospect);
    expect({ ...after, version: 1 }).toEqual(before);
  });

  test('what was undone can be done again', async ({ page, company }) => {
    const prospect = await added(company, 'Ida Y Vuelta');
    await page.goto(`/prospectos/${prospect.id}`);
    await act(page, 'Eliminar');
    await page.getByRole('dialog').getByRole('button', { name: 'Eliminar', exact: true }).click();
    await expect(notices(page)).toContainText(`Prospecto No. ${prospect.folio} eliminado`);
    await undo(page).click();
    await expect(notices(page)).toContainText('Se deshizo');
    expect(await stored(company, prospect)).toMatchObject({ name: 'Ida Y Vuelta', version: 3 });
    await notices(page).getByRole('button', { name: 'Rehacer' }).click();
    await expect
      .poll(async () => (await company.administrator.client.listDeletedProspects()).rows.map(({ id }) => id))
      .toContain(prospect.id);
  });

  test('says what somebody changed meanwhile, and leaves it', async ({ page, company }) => {
    const prospect = await added(company, 'Mi Cambio');
    await page.goto(`/prospectos/${prospect.id}?editar=${prospect.id}`);
    const editor = page.getByRole('dialog', { name: /^Editar/ });
    await editor.getByLabel('Empresa', { exact: true }).fill('La Mía');
    await editor.getByRole('button', { name: 'Guardar', exact: true }).click();
    await expect(editor).toBeHidden();
    await company.operative.client.changeProspect({
      params: { prospectId: prospect.id },
      body: { companyName: 'La De Otro' },
      ifMatch: 2,
    });
    await undo(page).click();
    await expect(notices(page)).toContainText('alguien cambió después los mismos datos');
    await expect(notices(page)).toContainText('Empresa: ahora «La De Otro»');
    expect((await stored(company, prospect)).companyName).toBe('La De Otro');
  });
});

test('D5 many handed on together come back together', async ({ page, company }) => {
  const names = ['Juntos Uno', 'Juntos Dos'];
  const prospects = await Promise.all(names.map((name) => added(company, name)));
  await page.goto('/prospectos?q=juntos');
  for (const name of names) await rowOf(page, name).getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Reasignar a…' }).click();
  await page.getByRole('dialog', { name: 'Reasignar a' }).getByRole('button', { name: 'Nora Díaz' }).click();
  await expect(notices(page)).toContainText('2 prospectos pasaron a Nora Díaz');
  await undo(page).click();
  await expect(notices(page)).toContainText('Se deshicieron 2 cambios');
  for (const prospect of prospects) expect((await stored(company, prospect)).attendedBy).toBe(prospect.attendedBy);
});

test.describe('D5 from the history', () => {
  test('each line is undone, and tells why where it cannot be', async ({ page, company }) => {
    const prospect = await added(company, 'Con Historial');
    const params = { prospectId: prospect.id };
    const { client } = company.operative;
    await client.changeProspect({ params, body: { companyName: 'Panificadora Uno' }, ifMatch: 1 });
    await client.changeProspect({ params, body: { companyName: 'Panificadora Dos' }, ifMatch: 2 });
    await openHistory(page, prospect);
    await expect(line(page, 'Panificadora Dos').first()).toBeVisible();
    await expect(line(page, 'Panadería El Sol')).toContainText('después se cambió lo mismo');
    await line(page, 'Panificadora Dos').getByRole('button', { name: 'Deshacer: cambió datos' }).click();
    await expect(line(page, 'deshizo un cambio de datos')).toBeVisible();
    await expect(detail(page)).toContainText('Ya está deshecho.');
    expect((await stored(company, prospect)).companyName).toBe('Panificadora Uno');
    await line(page, 'Panadería El Sol').getByRole('button', { name: 'Deshacer: cambió datos' }).click();
    await expect.poll(async () => (await stored(company, prospect)).companyName).toBe(prospect.companyName);
  });

  test('after thirty days it is explained', async ({ page, company }) => {
    const prospect = await added(company, 'De Hace Tiempo');
    await page.route(`**/api/prospects/${prospect.id}/history`, async (route) => {
      const answer = await route.fetch();
      const told = (await answer.json()) as { changes: object[] }; // as the contract says
      const changes = told.changes.map((change) => ({ ...change, undo: 'late' }));
      await route.fulfill({ response: answer, json: { changes } });
    });
    await openHistory(page, prospect);
    await expect(detail(page)).toContainText('Ya no se puede deshacer: pasaron 30 días.');
    await expect(detail(page).getByRole('button', { name: /^Deshacer/ })).toHaveCount(0);
  });

  test('a registration undone leaves the detail', async ({ page, company }) => {
    const prospect = await added(company, 'Por Error');
    await openHistory(page, prospect);
    await detail(page).getByRole('button', { name: 'Deshacer: registró el prospecto' }).click();
    await expect(page).toHaveURL(/\/prospectos$/);
    const { rows } = await company.administrator.client.listDeletedProspects();
    expect(rows.map(({ id }) => id)).toContain(prospect.id);
  });
});
