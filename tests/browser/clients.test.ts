import type { Page } from '@playwright/test';
import { expect, test } from '../support/browser-world.ts';

const dialog = (page: Page, name: string) => page.getByRole('dialog', { name });
const table = (page: Page) => page.getByRole('table', { name: 'Clientes' });
const row = (page: Page, name: string) => table(page).getByRole('link', { name, exact: true });
const panel = (page: Page) => page.getByRole('complementary', { name: 'Detalle del cliente' });

async function edited(page: Page, name: string) {
  await row(page, name).click();
  await panel(page).getByRole('button', { name: 'Editar', exact: true }).click();
  return dialog(page, 'Editar cliente');
}

test('M07 a client is registered, corrected, retired and used again', async ({ page, company }) => {
  await page.goto('/prospectos');
  await page.getByRole('navigation', { name: 'Principal' }).getByRole('link', { name: 'Clientes' }).click();
  // Until it is there, the list that is left has a button of that name, too.
  await expect(page.getByRole('heading', { name: 'Clientes', exact: true })).toBeVisible();
  await page
    .getByRole('button', { name: /^Agregar/ })
    .last()
    .click();
  const adding = dialog(page, 'Agregar cliente');
  await adding.getByLabel('Nombre', { exact: true }).fill('Zoila Vaca');
  await adding.getByRole('textbox', { name: 'Teléfono' }).fill('044 477 555 0177');
  await adding.getByRole('combobox', { name: 'Giro de la empresa' }).fill('Lechería');
  await adding.getByRole('button', { name: 'Guardar' }).click();
  await expect(adding).toBeHidden();
  await expect(table(page)).toContainText('477 555 0177');
  await expect(table(page)).toContainText('Lechería');

  const editing = await edited(page, 'Zoila Vaca');
  await editing.getByRole('textbox', { name: 'Teléfono' }).fill('');
  await editing.getByRole('textbox', { name: 'Empresa' }).fill('Lácteos Vaca');
  await editing.getByRole('button', { name: 'Guardar' }).click();
  await expect(editing).toBeHidden();
  const { clients } = await company.administrator.client.listClients();
  const stored = clients.find(({ name }) => name === 'Zoila Vaca');
  expect(stored).toMatchObject({ companyName: 'Lácteos Vaca', version: 2 });
  expect(stored).not.toHaveProperty('phone');

  await page.getByRole('button', { name: 'Retirar a Zoila Vaca' }).click();
  await expect(row(page, 'Zoila Vaca')).toBeHidden();
  await page.getByRole('button', { name: 'Deshacer' }).click();
  await expect(row(page, 'Zoila Vaca')).toBeVisible();
});

