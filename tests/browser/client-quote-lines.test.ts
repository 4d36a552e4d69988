/** The client's page of a quote (F6), at both sizes: somebody without an account reads, asks, accepts and rejects. */
import type { Browser, Locator, Page } from '@playwright/test';
import { atBothSizes } from '../support/browser-sizes.ts';
import { expect, test } from '../support/browser-world.ts';
import { faultsOf } from '../support/looks.ts';
import { quoteForm } from '../support/builders.ts';
import { linked, type Linked } from '../support/client-quotes.ts';
import { added, stored } from '../support/prospect-screens.ts';
import type { Company } from '../support/world.ts';

const panel = (page: Page): Locator => page.getByRole('complementary', { name: 'Detalle de la cotización' });
const dialog = (page: Page, name: string): Locator => page.getByRole('dialog', { name });

function sent(company: Company, name: string): Promise<Linked> {
  return linked(company.administrator.client, company.firstCentre, {
    prospect: { name },
    quote: { conditions: '50 % de anticipo', deliveryTime: '3 semanas' },
  });
}

/** The page as somebody with the link and nothing else opens it. */
async function asClient(browser: Browser, address: string): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const { pathname, hash } = new URL(address);
  await page.goto(`${pathname}${hash}`);
  return page;
}

async function revised({ administrator }: Company, { params }: Linked): Promise<void> {
  const { client } = administrator;
  await client.moveQuote({ params, body: { move: 'revise' } });
  const { revision } = await client.getQuote({ params });
  const lines = [
    {
      kind: 'item' as const,
      description: 'Mesa de parota',
      quantity: '1',
      unitPriceCents: 120_000,
      tax: 'iva-16' as const,
    },
    { kind: 'item' as const, description: 'Flete', quantity: '1', unitPriceCents: 50_000, tax: 'exempt' as const },
  ];
  await client.changeQuote({ params, body: quoteForm({ lines }), ifMatch: revision });
  await client.moveQuote({ params, body: { move: 'send' } });
}

