/** Quotes and orders on paper (M27, M28, M40 to M42), at both sizes: seen before the file, chosen, shared, many at once, and while they are written. */
import { createHash } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { makePdf } from '@folio/shared/pdf/make-pdf.ts';
import { paperCompanyOf, printedQuote, usualQuotePaper } from '@folio/shared/pdf/quote/printed-quote.ts';
import { quoteDocument } from '@folio/shared/pdf/quote/quote-document.ts';
import type { Prospect } from '@folio/shared/prospects/prospect.schema.ts';
import { canonicalText } from '@folio/shared/quotes/quote-digest.rules.ts';
import { atBothSizes } from '../support/browser-sizes.ts';
import { expect, test } from '../support/browser-world.ts';
import { quoteForm } from '../support/builders.ts';
import { library } from '../support/dossiers.ts';
import { downloadedBy, lookOf, textOf } from '../support/pdf-screens.ts';
import { act, added, rowOf, stored } from '../support/prospect-screens.ts';
import { rendered } from '../support/rendered-pdf.ts';
import type { Company } from '../support/world.ts';

const dialog = (page: Page): Locator => page.getByRole('dialog', { name: /^PDF de/ });
const firstPage = (page: Page): Locator => dialog(page).getByRole('img', { name: /^Página 1 de/ });
const button = (page: Page, name: string): Locator => dialog(page).getByRole('button', { name, exact: true });
const panel = (page: Page, of: 'de la cotización' | 'del pedido'): Locator =>
  page.getByRole('complementary', { name: `Detalle ${of}` });

interface Quoted {
  prospect: Prospect;
  params: { prospectId: string; quoteId: string };
  folio: string;
}

async function quoted(company: Company, name: string, changes: Parameters<typeof quoteForm>[0] = {}): Promise<Quoted> {
  const prospect = await added(company, name, { companyName: undefined });
  const { client } = company.administrator;
  const row = await client.addQuote({ params: { prospectId: prospect.id }, body: quoteForm(changes) });
  return {
    prospect,
    params: { prospectId: prospect.id, quoteId: row.quoteId ?? '' },
    folio: row.quoteFolio ?? '',
  };
}

const addressOf = ({ params }: Quoted) => `/cotizaciones/${params.quoteId}?de=${params.prospectId}`;
const send = (company: Company, { params }: Quoted) =>
  company.administrator.client.moveQuote({ params, body: { move: 'send' } });

