/** Teléfono, Correo and Sitio web in Ajustes › Empresa, and where a client reads them, at both sizes. */
import type { Page } from '@playwright/test';
import { atBothSizes } from '../support/browser-sizes.ts';
import { expect, test } from '../support/browser-world.ts';
import { linked } from '../support/client-quotes.ts';
import { faultsOf } from '../support/looks.ts';
import { downloadedBy } from '../support/pdf-screens.ts';
import { undo } from '../support/prospect-screens.ts';
import { rendered } from '../support/rendered-pdf.ts';
import type { Company } from '../support/world.ts';

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const saved = (page: Page) => page.getByText('Datos de la empresa guardados');
const save = (page: Page) => page.getByRole('button', { name: 'Guardar', exact: true }).click();
const none = { phone: null, email: null, website: null, legalName: null };

async function keep(company: Company, body: object) {
  const { client } = company.administrator;
  await client.changeCompany({ body, ifMatch: (await client.getSession()).company.version });
}

atBothSizes((isPhone) => {
  test('how to reach the company is kept in one form, refused where it is none, and goes back from the toast', async ({
    page,
    company,
  }) => {
    await keep(company, none);
    await page.goto('/ajustes/empresa');
    await field(page, 'Teléfono').fill('477 555');
    await field(page, 'Correo').fill('ventas@');
    await field(page, 'Sitio web').fill('no tenemos');
    await save(page);
    await expect(page.getByText('Escribe un correo como nombre@empresa.mx.')).toBeVisible();
    await expect(page.getByText('Escribe un sitio como empresa.mx o https://empresa.mx.')).toBeVisible();
    await field(page, 'Correo').fill('Ventas@Panaderia-Sol.example');
    await field(page, 'Sitio web').fill('WWW.Panaderia-Sol.example/');
    await save(page);
    await expect(page.getByText('No parece un teléfono.')).toBeVisible();
    await field(page, 'Teléfono').fill('044 477 555 0100');
    await save(page);
    await expect(saved(page)).toBeVisible();
    await expect(field(page, 'Teléfono')).toHaveValue('477 555 0100');
    await expect(field(page, 'Correo')).toHaveValue('ventas@panaderia-sol.example');
    await expect(field(page, 'Sitio web')).toHaveValue('www.panaderia-sol.example');
    await undo(page).click();
    await expect(field(page, 'Teléfono')).toHaveValue('');
    await expect(field(page, 'Sitio web')).toHaveValue('');
  });

  test('a draft kept before there were these fields goes on, and is saved without touching them', async ({
    page,
    company,
  }) => {
    await keep(company, { ...none, phone: '4775550100' });
    await page.goto('/ajustes/empresa');
    await page.getByLabel('Nombre o razón social').fill('PANIFICADORA EL SOL');
    const draft = () =>
      page.evaluate(() => Object.keys(localStorage).find((key) => /^folio\.draft\..*\.company$/.test(key)));
    await expect.poll(draft).toBeTruthy();
    await page.goto('/ajustes/cuenta');
    await page.evaluate(
      (key) => {
        const kept = JSON.parse(localStorage.getItem(key) ?? '{}');
        for (const held of [kept.values, kept.values.base]) {
          for (const name of ['phone', 'email', 'website']) delete held[name];
        }
        localStorage.setItem(key, JSON.stringify(kept));
      },
      (await draft()) ?? '',
    );
    await page.goto('/ajustes/empresa');
    await expect(page.getByText('Recuperamos los cambios que no guardaste.')).toBeVisible();
    await expect(field(page, 'Teléfono')).toHaveValue('477 555 0100');
    await expect(field(page, 'Correo')).toHaveValue('');
    await save(page);
    await expect(saved(page)).toBeVisible();
    const { company: kept } = await company.administrator.client.getSession();
    expect(kept).toMatchObject({ legalName: 'PANIFICADORA EL SOL', phone: '+524775550100' });
    expect(kept).not.toHaveProperty('email');
    await keep(company, none);
  });

  test('F6 a client calls, writes or looks it up from the quote, and has it in the PDF', async ({
    browser,
    company,
  }) => {
    const { client } = company.administrator;
    await keep(company, {
      phone: '4775550100',
      email: 'ventas@panaderia-sol.example',
      website: 'panaderia-sol.example',
    });
    const name = `Con Contacto ${isPhone ? 'Pulgar' : 'Ratón'}`;
    const one = await linked(client, company.firstCentre, { prospect: { name } });
    const context = await browser.newContext();
    const theirs = await context.newPage();
    const { pathname, hash } = new URL(one.address);
    await theirs.goto(`${pathname}${hash}`);
    const link = (words: string) => theirs.getByRole('link', { name: words });
    await expect(link('477 555 0100')).toHaveAttribute('href', 'tel:+524775550100');
    await expect(link('ventas@panaderia-sol.example')).toHaveAttribute('href', /^mailto:ventas@panaderia-sol\.example/);
    await expect(link('panaderia-sol.example').last()).toHaveAttribute('href', 'https://panaderia-sol.example');
    expect(await faultsOf(theirs, 'a quote with how to reach its company')).toEqual([]);
    const { bytes } = await downloadedBy(theirs, theirs.getByRole('button', { name: 'Descargar PDF' }));
    const [first] = await rendered(bytes);
    for (const said of ['477', '0100', 'ventas@panaderia-sol.example']) expect(first?.text).toContain(said);
    await keep(company, none);
    await theirs.reload();
    await expect(theirs.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(link('477 555 0100')).toBeHidden();
    await context.close();
  });
});
