/** Logotipo in Ajustes › Empresa, and at the head of documents, at both sizes. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { atBothSizes } from '../support/browser-sizes.ts';
import { expect, test } from '../support/browser-world.ts';
import { isReadableOnPaper } from '@folio/shared/values/paper-colour.ts';
import { linked } from '../support/client-quotes.ts';
import { downloadedBy } from '../support/pdf-screens.ts';
import { picture } from '../support/pictures.ts';
import { added, undo } from '../support/prospect-screens.ts';
import { rendered } from '../support/rendered-pdf.ts';
import type { Company } from '../support/world.ts';

// Two workers share two cores with the decoder.
test.setTimeout(90_000);

const field = (page: Page) => page.getByRole('group', { name: 'Logotipo' });
const shown = (page: Page) => field(page).getByRole('img', { name: /^Logotipo de/ });
const arrives = { timeout: 40_000 };

async function choose(page: Page, name: string, buffer: Uint8Array, mimeType = 'image/png') {
  await field(page)
    .getByLabel('Elegir logotipo')
    .setInputFiles({ name, mimeType, buffer: Buffer.from(buffer) });
}

/** Another test may have left one. */
async function without(company: Company) {
  const { client } = company.administrator;
  if ((await client.getSession()).company.logoId) await client.removeLogo();
}

const logoId = async (company: Company) => (await company.administrator.client.getSession()).company.logoId;

