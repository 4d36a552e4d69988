/** Ajustes › Empresa: what one saves stays, whatever this page or another device knew before. */
import type { Page } from '@playwright/test';
import { expect, test } from '../support/browser-world.ts';

const legalName = (page: Page) => page.getByLabel('Razón social');
const address = (page: Page) => page.getByLabel('Domicilio fiscal');
const saved = (page: Page) => page.getByText('Datos de la empresa guardados');
const save = (page: Page) => page.getByRole('button', { name: 'Guardar', exact: true }).click();

test('what was saved is there after a reload, and stays when something else is saved', async ({ page, company }) => {
  await page.goto('/ajustes/empresa');
  await address(page).fill('Av. Juárez 123, Centro');
  await save(page);
  await expect(saved(page)).toBeVisible();
  await page.reload();
  await expect(address(page)).toHaveValue('Av. Juárez 123, Centro');
  await legalName(page).fill('Herrería Núñez');
  await save(page);
  await expect(saved(page)).toBeVisible();
  const { company: kept } = await company.administrator.client.getSession();
  expect(kept).toMatchObject({ fiscalAddress: 'Av. Juárez 123, Centro', legalName: 'Herrería Núñez' });
});

test('what another device saved meanwhile shows, and is not undone by what is written here', async ({
  page,
  company,
}) => {
  const { client } = company.administrator;
  await page.goto('/ajustes/empresa');
  await expect(address(page)).toBeVisible();
  const change = async (body: object) => {
    const { version } = (await client.getSession()).company;
    await client.changeCompany({ body, ifMatch: version });
  };
  await change({ fiscalAddress: 'Calle 5 de Mayo 8' });
  await legalName(page).fill('Muebles Finos');
  await save(page);
  await expect(saved(page)).toBeVisible();
  await expect(address(page)).toHaveValue('Calle 5 de Mayo 8');

  // The page that this device kept is older: a visit begins with it, and goes on with what is there.
  await change({ fiscalAddress: 'Calle 16 de Septiembre 9' });
  await page.goto('/ajustes/empresa');
  await expect(address(page)).toHaveValue('Calle 16 de Septiembre 9');
  await legalName(page).fill('Muebles Muy Finos');
  await save(page);
  await expect(saved(page)).toBeVisible();
  expect((await client.getSession()).company).toMatchObject({
    fiscalAddress: 'Calle 16 de Septiembre 9',
    legalName: 'Muebles Muy Finos',
  });
});
