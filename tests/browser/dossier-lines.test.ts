/** Generar PDF (M48), at both sizes: the pages seen before the file, what goes into it, and several at once. */
import { readFile } from 'node:fs/promises';
import type { Download, Locator, Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { PDFDocument } from 'pdf-lib';
import { dossierDocument } from '@folio/shared/pdf/dossier/dossier-document.ts';
import { layOutPages, writePages } from '@folio/shared/pdf/make-pdf.ts';
import type { Prospect } from '@folio/shared/prospects/prospect.schema.ts';
import { Directory } from '../../web/src/lib/prospects/directory.ts';
import { dossierOf } from '../../web/src/lib/dossiers/dossier-of.rules.ts';
import { atBothSizes } from '../support/browser-sizes.ts';
import { expect, test } from '../support/browser-world.ts';
import { quoteForm } from '../support/builders.ts';
import { library } from '../support/dossiers.ts';
import { readyImage } from '../support/image-uploads.ts';
import { act, added, detail, rowOf, shownNames, stored } from '../support/prospect-screens.ts';
import { rendered } from '../support/rendered-pdf.ts';

const dialog = (page: Page): Locator => page.getByRole('dialog', { name: /^PDF de/ });
const part = (page: Page, name: string) => dialog(page).getByRole('checkbox', { name, exact: true });

/** Presses the button and gives what was downloaded. */
async function downloaded(page: Page, button: string): Promise<{ name: string; bytes: Uint8Array }> {
  const [download]: [Download, void] = await Promise.all([
    page.waitForEvent('download'),
    dialog(page).getByRole('button', { name: button, exact: true }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

async function textOf(bytes: Uint8Array): Promise<string> {
  return (await rendered(bytes)).map(({ text }) => text).join('\n');
}

/** How many pictures a PDF carries. */
function imagesIn(bytes: Uint8Array): number {
  return Buffer.from(bytes).toString('latin1').split('/Subtype /Image').length - 1;
}

/** How many points of the page that is shown are not paper. */
function inkOf(preview: Locator): Promise<number> {
  return preview.locator('canvas').evaluate((shown: HTMLCanvasElement) => {
    const copy = document.createElement('canvas');
    [copy.width, copy.height] = [shown.width, shown.height];
    const context = copy.getContext('2d');
    context?.drawImage(shown, 0, 0);
    const points = context?.getImageData(0, 0, copy.width, copy.height).data ?? [];
    let ink = 0;
    for (let at = 0; at < points.length; at += 4) if (Number(points[at]) < 128) ink += 1;
    return ink;
  });
}

/** On a phone the menu of a card begins choosing, and taps go on. */
async function choose(page: Page, name: string, isPhone: boolean, isFirst: boolean): Promise<void> {
  if (!isPhone) return page.getByRole('checkbox', { name: `Seleccionar a ${name}` }).click();
  if (!isFirst) return rowOf(page, name).locator('[data-prospect]').tap();
  await page.getByRole('button', { name: `Acciones de ${name}` }).tap();
  await page.getByRole('menuitem', { name: 'Seleccionar' }).tap();
}

atBothSizes((isPhone) => {
  test('M48 Generar PDF shows the dossier, then downloads what was chosen of it', async ({ page, company }) => {
    const prospect = await added(company, 'José Ñandú — 日本 😀 ₱ ✓', {
      notes: 'Dos sucursales.',
      internalNotes: 'Nunca los lunes.',
      contactChannelId: company.contactChannelId,
    });
    await page.goto(`/prospectos/${prospect.id}`);
    await act(page, 'Generar PDF');
    await expect(dialog(page).getByText('1 página')).toBeVisible();
    const first = dialog(page).getByRole('img', { name: 'Página 1 de 1' });
    await expect.poll(() => inkOf(first)).toBeGreaterThan(1_000);
    await expect(part(page, 'Notas internas')).not.toBeChecked();
    const usual = await downloaded(page, 'Descargar');
    expect(usual.name).toBe(`Expediente ${prospect.folio} - José Ñandú — 日本 😀 ₱ ✓.pdf`);
    await expect(dialog(page)).toBeHidden();
    await expect(page.getByText('PDF descargado')).toBeVisible();
    const text = await textOf(usual.bytes);
    for (const said of [
      `No. ${prospect.folio}`,
      'José Ñandú',
      '日本',
      'Panadería El Sol',
      '477 555 0148',
      'Dos sucursales.',
    ]) {
      expect(text).toContain(said);
    }
    expect(text).not.toContain('Nunca los lunes.');

    await act(page, 'Generar PDF');
    await part(page, 'Notas internas').check();
    await part(page, 'Citas').uncheck();
    await expect(dialog(page).getByText('no lo mandes al cliente')).toBeVisible();
    const chosen = await textOf((await downloaded(page, 'Descargar')).bytes);
    expect(chosen).toContain('Nunca los lunes.');
    expect(chosen).not.toContain('Sin citas.');
  });

  test('M48 the bytes of the browser are those of the server for the same moment', async ({ page, company }) => {
    const prospect = await added(company, 'Mismos Bytes', { notes: 'Una línea.', subject: 'Hornos' });
    await page.goto(`/prospectos/${prospect.id}?pdf=${prospect.id}`);
    const { bytes } = await downloaded(page, 'Descargar');
    const madeAt = (await PDFDocument.load(bytes, { updateMetadata: false })).getCreationDate();
    if (!madeAt) throw new Error('a PDF without a date');
    const session = await company.administrator.client.getSession();
    const dossier = dossierOf(await stored(company, prospect), session, new Directory(session), madeAt);
    const pages = await layOutPages(dossierDocument(dossier, ['appointments', 'follow-ups', 'notes']), library);
    expect(Buffer.compare(await writePages(pages, madeAt), bytes)).toBe(0);
  });

  test('M48 Generar PDF of several prospects is one zip, with progress, and can be stopped', async ({
    page,
    company,
  }) => {
    const group = isPhone ? 'Lote Chico' : 'Lote Grande';
    const names = ['Uno', 'Dos', 'Tres'].map((name) => `${group} ${name}`);
    const prospects: Prospect[] = [];
    for (const name of names) prospects.push(await added(company, name));
    await page.goto(`/prospectos?q=${group.replace(' ', '+')}`);
    await expect(shownNames(page)).toHaveCount(3);
    for (const [index, name] of names.entries()) await choose(page, name, isPhone, index === 0);
    const bar = page.getByRole('toolbar', { name: 'Acciones con los seleccionados' });
    await bar.getByRole('button', { name: 'PDF' }).click();
    await expect(dialog(page)).toContainText('PDF de 3 prospectos');

    const held = Promise.withResolvers<void>();
    const asked = (url: URL) => url.pathname === `/api/prospects/${prospects[1]?.id}`;
    await page.route(asked, async (route) => {
      await held.promise;
      await route.continue().catch(() => undefined);
    });
    await dialog(page).getByRole('button', { name: 'Descargar .zip' }).click();
    await expect(dialog(page).getByText('Generando 2 de 3…')).toBeVisible();
    await dialog(page).getByRole('button', { name: 'Detener' }).click();
    await expect(dialog(page).getByRole('button', { name: 'Descargar .zip' })).toBeVisible();
    held.resolve();
    await page.unroute(asked);

    const zip = await downloaded(page, 'Descargar .zip');
    expect(zip.name).toMatch(/^Expedientes de 3 prospectos \d{4}-\d\d-\d\d\.zip$/);
    const files = unzipSync(zip.bytes);
    expect(Object.keys(files).sort()).toEqual(
      prospects.map(({ folio, name }) => `Expediente ${folio} - ${name}.pdf`).sort(),
    );
    for (const { folio, name } of prospects) {
      expect(await textOf(files[`Expediente ${folio} - ${name}.pdf`] ?? new Uint8Array())).toContain(name);
    }
    await expect(dialog(page)).toBeHidden();
  });

  test('M48 M44 its images are in it, with their captions, and so are quotes and orders', async ({ page, company }) => {
    const prospect = await added(company, 'Con Todo');
    const { client } = company.administrator;
    const params = { prospectId: prospect.id };
    for (const caption of ['Fachada', 'Patio']) await readyImage(company.administrator, prospect.id, caption);
    const { quoteId = '' } = await client.addQuote({ params, body: quoteForm() });
    await client.addOrder({ params: { ...params, quoteId }, body: {} });
    await page.goto(`/prospectos/${prospect.id}?pdf=${prospect.id}`);
    await expect(dialog(page).getByRole('img', { name: /^Página 1 de/ })).toBeVisible();
    for (const name of ['Cotizaciones', 'Pedidos', 'Imágenes']) await expect(part(page, name)).toBeChecked();
    const whole = await downloaded(page, 'Descargar');
    const text = await textOf(whole.bytes);
    const { quotes, orders } = await stored(company, prospect);
    const folios = [...quotes, ...orders].map(({ folio }) => folio);
    for (const said of [...folios, '$2,784.00', 'Fachada', 'Patio', '2 imágenes']) expect(text).toContain(said);
    expect(text).not.toContain('no se pudo incluir');
    expect(imagesIn(whole.bytes)).toBe(2);

    await act(page, 'Generar PDF');
    for (const name of ['Cotizaciones', 'Pedidos', 'Imágenes']) await part(page, name).uncheck();
    const { bytes } = await downloaded(page, 'Descargar');
    const rest = await textOf(bytes);
    for (const said of [...folios, 'Fachada']) expect(rest).not.toContain(said);
    expect(imagesIn(bytes)).toBe(0);
  });

  test('M48 how far its images are is shown; one that fails is told, and comes with a retry', async ({
    page,
    company,
  }) => {
    const prospect = await added(company, 'Una Imagen No Llega');
    const [, second] = [
      await readyImage(company.administrator, prospect.id, 'Fachada'),
      await readyImage(company.administrator, prospect.id, 'Patio'),
    ];
    const held = Promise.withResolvers<void>();
    const ofSecond = (url: URL) => url.pathname.includes(`${second.id}/picture`);
    await page.route(ofSecond, async (route) => {
      await held.promise;
      await route.abort().catch(() => undefined);
    });
    await page.goto(`/prospectos/${prospect.id}?pdf=${prospect.id}`);
    await expect(dialog(page).getByText('Imagen 2 de 2…')).toBeVisible();
    held.resolve();
    await expect(dialog(page).getByRole('alert')).toContainText('No se pudo traer 1 de 2 imágenes');
    await expect(dialog(page).getByRole('img', { name: 'Página 1 de 1' })).toBeVisible();
    await page.unroute(ofSecond);
    await dialog(page).getByRole('button', { name: 'Volver a intentar' }).click();
    await expect(dialog(page).getByRole('alert')).toBeHidden();
    expect(imagesIn((await downloaded(page, 'Descargar')).bytes)).toBe(2);
  });

  test('M48 a zip of several holds their images, quotes and orders, and tells whose image is missing', async ({
    page,
    company,
  }) => {
    const group = isPhone ? 'Surtido Chico' : 'Surtido Grande';
    const [one, other] = [await added(company, `${group} Uno`), await added(company, `${group} Dos`)];
    await company.administrator.client.addQuote({ params: { prospectId: one.id }, body: quoteForm() });
    await readyImage(company.administrator, one.id, 'Fachada');
    const lost = await readyImage(company.administrator, other.id, 'Patio');
    await page.route(
      (url) => url.pathname.includes(`${lost.id}/picture`),
      (route) => route.abort(),
    );
    await page.goto(`/prospectos?q=${group.replace(' ', '+')}`);
    await expect(shownNames(page)).toHaveCount(2);
    for (const [index, { name }] of [one, other].entries()) await choose(page, name, isPhone, index === 0);
    const bar = page.getByRole('toolbar', { name: 'Acciones con los seleccionados' });
    await bar.getByRole('button', { name: 'PDF' }).click();
    const files = unzipSync((await downloaded(page, 'Descargar .zip')).bytes);
    const whole = files[`Expediente ${one.folio} - ${one.name}.pdf`] ?? new Uint8Array();
    expect(imagesIn(whole)).toBe(1);
    expect(await textOf(whole)).toContain((await stored(company, one)).quoteFolio);
    expect(await textOf(files[`Expediente ${other.folio} - ${other.name}.pdf`] ?? new Uint8Array())).toContain(
      'Esta imagen no se pudo incluir.',
    );
    await expect(dialog(page).getByRole('alert')).toContainText(`No. ${other.folio} ${other.name}`);
    await expect(dialog(page).getByRole('alert')).not.toContainText(one.name);
  });

  test('M48 the PDF comes once there is a net again', async ({ page, company }) => {
    const prospect = await added(company, 'Sin Letras');
    await page.route('**/*.woff', (route) => route.abort());
    await page.goto(`/prospectos/${prospect.id}?pdf=${prospect.id}`);
    await expect(dialog(page).getByRole('alert')).toContainText('No se pudo preparar el PDF');
    await expect(dialog(page).getByRole('button', { name: 'Descargar' })).toBeDisabled();
    await page.unroute('**/*.woff');
    await dialog(page).getByRole('button', { name: 'Volver a intentar' }).click();
    await expect(dialog(page).getByRole('img', { name: 'Página 1 de 1' })).toBeVisible();
  });

  test('M48 Generar PDF is asked for from the row, too', async ({ page, company }) => {
    const name = `Desde El ${isPhone ? 'Tarjetón' : 'Renglón'}`;
    await added(company, name);
    await page.goto(`/prospectos?q=${name.split(' ').at(-1)}`);
    await expect(shownNames(page)).toHaveText([name]);
    await page.getByRole('button', { name: `Acciones de ${name}` }).click();
    await page.getByRole('menuitem', { name: 'Generar PDF' }).click();
    await expect(dialog(page).getByRole('img', { name: 'Página 1 de 1' })).toBeVisible();
    await dialog(page).getByRole('button', { name: 'Cerrar' }).click();
    await expect(dialog(page)).toBeHidden();
    await expect(detail(page)).toBeHidden();
  });
});
