/** Images that go along with a quote, and those of products, at both sizes; and the series of a work centre. */
import type { Locator, Page } from '@playwright/test';
import { atBothSizes } from '../support/browser-sizes.ts';
import { expect, test } from '../support/browser-world.ts';
import { prospectForm, quoteForm } from '../support/builders.ts';
import { readyImage, sendProductImage } from '../support/image-uploads.ts';
import { faultsOf } from '../support/looks.ts';
import { downloadedBy, lookOf, textOf } from '../support/pdf-screens.ts';
import { picture } from '../support/pictures.ts';
import { added, rowOf, stored } from '../support/prospect-screens.ts';

// Two workers share two cores with the decoder.
test.setTimeout(90_000);

const arrives = { timeout: 40_000 };
const widthOf = (image: Locator) =>
  image.evaluate((shown: HTMLImageElement) => shown.decode().then(() => shown.naturalWidth));
const form = (page: Page) => page.getByRole('dialog', { name: 'Nueva cotización' });

atBothSizes((isPhone) => {
  const size = isPhone ? 'De Pulgar' : 'De Ratón';

  test('M40 images are chosen in the quote, seen on its paper as it is written, kept, and seen by the client', async ({
    browser,
    page,
    company,
  }) => {
    const prospect = await added(company, `Con Imágenes ${size}`);
    for (const caption of ['Fachada', 'Patio']) await readyImage(company.administrator, prospect.id, caption);
    await page.goto(`/prospectos/${prospect.id}?cotizar=${prospect.id}`);
    await form(page).getByLabel('Descripción, partida 1', { exact: true }).fill('Mesa');
    await form(page).getByLabel('Precio unitario, partida 1', { exact: true }).fill('1200');
    const chosen = (caption: string) => form(page).getByRole('button', { name: `Adjuntar ${caption}` });
    await chosen('Patio').click();
    await chosen('Fachada').click();
    await expect(chosen('Fachada')).toHaveAttribute('aria-pressed', 'true');
    await expect(form(page).getByText('Van 2 imágenes al final del PDF')).toBeVisible();
    if (!isPhone) expect(await faultsOf(page, '[role="dialog"]')).toEqual([]);
    await form(page).getByRole('button', { name: 'Vista previa' }).click();
    await expect.poll(() => lookOf(form(page).getByRole('img', { name: /^Página 1 de/ }))).toBeGreaterThan(0);
    if (isPhone) await form(page).getByRole('button', { name: 'Vista previa' }).click();
    await form(page).getByRole('button', { name: 'Guardar' }).click();
    await expect(form(page)).toBeHidden();

    const { quotes } = await stored(company, prospect);
    const params = { prospectId: prospect.id, quoteId: quotes[0]?.id ?? '' };
    const { client } = company.administrator;
    const { content } = await client.getQuote({ params });
    expect(content.attachments?.map(({ caption }) => caption)).toEqual(['Patio', 'Fachada']);
    await page.goto(`/cotizaciones/${params.quoteId}?de=${prospect.id}`);
    const panel = page.getByRole('complementary', { name: 'Detalle de la cotización' });
    expect(await widthOf(panel.getByRole('img', { name: 'Patio' }))).toBeGreaterThan(0);

    await client.moveQuote({ params, body: { move: 'send' } });
    const { address = '' } = await client.addQuoteLink({ params, body: {} });
    const { pathname, hash } = new URL(address);
    const theirs = await (await browser.newContext()).newPage();
    await theirs.goto(`${pathname}${hash}`);
    const images = theirs.getByRole('region', { name: 'Imágenes' });
    await images.scrollIntoViewIfNeeded();
    for (const caption of ['Patio', 'Fachada']) {
      expect(await widthOf(images.getByRole('img', { name: caption }))).toBeGreaterThan(0);
    }
    const pdf = await downloadedBy(theirs, theirs.getByRole('button', { name: 'Descargar PDF' }));
    const text = await textOf(pdf.bytes);
    for (const caption of ['Patio', 'Fachada']) expect(text).toContain(caption);
    expect(text).not.toContain('no se pudo incluir');
    await theirs.context().close();
  });
});

test.describe('with a mouse', () => {
  test.use({ viewport: { width: 1440, height: 900 } });

  test('M40 a product gets its image in the catalogue, and shows it while a line is typed', async ({
    page,
    company,
  }) => {
    const { client } = company.administrator;
    const product = { priceCents: 100, currency: 'MXN' as const, tax: 'iva-16' as const };
    await client.addProduct({ body: { ...product, code: 'SIL-1', description: 'Silla de tule' } });
    const bench = await client.addProduct({ body: { ...product, code: 'BAN-1', description: 'Banca de tule' } });
    await sendProductImage(company.administrator, bench.id, await picture());
    await page.goto('/ajustes/productos');
    await page.getByRole('button', { name: 'Editar SIL-1' }).click();
    const field = page.getByRole('group', { name: 'Imagen' });
    await field
      .getByLabel('Elegir imagen')
      .setInputFiles({ name: 'silla.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(await picture()) });
    await expect(page.getByText('Imagen guardada')).toBeVisible(arrives);
    // What is typed meanwhile is saved on top of it.
    await page.getByLabel('Precio sin IVA').fill('250');
    await page.getByRole('dialog').getByRole('button', { name: 'Guardar' }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
    const row = page.getByRole('listitem').filter({ hasText: 'Silla de tule' });
    await expect(row).toContainText('$250.00');
    expect(await widthOf(row.locator('img'))).toBeGreaterThan(0);
    const prospect = await added(company, 'Con Catálogo');
    await page.goto(`/prospectos/${prospect.id}?cotizar=${prospect.id}`);
    await form(page).getByLabel('Descripción, partida 1', { exact: true }).fill('tule');
    const option = page.getByRole('option', { name: /Silla de tule/ });
    expect(await widthOf(option.locator('img'))).toBeGreaterThan(0);
  });

  test('M40 a work centre gets a series, and the folios of its quotes carry it wherever they stand', async ({
    page,
    company,
  }) => {
    const { client } = company.administrator;
    const centre = await client.addWorkCentre({ body: { name: 'Querétaro' } });
    await page.goto('/ajustes/centros');
    await page.getByRole('button', { name: 'Sin serie: Querétaro' }).click();
    const dialog = page.getByRole('dialog', { name: 'Serie de Querétaro' });
    await dialog.getByLabel('Serie').fill('qro');
    await expect(dialog.getByText('C-QRO-0001')).toBeVisible();
    await dialog.getByRole('button', { name: 'Guardar' }).click();
    await expect(page.getByRole('button', { name: 'Serie QRO: Querétaro' })).toBeVisible();
    const name = 'Con Serie';
    const { id: prospectId } = await client.addProspect({ body: prospectForm({ name, workCentreId: centre.id }) });
    await client.addQuote({ params: { prospectId }, body: quoteForm() });
    await page.goto('/cotizaciones?mes=2026-11');
    await expect(rowOf(page, name)).toContainText('C-QRO-0001');
    await page.goto('/prospectos');
    await expect(rowOf(page, name)).toContainText('C-QRO-0001');
  });
});