atBothSizes((isPhone) => {
  const size = isPhone ? 'Pulgar' : 'Ratón';

  test('M42 F6 the client reads the quote, signs by hand and accepts: the order is made', async ({
    browser,
    company,
  }) => {
    const link = await sent(company, `Cliente Que Firma ${size}`);
    const page = await asClient(browser, link.address);
    await expect(page.getByRole('heading', { name: `Cotización ${link.view.folio}` })).toBeVisible();
    await expect(page.getByRole('list', { name: 'Partidas' })).toContainText('Mesa de parota');
    await expect(page.getByLabel('Totales')).toContainText('$2,784.00');
    await expect(page.getByText('50 % de anticipo')).toBeVisible();
    await page.getByRole('button', { name: 'Aceptar cotización' }).click();
    const form = dialog(page, 'Aceptar la cotización');
    await form.getByLabel('Tu nombre completo').fill('Laura Méndez Ríos');
    await form.getByLabel('Dibujarla').check();
    const pad = form.getByRole('img');
    const box = await pad.boundingBox();
    if (!box) throw new Error('there is nothing to sign on');
    await page.mouse.move(box.x + 40, box.y + 60);
    await page.mouse.down();
    for (const [x, y] of [
      [80, 20],
      [120, 70],
      [180, 30],
      [240, 60],
    ] as const)
      await page.mouse.move(box.x + x, box.y + y);
    await page.mouse.up();
    await expect(form.getByText('Así queda tu firma.')).toBeVisible();
    await form.getByRole('checkbox').check();
    await form.getByRole('button', { name: 'Aceptar y hacer el pedido' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Cotización aceptada' })).toContainText(
      'Laura Méndez Ríos',
    );
    await expect(page.getByRole('button', { name: 'Aceptar cotización' })).toHaveCount(0);
    const { orders, status } = await stored(company, { id: link.params.prospectId });
    expect(status).toBe('ordered');
    await expect(page.getByText(orders[0]?.folio ?? 'no order')).toBeVisible();
    const { events } = await company.administrator.client.getQuoteClientSide({ params: link.params });
    expect(events[0]?.signature).toMatchObject({ kind: 'drawn' });
    await page.context().close();
  });

  test('F6 by keyboard alone the typed name is the signature', async ({ browser, company }) => {
    const link = await sent(company, `Cliente Con Teclado ${size}`);
    const page = await asClient(browser, link.address);
    await page.getByRole('button', { name: 'Aceptar cotización' }).focus();
    await page.keyboard.press('Enter');
    await expect(dialog(page, 'Aceptar la cotización').getByLabel('Tu nombre completo')).toBeFocused();
    await page.keyboard.type('Laura Méndez');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('status').filter({ hasText: 'Cotización aceptada' })).toBeVisible();
    const { events } = await company.administrator.client.getQuoteClientSide({ params: link.params });
    expect(events[0]).toMatchObject({ kind: 'accepted', signature: { kind: 'typed' }, name: 'Laura Méndez' });
    await page.context().close();
  });

  test('F6 a question is answered in the app, and the answer stands on the page', async ({
    page,
    browser,
    company,
  }) => {
    const link = await sent(company, `Cliente Que Pregunta ${size}`);
    const theirs = await asClient(browser, link.address);
    await theirs.getByRole('button', { name: 'Preguntar sobre: Mesa de parota' }).click();
    const form = dialog(theirs, 'Hacer una pregunta');
    await expect(form).toContainText('Sobre: Mesa de parota');
    await form.getByLabel('Tu nombre completo').fill('Laura');
    await form.getByLabel('Tu pregunta').fill('¿De qué grosor es?');
    await form.getByRole('button', { name: 'Enviar pregunta' }).click();
    await expect(theirs.getByRole('region', { name: 'Preguntas' })).toContainText('¿De qué grosor es?');
    await page.goto(`/cotizaciones/${link.params.quoteId}?de=${link.params.prospectId}`);
    const side = panel(page).getByRole('region', { name: 'Liga del cliente' });
    await expect(side).toContainText('La abrieron una vez');
    await side.getByRole('button', { name: 'Contestar' }).click();
    await side.getByLabel('Respuesta').fill('De cinco centímetros.');
    await side.getByRole('button', { name: 'Contestar', exact: true }).click();
    await expect(side).toContainText('De cinco centímetros.');
    await theirs.reload();
    await expect(theirs.getByRole('region', { name: 'Preguntas' })).toContainText('De cinco centímetros.');
    await theirs.context().close();
  });

  test('F6 a new version shows what changed; what was read before it is not accepted', async ({ browser, company }) => {
    const link = await sent(company, `Cliente De Antes ${size}`);
    const page = await asClient(browser, link.address);
    await expect(page.getByLabel('Totales')).toContainText('$2,784.00');
    await revised(company, link);
    await page.getByRole('button', { name: 'Aceptar cotización' }).click();
    const form = dialog(page, 'Aceptar la cotización');
    await form.getByLabel('Tu nombre completo').fill('Laura');
    await form.getByRole('checkbox').check();
    await form.getByRole('button', { name: 'Aceptar y hacer el pedido' }).click();
    await expect(form.getByRole('alert')).toContainText('Hay una versión más nueva');
    await form.getByRole('button', { name: 'Ver cómo está ahora' }).click();
    await expect(page.getByRole('heading', { name: 'versión 2' })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Qué cambió' })).toContainText('$2,784.00');
    await expect(page.getByRole('list', { name: 'Partidas' })).toContainText('Nueva');
    await expect(page.getByRole('list', { name: 'Partidas' })).toContainText('Antes: 2 × $1,200.00');
    await page.context().close();
  });

  test('F6 the link is made, copied and taken away in the app, and then opens nothing', async ({
    page,
    browser,
    company,
  }) => {
    const prospect = await added(company, `Liga De ${size}`);
    const { client } = company.administrator;
    const { quoteId = '' } = await client.addQuote({ params: { prospectId: prospect.id }, body: quoteForm() });
    const params = { prospectId: prospect.id, quoteId };
    await client.moveQuote({ params, body: { move: 'send' } });
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(`/cotizaciones/${quoteId}?de=${prospect.id}`);
    const side = panel(page).getByRole('region', { name: 'Liga del cliente' });
    await side.getByRole('button', { name: 'Crear y copiar liga' }).click();
    await expect(side).toContainText('Nadie la ha abierto todavía.');
    const address = await page.evaluate(() => navigator.clipboard.readText());
    const theirs = await asClient(browser, address);
    await expect(theirs.getByRole('heading', { name: 'Cotización C-' })).toBeVisible();
    await theirs.getByRole('button', { name: 'Rechazar' }).click();
    const form = dialog(theirs, 'Rechazar la cotización');
    await form.getByLabel('Tu nombre completo').fill('Laura');
    await form.getByLabel('Motivo').fill('Elegimos a otro');
    await form.getByRole('button', { name: 'Rechazar', exact: true }).click();
    await expect(theirs.getByRole('status').filter({ hasText: 'Cotización rechazada' })).toBeVisible();
    await page.reload();
    await expect(side).toContainText('Laura la rechazó');
    await side.getByText('Constancia').first().click();
    await expect(side).toContainText('Huella SHA-256');
    await side.getByRole('button', { name: 'Anular' }).click();
    await expect(side.getByRole('button', { name: 'Copiar liga' })).toHaveCount(0);
    await theirs.reload();
    await expect(theirs.getByRole('heading', { name: 'Esta liga ya no sirve' })).toBeVisible();
    await theirs.context().close();
  });

  test('M40 F6 a quote is sent by e-mail from its panel, with words that can be changed', async ({
    page,
    company,
    world,
  }) => {
    const to = `cliente.${isPhone ? 'telefono' : 'pantalla'}.${company.tenantId}@cliente.example`;
    const prospect = await added(company, `Correo Para ${size}`, { email: to });
    const { client } = company.administrator;
    const { quoteId = '' } = await client.addQuote({ params: { prospectId: prospect.id }, body: quoteForm() });
    await page.goto(`/cotizaciones/${quoteId}?de=${prospect.id}`);
    await panel(page).getByRole('button', { name: 'Enviar por correo' }).click();
    const form = dialog(page, 'Enviar por correo');
    await expect(form.getByLabel('Para')).toHaveValue(to);
    await expect(form.getByLabel('Mensaje')).toHaveValue(/Hola, Correo:/);
    await form.getByLabel('Asunto').fill('La mesa que platicamos');
    await form.getByRole('button', { name: 'Enviar', exact: true }).click();
    await expect(panel(page)).toContainText('Enviada');
    await expect(panel(page)).toContainText(`la envió por correo a ${to}`);
    expect((await world.mail.nth(to, 1)).subject).toBe('La mesa que platicamos');
  });
});

test("axe finds nothing on the client's page and what it opens, in light and dark", async ({ browser, company }) => {
  const link = await sent(company, 'Una Persona Con Un Nombre Tres Veces Más Largo De Lo Que Suele Ser');
  await revised(company, link);
  const faults: string[] = [];
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    const page = await (await browser.newContext({ viewport })).newPage();
    const { pathname, hash } = new URL(link.address);
    await page.goto(`${pathname}${hash}`);
    await expect(page.getByRole('button', { name: 'Aceptar cotización' })).toBeVisible();
    faults.push(...(await faultsOf(page, 'page')));
    await page.getByRole('button', { name: 'Aceptar cotización' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    faults.push(...(await faultsOf(page, 'acceptance')));
    await page.goto(`${pathname}#${'A'.repeat(43)}`);
    await expect(page.getByRole('heading', { name: 'Esta liga ya no sirve' })).toBeVisible();
    faults.push(...(await faultsOf(page, 'no link')));
    await page.context().close();
  }
  expect(faults).toEqual([]);
});

test('S9 the page is told to no other site, found by no search engine and kept by no cache', async ({ page }) => {
  const answer = await page.goto('/cotizacion');
  const headers = answer?.headers() ?? {};
  expect(headers).toMatchObject({
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow, noarchive',
    'cache-control': 'no-store',
  });
  expect(headers['content-security-policy']).toContain("default-src 'none'");
});