test('M07 the clients are searched by words in any order, and the address keeps them', async ({ page, company }) => {
  await company.administrator.client.addClient({ body: { name: 'Íñigo Peña', companyName: 'Forja del Norte' } });
  await company.administrator.client.addClient({ body: { name: 'Otro Peña' } });
  await page.goto('/prospectos');
  await expect(page.getByRole('heading', { name: 'Prospectos' })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('l');
  await expect(row(page, 'Otro Peña')).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('forja pena');
  await expect(row(page, 'Otro Peña')).toBeHidden();
  await expect(row(page, 'Íñigo Peña')).toBeVisible();
  await expect(page).toHaveURL(/busca=forja/);
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Buscar clientes' })).toHaveValue('forja pena');
});

test('M07 from the search the arrow leads to the first client, however far the list was scrolled, and Enter opens it', async ({
  page,
  company,
}) => {
  const { client } = company.administrator;
  const names = Array.from({ length: 40 }, (_, at) => `Hilera ${String(at).padStart(2, '0')}`);
  for (const name of names) await client.addClient({ body: { name, companyName: 'Cuarenta en Hilera' } });
  await page.goto('/clientes?busca=cuarenta');
  await expect(row(page, 'Hilera 39')).toBeVisible();
  await page.getByRole('table', { name: 'Clientes' }).hover();
  await page.mouse.wheel(0, 5000);
  await expect(row(page, 'Hilera 00')).toBeInViewport();
  await page.keyboard.press('/');
  await page.keyboard.press('ArrowDown');
  await expect(row(page, 'Hilera 39')).toBeFocused();
  await expect(row(page, 'Hilera 39')).toBeInViewport();
  await page.keyboard.press('/');
  await page.keyboard.type('hilera 17');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Hilera 17' })).toBeVisible();
  await expect(page).toHaveURL(/clientes\/cli_\w+\?busca=hilera/);
});

test('M07 an edit that meets a colleague’s keeps what is typed and offers what is there', async ({ page, company }) => {
  const { client } = company.administrator;
  const { id } = await client.addClient({ body: { name: 'Dos Plumas', companyName: 'Antes' } });
  await page.goto('/clientes');
  const editing = await edited(page, 'Dos Plumas');
  await editing.getByRole('textbox', { name: 'Empresa' }).fill('Lo mío');
  await client.changeClient({
    params: { clientId: id },
    body: { companyName: 'Lo suyo', phone: '4775550199' },
    ifMatch: 1,
  });
  await editing.getByRole('button', { name: 'Guardar' }).click();
  await expect(editing.getByRole('alert')).toContainText('«Lo suyo»');
  await expect(editing.getByRole('textbox', { name: 'Teléfono' })).toHaveValue('477 555 0199');
  await editing.getByRole('button', { name: 'Guardar' }).click();
  await expect(editing).toBeHidden();
  const { clients } = await client.listClients();
  expect(clients.find((one) => one.id === id)).toMatchObject({ companyName: 'Lo mío', phone: '+524775550199' });
});

test('M07 Cliente existente fills the form by the keyboard alone and links the prospect', async ({ page, company }) => {
  const { client } = company.administrator;
  const linked = await client.addClient({
    body: { name: 'Úrsula Ligada', companyName: 'Telas Ligada', phone: '4775550166', state: 'GUA' },
  });
  await page.goto('/prospectos?agregar');
  const form = dialog(page, 'Agregar prospecto');
  await form.getByRole('switch', { name: 'Cliente existente' }).focus();
  await page.keyboard.press('Space');
  await expect(form.getByRole('combobox', { name: 'Buscar cliente' })).toBeFocused();
  await page.keyboard.type('telas ursula');
  await expect(form.getByRole('listbox', { name: 'Clientes' }).getByRole('option')).toHaveText(/Úrsula Ligada/);
  await page.keyboard.press('Enter');
  await expect(form.getByRole('textbox', { name: 'Nombre' })).toHaveValue('Úrsula Ligada');
  await expect(form.getByRole('textbox', { name: 'Teléfono' })).toHaveValue('477 555 0166');
  await form.getByRole('button', { name: 'Guardar', exact: true }).click();
  await expect(form).toBeHidden();
  const { rows } = await client.listProspects();
  const row = rows.find(({ name }) => name === 'Úrsula Ligada');
  const prospect = await client.getProspect({ params: { prospectId: row?.id ?? '' } });
  expect(prospect.clientId).toBe(linked.id);
});

test('M07 Intro takes the client that came after its words were typed', async ({ page, company }) => {
  await company.administrator.client.addClient({ body: { name: 'Llega Después' } });
  await page.route('**/api/clients?**', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await route.continue();
  });
  await page.goto('/prospectos?agregar');
  const form = page.getByRole('dialog', { name: 'Agregar prospecto' });
  await form.getByRole('switch', { name: 'Cliente existente' }).check();
  await expect(form.getByRole('combobox', { name: 'Buscar cliente' })).toBeFocused();
  await page.keyboard.type('llega despues');
  await expect(form.getByRole('option', { name: /Llega Después/ })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(form.getByLabel('Nombre', { exact: true })).toHaveValue('Llega Después');
});