atBothSizes(() => {
  test('the logo is sent, shown, changed, taken away and brought back', async ({ page, company }) => {
    await without(company);
    await page.goto('/ajustes/empresa');
    await choose(page, 'logo.png', await picture({ width: 600, height: 200, format: 'png' }));
    await expect(shown(page)).toBeVisible(arrives);
    await expect(page.getByText('Logotipo guardado')).toBeVisible();
    const drawn = await shown(page).evaluate((image: HTMLImageElement) =>
      image.decode().then(() => image.naturalWidth),
    );
    expect(drawn).toBe(600);
    const first = await logoId(company);
    await choose(page, 'otro.jpg', await picture({ width: 300, height: 300 }), 'image/jpeg');
    await expect(page.getByText('Logotipo cambiado')).toBeVisible(arrives);
    // Its answer comes late; what is pressed meanwhile takes away the one that came back.
    await page.route('**/api/company/logo', async (route) => {
      if (route.request().method() !== 'PUT') return route.fallback();
      const response = await route.fetch();
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      return route.fulfill({ response });
    });
    await undo(page).click();
    await expect.poll(() => logoId(company)).toBe(first);
    await field(page).getByRole('button', { name: 'Quitar logotipo' }).click();
    await expect(shown(page)).toBeHidden();
    await expect(page.getByText('Logotipo quitado')).toBeVisible();
    await undo(page).click();
    await expect(shown(page)).toBeVisible();
    expect(await logoId(company)).toBe(first);
    await page.reload();
    await expect(shown(page)).toBeVisible();
  });

  test('what is no picture says so, and the logo stays', async ({ page, company }) => {
    await page.goto('/ajustes/empresa');
    const before = await logoId(company);
    await choose(page, 'logo.svg', Buffer.from('<svg/>'), 'image/svg+xml');
    await expect(field(page).getByRole('alert')).toContainText('«logo.svg» no es una foto');
    expect(await logoId(company)).toBe(before);
  });

  test('the colour of the papers goes back from the toast', async ({ page, company }) => {
    const { client } = company.administrator;
    const kept = async () => (await client.getSession()).company.paperColour;
    const before = await kept();
    await page.goto('/ajustes/empresa');
    await page.getByLabel('Otro color').fill('#7b3fa3');
    await page.getByRole('button', { name: 'Guardar' }).click();
    await expect(page.getByText('Datos de la empresa guardados')).toBeVisible();
    await expect.poll(kept).toBe('#7b3fa3');
    await undo(page).click();
    await expect.poll(kept).toBe(before);
    await expect(page.getByRole('button', { name: 'Guardar' })).toBeHidden();
  });

  test('M48 the dossier stands under the logo', async ({ page, company }) => {
    await without(company);
    await page.goto('/ajustes/empresa');
    await choose(page, 'logo.png', await picture({ width: 600, height: 200, format: 'png' }));
    await expect(shown(page)).toBeVisible(arrives);
    const prospect = await added(company, 'Bajo El Logotipo');
    await page.goto(`/prospectos/${prospect.id}?pdf=${prospect.id}`);
    const dialog = page.getByRole('dialog', { name: /^PDF de/ });
    await expect(dialog.getByRole('img', { name: 'Página 1 de 1' })).toBeVisible();
    const download = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Descargar', exact: true }).click();
    const [first] = await rendered(await readFile(await (await download).path()));
    // 132 points wide and 44 tall, and of ink throughout.
    expect(first?.inkIn({ x: 56, y: 42, width: 128, height: 40 })).toBeGreaterThan(95);
    await without(company);
  });

  test('M40 F6 a quote stands under the logo with what SAT knows of the company, the same bytes on its client’s page', async ({
    page,
    browser,
    company,
  }) => {
    await without(company);
    await page.goto('/ajustes/empresa');
    await choose(page, 'logo.png', await picture({ width: 600, height: 200, format: 'png' }));
    await expect(shown(page)).toBeVisible(arrives);
    await page.getByLabel('Nombre o razón social').fill('PANIFICADORA EL SOL');
    await page.getByLabel('Domicilio fiscal').fill('Madero 12, Centro, C. P. 37000, León, Guanajuato');
    await page.getByLabel('Régimen fiscal').selectOption('601');
    await page.getByLabel('Otro color').fill('#e2a93b');
    await expect(page.getByText('En papel blanco ese color casi no se ve.')).toBeVisible();
    await page.getByRole('button', { name: 'Usar uno más oscuro' }).click();
    await page.getByRole('button', { name: 'Guardar' }).click();
    await expect(page.getByText('Datos de la empresa guardados')).toBeVisible();
    const { client } = company.administrator;
    const { company: kept } = await client.getSession();
    expect(isReadableOnPaper(kept.paperColour ?? '')).toBe(true);

    const one = await linked(client, company.firstCentre, { prospect: { name: 'Bajo El Mismo Logotipo' } });
    const { prospectId, quoteId } = one.params;
    await page.goto(`/cotizaciones/${quoteId}?de=${prospectId}`);
    await page
      .getByRole('complementary', { name: 'Detalle de la cotización' })
      .getByRole('link', { name: 'PDF', exact: true })
      .click();
    const dialog = page.getByRole('dialog', { name: /^PDF de/ });
    await expect(dialog.getByRole('img', { name: 'Página 1 de 1' })).toBeVisible();
    const sellers = await downloadedBy(page, dialog.getByRole('button', { name: 'Descargar', exact: true }));
    const [first] = await rendered(sellers.bytes);
    expect(first?.inkIn({ x: 56, y: 42, width: 128, height: 40 })).toBeGreaterThan(95);
    for (const said of ['PANIFICADORA EL SOL', '601 General de Ley', 'C. P. 37000'])
      expect(first?.text).toContain(said);

    const context = await browser.newContext();
    const theirs = await context.newPage();
    const { pathname, hash } = new URL(one.address);
    await theirs.goto(`${pathname}${hash}`);
    const clients = await downloadedBy(theirs, theirs.getByRole('button', { name: 'Descargar PDF' }));
    expect(clients.name).toBe(sellers.name);
    expect(Buffer.compare(clients.bytes, sellers.bytes)).toBe(0);
    const digest = one.view.document?.digest ?? 'no digest';
    expect(first?.text).toContain(`Huella ${digest.slice(0, 16)}`);
    await expect(theirs.getByText(digest.slice(0, 16))).toBeVisible();
    await context.close();
    await without(company);
    const none = { legalName: null, fiscalRegime: null, fiscalAddress: null, paperColour: null };
    await client.changeCompany({ body: none, ifMatch: (await client.getSession()).company.version });
  });
});
