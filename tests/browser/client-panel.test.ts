/** A client as a page of its own (M07): its data, its people, what an invoice asks for and its prospects, at both sizes. */
import type { Page } from '@playwright/test';
import { signInAs } from '../support/browser-session.ts';
import { atBothSizes } from '../support/browser-sizes.ts';
import { expect, test } from '../support/browser-world.ts';
import { faultsOf } from '../support/looks.ts';
import { act, added, detail, stored, undo } from '../support/prospect-screens.ts';
import type { Company } from '../support/world.ts';

const panel = (page: Page) => page.getByRole('complementary', { name: 'Detalle del cliente' });
const dialog = (page: Page, name: string) => page.getByRole('dialog', { name });
const save = (page: Page, name: string) =>
  dialog(page, name).getByRole('button', { name: 'Guardar', exact: true }).click();

async function clientNamed(company: Company, name: string) {
  const { clients } = await company.administrator.client.listClients();
  return clients.find((one) => one.name === name);
}

atBothSizes((isPhone) => {
  /** Names and phones differ by size: both sizes share one company. */
  const named = (name: string) => (isPhone ? `${name} Móvil` : name);
  const phoneOf = (last: number) => `477 555 0${isPhone ? 7 : 8}${last}`;

  test('M07 a client keeps what an invoice asks for, told what does not fit, and never its Constancia', async ({
    page,
    company,
  }) => {
    const name = named('Escuela Kemper');
    await company.administrator.client.addClient({ body: { name: named('Otra') } });
    await page.goto('/clientes');
    await page.getByRole('button', { name: 'Agregar cliente' }).click();
    const form = dialog(page, 'Agregar cliente');
    await form.getByLabel('Nombre', { exact: true }).fill(name);
    await form.getByText('Datos para facturar').click();
    await expect(form).toContainText('el documento no hace falta');
    await expect(form.locator('input[type="file"]')).toHaveCount(0);
    const regime = form.getByLabel('Régimen fiscal');
    await regime.selectOption('612');
    await form.getByLabel('Uso de CFDI').selectOption('D01');
    await form.getByLabel('RFC').fill('eku9003173c8');
    await expect(form).toContainText('Persona moral. El último carácter no cuadra');
    await form.getByLabel('Código postal').fill('4250');
    await save(page, 'Agregar cliente');
    await expect(form).toContainText('El régimen 612 es de personas físicas y el RFC es de una persona moral.');
    await expect(form).toContainText('El uso D01 es de personas físicas');
    await expect(form).toContainText('El código postal son 5 dígitos.');
    await form.getByLabel('RFC').fill('EKU9003173C9');
    await form.getByLabel('Código postal').fill('42501');
    // Those of personas morales, and the one chosen, which stays until it is changed.
    await expect(regime.locator('option')).toHaveCount(1 + 8 + 1);
    await regime.selectOption('601');
    await expect(regime.locator('option')).toHaveCount(1 + 8);
    await form.getByLabel('Uso de CFDI').selectOption('G03');
    await expect(form.getByLabel('Uso de CFDI').locator('option[value="D01"]')).toHaveCount(0);
    await save(page, 'Agregar cliente');
    await expect(form).toBeHidden();

    await page.getByRole('link', { name, exact: true }).click();
    await expect(page).toHaveURL(/\/clientes\/cli_/);
    await expect(panel(page)).toContainText('601 General de Ley Personas Morales');
    await expect(panel(page)).toContainText('G03 Gastos en general');
    await expect(panel(page).getByRole('button', { name: 'Copiar RFC' })).toBeVisible();
    await page.reload();
    await expect(panel(page).getByRole('heading', { name })).toBeVisible();
    await panel(page).getByRole('button', { name: 'Cerrar' }).click();
    await expect(panel(page)).toBeHidden();
    await expect(page.getByRole('link', { name, exact: true })).toBeFocused();
  });

  test('M07 contacts are added and removed by the keyboard, kept in a draft, and the client is found by them', async ({
    page,
    company,
  }) => {
    const name = named('Hotel Lagos');
    const { id } = await company.administrator.client.addClient({
      body: { name, contacts: [{ name: 'Viejo Contacto' }] },
    });
    await page.goto(`/clientes/${id}`);
    await panel(page).getByRole('button', { name: 'Editar', exact: true }).click();
    const form = dialog(page, 'Editar cliente');
    const people = form.getByRole('group', { name: 'Contactos' });
    await people.getByRole('button', { name: 'Quitar a Viejo Contacto' }).press('Enter');
    await expect(people.getByRole('button', { name: 'Agregar contacto' })).toBeFocused();
    await page.keyboard.press('Enter');
    await page.keyboard.type(named('Águeda Sáenz'));
    await page.keyboard.press('Tab');
    await page.keyboard.type('Compras');
    await page.keyboard.press('Tab');
    await page.keyboard.type('12');
    await page.keyboard.press('Tab');
    await expect(form.getByLabel('E-mail', { exact: true }).last()).toBeFocused();
    await save(page, 'Editar cliente');
    await expect(form.getByLabel('Teléfono').last()).toHaveAttribute('aria-invalid', 'true');
    await expect(form.getByLabel('Teléfono').first()).not.toHaveAttribute('aria-invalid', 'true');
    await form.getByLabel('Teléfono').last().fill(phoneOf(11));
    await expect(form.getByText('Borrador')).toBeVisible();
    await page.reload();
    await panel(page).getByRole('button', { name: 'Editar', exact: true }).click();
    await expect(form.getByLabel('Teléfono').last()).toHaveValue(phoneOf(11));
    await save(page, 'Editar cliente');
    await expect(form).toBeHidden();
    await expect(panel(page)).toContainText('· Compras');
    await expect(panel(page).getByRole('link', { name: 'WhatsApp' })).toHaveAttribute('href', /wa\.me\/52477555/);

    await page.goto('/prospectos?agregar');
    const adding = dialog(page, 'Agregar prospecto');
    await adding.getByRole('switch', { name: 'Cliente existente' }).check();
    await expect(adding.getByRole('combobox', { name: 'Buscar cliente' })).toBeFocused();
    await page.keyboard.type(named('agueda saenz'));
    await expect(adding.getByRole('option').first()).toContainText(`Contacto: ${named('Águeda Sáenz')}`);
    await page.keyboard.press('Enter');
    await expect(adding.getByLabel('Nombre', { exact: true })).toHaveValue(name);
  });

  test('M07 axe finds nothing on a client and on its form, in light and dark', async ({ page, company }) => {
    const { id } = await company.administrator.client.addClient({
      body: {
        name: 'Comercializadora De Nombre Tres Veces Más Largo De Lo Que Suele Ser El De Un Cliente Cualquiera',
        companyName: 'Comercializadora E Importadora De Muebles Finos Y Antigüedades Del Bajío Y Del Norte',
        email: 'departamento-de-compras-y-almacenes@comercializadora-e-importadora.example',
        rfc: 'EKU9003173C9',
        fiscalRegime: '626',
        contacts: [{ name: 'Ana', position: 'Compras', phone: '4775550100', email: 'ana@muebles.example' }],
      },
    });
    await added(company, named('De Nombre Largo'), { clientId: id });
    await page.goto(`/clientes/${id}`);
    await expect(panel(page).getByRole('list', { name: 'Prospectos de este cliente' })).toBeVisible();
    const faults = await faultsOf(page, 'the client');
    await panel(page).getByRole('button', { name: 'Editar', exact: true }).click();
    await expect(dialog(page, 'Editar cliente').getByLabel('Régimen fiscal')).toBeVisible();
    faults.push(...(await faultsOf(page, 'its form')));
    expect(faults).toEqual([]);
  });

  test('M07 two people who change the contacts of one client are told of each other', async ({ page, company }) => {
    const { client } = company.administrator;
    const { id } = await client.addClient({ body: { name: named('Dos A La Vez'), contacts: [{ name: 'Ana' }] } });
    await page.goto(`/clientes/${id}`);
    await panel(page).getByRole('button', { name: 'Editar', exact: true }).click();
    const form = dialog(page, 'Editar cliente');
    await form.getByRole('group', { name: 'Contactos' }).getByLabel('Puesto').fill('Ventas');
    const contacts = [{ name: 'Ana' }, { name: 'Beto', position: 'Almacén' }];
    await client.changeClient({ params: { clientId: id }, body: { contacts }, ifMatch: 1 });
    await save(page, 'Editar cliente');
    await expect(form.getByRole('alert')).toContainText('Contactos: «Ana, Beto (Almacén)»');
    await form.getByRole('button', { name: 'Usar ése' }).click();
    await save(page, 'Editar cliente');
    await expect(form).toBeHidden();
    await expect(panel(page)).toContainText('· Almacén');
  });

  test('M07 a client shows its prospects, newest first, and adds another already filled', async ({ page, company }) => {
    const name = named('Cliente De Siempre');
    const { id } = await company.administrator.client.addClient({ body: { name, phone: phoneOf(21), state: 'JAL' } });
    const first = await added(company, name, { clientId: id });
    await page.goto(`/clientes/${id}`);
    const list = panel(page).getByRole('list', { name: 'Prospectos de este cliente' });
    await expect(list.getByRole('listitem')).toHaveText([new RegExp(`No. ${first.folio}.*En seguimiento`, 's')]);
    await panel(page).getByRole('link', { name: 'Agregar prospecto' }).click();
    const adding = dialog(page, 'Agregar prospecto');
    await expect(adding.getByRole('group', { name: `Cliente: ${name}` })).toBeVisible();
    await expect(adding.getByLabel('Nombre', { exact: true })).toHaveValue(name);
    await expect(adding.getByLabel('Teléfono', { exact: true })).toHaveValue(phoneOf(21));
    await expect(adding.getByText('Borrador guardado')).toBeHidden();
    await save(page, 'Agregar prospecto');
    await expect(adding).toBeHidden();
    await expect(list.getByRole('listitem')).toHaveCount(2);
    await expect(list.getByRole('listitem').last()).toContainText(`No. ${first.folio}`);
    await list.getByRole('link').first().click();
    await expect(detail(page).getByRole('heading', { name })).toBeVisible();
    await detail(page).getByRole('link', { name: 'Cliente registrado' }).click();
    await expect(panel(page).getByRole('heading', { name })).toBeVisible();
  });

  test('M07 a Normal sees of a client’s prospects only its own', async ({ page, company }) => {
    const { id } = await company.administrator.client.addClient({ body: { name: named('De Otro Vendedor') } });
    await added(company, named('De Otro Vendedor'), { clientId: id });
    await signInAs(page, company.normal);
    await page.goto(`/clientes/${id}`);
    await expect(panel(page)).toContainText('Ninguno de los que puedes ver.');
  });

  test('M07 a prospect becomes a client, changed on the way, and the toast takes it back', async ({
    page,
    company,
  }) => {
    const name = named('Por Convertir');
    const prospect = await added(company, name, {
      phone: phoneOf(31),
      email: isPhone ? 'movil@convertir.example' : 'por@convertir.example',
      lineOfBusinessId: company.lineOfBusinessId,
    });
    await page.goto(`/prospectos/${prospect.id}`);
    await act(page, 'Convertir en cliente');
    const form = dialog(page, 'Convertir en cliente');
    await expect(form.getByLabel('Nombre', { exact: true })).toHaveValue(name);
    await expect(form.getByLabel('Teléfono', { exact: true })).toHaveValue(phoneOf(31));
    await expect(form.getByRole('combobox', { name: 'Giro de la empresa' })).not.toHaveValue('');
    await form.getByLabel('Empresa', { exact: true }).fill('Razón Nueva');
    await save(page, 'Convertir en cliente');
    await expect(detail(page)).toContainText('Cliente registrado');
    const client = await clientNamed(company, name);
    expect(client).toMatchObject({ companyName: 'Razón Nueva', state: 'GUA', retired: false });
    expect((await stored(company, prospect)).clientId).toBe(client?.id);
    await undo(page).click();
    await expect(detail(page)).not.toContainText('Cliente registrado');
    await expect.poll(async () => (await clientNamed(company, name))?.retired).toBe(true);
  });

  test('M07 a prospect who is a client already is linked to that one instead', async ({ page, company }) => {
    const name = named('Ya Es Cliente');
    const { id } = await company.administrator.client.addClient({ body: { name, phone: phoneOf(41) } });
    const email = isPhone ? 'otra-movil@ya.example' : 'otra@ya.example';
    const prospect = await added(company, named('Con Otro Nombre'), { phone: phoneOf(41), email });
    await page.goto(`/prospectos/${prospect.id}`);
    await act(page, 'Convertir en cliente');
    const form = dialog(page, 'Convertir en cliente');
    await expect(form.getByRole('status')).toContainText(`${name} ya es cliente, con el mismo teléfono.`);
    await form.getByRole('button', { name: 'Ligar a este cliente' }).click();
    await expect(detail(page)).toContainText('Cliente registrado');
    expect((await stored(company, prospect)).clientId).toBe(id);
    expect(await clientNamed(company, named('Con Otro Nombre'))).toBeUndefined();
    await undo(page).click();
    await expect(detail(page)).not.toContainText('Cliente registrado');
    expect((await clientNamed(company, name))?.retired).toBe(false);
  });
});