atBothSizes((isPhone) => {
  const size = isPhone ? 'De Pulgar' : 'De Ratón';

  test('M40 the PDF of a quote is seen, then downloaded, with what was chosen of it', async ({ page, company }) => {
    const one = await quoted(company, `Papel ${size}`, {
      signatures: ['Acepta el cliente'],
      conditions: 'De contado.',
    });
    await page.goto(addressOf(one));
    await panel(page, 'de la cotización').getByRole('link', { name: 'PDF', exact: true }).click();
    await expect.poll(() => lookOf(firstPage(page))).toBeGreaterThan(0);
    await expect(dialog(page)).toContainText('Es un borrador');
    const usual = await downloadedBy(page, button(page, 'Descargar'));
    expect(usual.name).toBe(`Cotización ${one.folio} - Papel ${size}.pdf`);
    await expect(dialog(page)).toBeHidden();
    const text = await textOf(usual.bytes);
    for (const said of ['borrador', one.folio, 'Mesa de parota', '$2,784.00', 'De contado.', 'Acepta el cliente']) {
      expect(text).toContain(said);
    }
    expect(text.replace(/\s+/g, ' ')).toContain('DOS MIL SETECIENTOS OCHENTA Y CUATRO PESOS 00/100 M.N.');

    await panel(page, 'de la cotización').getByRole('link', { name: 'PDF', exact: true }).click();
    await dialog(page).getByText('Qué se imprime').click();
    await dialog(page).getByRole('checkbox', { name: 'Importe con letra' }).uncheck();
    await dialog(page).getByRole('checkbox', { name: 'Firmas' }).uncheck();
    const chosen = await textOf((await downloadedBy(page, button(page, 'Descargar'))).bytes);
    expect(chosen).not.toContain('PESOS 00/100');
    expect(chosen).not.toContain('Acepta el cliente');
    await expect(dialog(page)).toBeHidden();
    // The next one is printed alike.
    await page.reload();
    await panel(page, 'de la cotización').getByRole('link', { name: 'PDF', exact: true }).click();
    await dialog(page).getByText('Qué se imprime').click();
    await expect(dialog(page).getByRole('checkbox', { name: 'Firmas' })).not.toBeChecked();
    await dialog(page).getByRole('checkbox', { name: 'Firmas' }).check();
    await dialog(page).getByRole('checkbox', { name: 'Importe con letra' }).check();
    await expect(firstPage(page)).toBeVisible();
  });

  test('M40 a quote that was sent is printed in named copies, and stays what it was', async ({ page, company }) => {
    const one = await quoted(company, `Copias ${size}`);
    await send(company, one);
    await page.goto(addressOf(one));
    const open = async () => {
      await panel(page, 'de la cotización').getByRole('link', { name: 'PDF', exact: true }).click();
      await expect(firstPage(page)).toBeVisible();
      await dialog(page).getByText('Qué se imprime').click();
    };
    const copy = (name: string) => dialog(page).getByRole('checkbox', { name, exact: true });
    await panel(page, 'de la cotización').getByRole('link', { name: 'PDF', exact: true }).click();
    const alone = (await downloadedBy(page, button(page, 'Descargar'))).bytes;
    await expect(dialog(page)).toBeHidden();

    await open();
    await copy('Copia archivo').check();
    await copy('Original').check();
    await dialog(page).getByLabel('Otra copia').fill('Copia almacén');
    await page.keyboard.press('Enter');
    await expect(copy('Copia almacén')).toBeChecked();
    await expect(dialog(page).getByRole('status').filter({ hasText: '3 páginas' })).toBeVisible();
    const pages = await rendered((await downloadedBy(page, button(page, 'Descargar'))).bytes);
    const feet = pages.map(({ text }) => /(Original|Copia \S+)\s+Página 1 de 1/.exec(text)?.[1]);
    expect(feet).toEqual(['Original', 'Copia archivo', 'Copia almacén']);
    await expect(dialog(page)).toBeHidden();

    // The next one has none again, as who gets it expects; a name of one's own is offered.
    await page.reload();
    await open();
    await expect(copy('Copia almacén')).not.toBeChecked();
    await expect(copy('Original')).not.toBeChecked();
    expect(Buffer.from((await downloadedBy(page, button(page, 'Descargar'))).bytes).equals(alone)).toBe(true);
  });

  test('M40 a version keeps its PDF byte for byte, and the digest of what it says', async ({ page, company }) => {
    const one = await quoted(company, `Congelada ${size}`);
    await send(company, one);
    const { client, memberId } = company.administrator;
    const quote = await client.getQuote({ params: one.params });
    const [version] = quote.versions;
    const digest = createHash('sha256').update(canonicalText(quote.content)).digest('hex');
    expect(version?.digest).toBe(digest);
    await page.goto(addressOf(one));
    const history = panel(page, 'de la cotización');
    await expect(history).toContainText(`Huella ${digest}`);
    await history.getByRole('button', { name: 'v1', exact: true }).click();
    await expect(history).toContainText('Versión enviada, como quedó fija.');
    await history.getByRole('link', { name: 'PDF', exact: true }).click();
    const { name, bytes } = await downloadedBy(page, button(page, 'Descargar'));
    expect(name).toBe(`Cotización ${one.folio} v1 - Congelada ${size}.pdf`);
    const session = await client.getSession();
    const { company: of, members } = session;
    const { phone, email } = one.prospect;
    const printed = printedQuote(quote, {
      company: paperCompanyOf(of),
      client: { phone, email },
      seller: members.find(({ id }) => id === memberId)?.name,
      now: new Date(0),
    });
    const expected = await makePdf(quoteDocument(printed, usualQuotePaper), library, printed.madeAt);
    expect(Buffer.compare(expected, bytes)).toBe(0);
  });

  test('M27 the PDF of its last quote is asked for from the prospect and from its row', async ({ page, company }) => {
    const one = await quoted(company, `Desde Fuera ${size}`);
    await page.goto(`/prospectos/${one.prospect.id}`);
    await act(page, `PDF de ${one.folio}`);
    await expect(firstPage(page)).toBeVisible();
    await button(page, 'Cerrar').click();
    await page.goto(`/prospectos?q=${encodeURIComponent(one.prospect.name)}`);
    await page.getByRole('button', { name: `Acciones de ${one.prospect.name}` }).click();
    await page.getByRole('menuitem', { name: `PDF de ${one.folio}` }).click();
    await expect(firstPage(page)).toBeVisible();
  });

  test('M42 M28 the PDF of an order says its delivery and what was paid', async ({ page, company }) => {
    const one = await quoted(company, `Pedido ${size}`);
    const { client } = company.administrator;
    await client.addOrder({ params: one.params, body: { deliveryOn: '2026-12-18' } });
    const [order] = (await stored(company, one.prospect)).orders;
    const params = { prospectId: one.prospect.id, orderId: order?.id ?? '' };
    const body = { paidOn: '2026-11-25', amountCents: 100_000, method: 'transfer', note: 'SPEI 4471' } as const;
    await client.addPayment({ params, body });
    await page.goto(`/pedidos/${params.orderId}?de=${params.prospectId}`);
    await panel(page, 'del pedido').getByRole('link', { name: 'PDF', exact: true }).click();
    const { name, bytes } = await downloadedBy(page, button(page, 'Descargar'));
    expect(name).toBe(`Pedido ${order?.folio} - Pedido ${size}.pdf`);
    const text = await textOf(bytes);
    for (const said of ['SPEI 4471', '$1,784.00', `${one.folio} v1`, 'En proceso']) expect(text).toContain(said);
    expect(text).toMatch(/18\sdic\s2026/);
  });

  test('M40 the PDFs of the listed quotes come in one zip, each under its own name', async ({ page, company }) => {
    const group = `Paquete ${isPhone ? 'Chico' : 'Grande'}`;
    const quotes = [await quoted(company, `${group} Uno`), await quoted(company, `${group} Dos`)];
    await page.goto(`/cotizaciones?mes=2026-11&busca=${encodeURIComponent(group)}`);
    await expect(rowOf(page, group)).toHaveCount(2);
    const menu = page.getByRole('button', { name: 'Más acciones con la lista' });
    await menu.click();
    const sheet = await downloadedBy(page, page.getByRole('menuitem', { name: 'CSV' }));
    expect(sheet.name).toBe('Cotizaciones 2026-11 a 2026-11.csv');
    for (const { folio } of quotes) expect(Buffer.from(sheet.bytes).toString()).toContain(folio);
    await menu.click();
    await page.getByRole('menuitem', { name: 'PDF de todas, en un .zip' }).click();
    const zip = await downloadedBy(page, button(page, 'Descargar .zip'));
    expect(zip.name).toMatch(/^Cotizaciones \d{4}-\d\d-\d\d\.zip$/);
    const files = unzipSync(zip.bytes);
    const names = quotes.map(({ folio, prospect }) => `Cotización ${folio} - ${prospect.name}.pdf`);
    expect(Object.keys(files).sort()).toEqual(names.sort());
    for (const name of names) expect(await textOf(files[name] ?? new Uint8Array())).toContain(group);
    await expect(dialog(page)).toBeHidden();
  });

  test('M40 what is written is seen on paper as it is typed', async ({ page, company }) => {
    const prospect = await added(company, `Mientras ${size}`);
    await page.goto(`/prospectos/${prospect.id}?cotizar=${prospect.id}`);
    const form = page.getByRole('dialog', { name: 'Nueva cotización' });
    const description = form.getByLabel('Descripción, partida 1', { exact: true });
    const preview = form.getByRole('img', { name: 'Página 1 de 1' });
    await description.fill('Mesa');
    await form.getByLabel('Precio unitario, partida 1', { exact: true }).fill('1200');
    await form.getByRole('button', { name: 'Vista previa' }).click();
    await expect.poll(() => lookOf(preview)).toBeGreaterThan(0);
    const before = await lookOf(preview);
    // Beside the form where there is room, in its place where there is none.
    if (isPhone) {
      await expect(description).toBeHidden();
      await form.getByRole('button', { name: 'Vista previa' }).click();
    }
    await description.fill('Mesa de parota con patas de herrería');
    if (isPhone) await form.getByRole('button', { name: 'Vista previa' }).click();
    await expect.poll(() => lookOf(preview)).not.toBe(before);
    if (isPhone) return;
    // What cannot be read yet does not keep the rest from being seen.
    const seen = await lookOf(preview);
    await form.getByLabel('Precio unitario, partida 1', { exact: true }).fill('doce');
    await expect.poll(() => lookOf(preview)).not.toBe(seen);
  });

  test('M40 a quote is handed on: the file on a phone, a chat with its words on a wide screen', async ({
    page,
    company,
  }) => {
    const one = await quoted(company, `Compartida ${size}`);
    await send(company, one);
    await page.addInitScript(() => {
      const shared: { name: string; type: string; text: string }[] = [];
      Object.assign(globalThis, { shared });
      Object.assign(navigator, {
        canShare: () => true,
        share: async ({ files, text }: { files: File[]; text: string }) => {
          shared.push({ name: files[0]?.name ?? '', type: files[0]?.type ?? '', text });
        },
      });
      window.open = (address) => {
        shared.push({ name: String(address), type: 'link', text: '' });
        return null;
      };
    });
    await page.goto(addressOf(one));
    await panel(page, 'de la cotización').getByRole('link', { name: 'PDF', exact: true }).click();
    const told = () =>
      page.evaluate(() => (globalThis as unknown as { shared: { name: string; text: string }[] }).shared);
    if (isPhone) {
      await button(page, 'Compartir').click();
      await expect(page.getByText('PDF compartido')).toBeVisible();
      expect(await told()).toMatchObject([{ name: `Cotización ${one.folio} v1 - Compartida ${size}.pdf` }]);
      expect((await told())[0]?.text).toContain(`${one.folio} por $2,784.00`);
      return;
    }
    const { name } = await downloadedBy(page, button(page, 'WhatsApp'));
    expect(name).toContain(`${one.folio} v1`);
    const [link] = await told();
    const address = new URL(link?.name ?? '');
    expect(address.origin + address.pathname).toBe(`https://wa.me/${one.prospect.phone?.slice(1)}`);
    expect(address.searchParams.get('text')).toContain(
      `Hola, Compartida ${size}. Te comparto la cotización ${one.folio}`,
    );
  });
});
