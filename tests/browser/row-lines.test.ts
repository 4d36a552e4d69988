/** The row of a prospect, line by line of the manual (M24 to M38), at both sizes: a line of the list, or a card of a phone. */
import type { Locator } from '@playwright/test';
import type { NewProspectInput, Prospect } from '@folio/shared/prospects/prospect.schema.ts';
import { signInAs } from '../support/browser-session.ts';
import { atBothSizes } from '../support/browser-sizes.ts';
import { expect, test } from '../support/browser-world.ts';
import { prospectForm } from '../support/builders.ts';
import { added, rowOf, shownNames, stored } from '../support/prospect-screens.ts';
import { signUpCompany, type Company } from '../support/world.ts';

const whole = (company: Company, name: string, changes: Partial<NewProspectInput> = {}): Promise<Prospect> =>
  added(company, name, {
    contactChannelId: company.contactChannelId,
    contactedOn: '2026-11-02',
    appointment: { day: `${new Date().getFullYear() + 1}-12-03`, time: '16:30', minutes: 45 },
    ...changes,
  });

/** What draws the shape before a status, whatever its colour. */
const shapeOf = async (status: Locator): Promise<string> => {
  const drawn = await status.evaluate((element) => getComputedStyle(element).backgroundImage);
  return drawn.replaceAll(/(rgba?|color|oklch)\([^)]*\)/g, 'colour');
};

atBothSizes((isPhone) => {
  test('M24 No. counts one by one, the newest on top', async ({ page, company }) => {
    const before = await whole(company, 'Folio Anterior');
    const after = await whole(company, 'Folio Posterior');
    expect(after.folio).toBe(before.folio + 1);
    await page.goto('/prospectos');
    await expect(rowOf(page, 'Folio Posterior').first()).toContainText(String(after.folio));
    await expect(shownNames(page).nth(0)).toHaveText('Folio Posterior');
    await expect(shownNames(page).nth(1)).toHaveText('Folio Anterior');
  });

  test('M25 Fecha de emisión is the day of the contact, with its year when it is another', async ({
    page,
    company,
  }) => {
    await whole(company, 'De Este Año');
    await whole(company, 'De Otro Año', { contactedOn: '2024-05-06' });
    await page.goto('/prospectos');
    await expect(rowOf(page, 'De Este Año').first()).toContainText('2 nov');
    await expect(rowOf(page, 'De Otro Año').first()).toContainText(/6 may.*24/);
  });

  test('M26 Barra de colores: the name is underlined in the colour of the prospect', async ({ page, company }) => {
    await whole(company, 'Subrayado Azul');
    await page.goto('/prospectos');
    const name = rowOf(page, 'Subrayado Azul').first().getByText('Subrayado Azul', { exact: true });
    await expect(name).toHaveCSS('border-bottom-color', 'rgb(29, 93, 191)');
  });

  test('M29 Usuario says who registered it, and who attends it when that is somebody else', async ({
    page,
    company,
  }) => {
    const { id } = await whole(company, 'Reasignada A Omar');
    await page.goto('/prospectos');
    const row = rowOf(page, 'Reasignada A Omar').first();
    await expect(row).toContainText('Ana Ruiz');
    await expect(row).not.toContainText('atiende');
    await company.administrator.client.reassignProspects({
      body: { prospectIds: [id], attendedBy: company.operative.memberId },
    });
    await page.reload();
    await expect(row).toContainText('Ana Ruiz');
    await expect(row).toContainText('atiende Omar');
  });

  test('M30 Centro de trabajo is told by a company of several, and takes no room in a company of one', async ({
    page,
    company,
    world,
  }) => {
    await whole(company, 'De La Matriz');
    await page.goto('/prospectos');
    await expect(rowOf(page, 'De La Matriz').first()).toContainText('Matriz');
    const { administrator, session } = await signUpCompany(world.stack, 'Una Sola Casa');
    const [only] = session.workCentres;
    await administrator.client.addProspect({
      body: prospectForm({ name: 'De La Única', workCentreId: only?.id ?? '' }),
    });
    await signInAs(page, administrator);
    await page.goto('/prospectos');
    await expect(rowOf(page, 'De La Única').first()).toContainText('Ana Ruiz');
    await expect(rowOf(page, 'De La Única').first()).not.toContainText('Matriz');
    await expect(page.getByRole('columnheader').filter({ hasText: 'Centro de trabajo' })).toHaveCount(0);
  });

  test('M31 Nombre stands as registered, and opens the prospect', async ({ page, company }) => {
    const { id } = await whole(company, 'Íñigo «el Güero» Ñáñez-Pérez');
    await page.goto('/prospectos');
    await rowOf(page, 'Íñigo').first().getByRole('link', { name: 'Íñigo «el Güero» Ñáñez-Pérez', exact: true }).click();
    await expect(page).toHaveURL(new RegExp(`/prospectos/${id}`));
  });

  test('M32 Empresa stands as registered', async ({ page, company }) => {
    await whole(company, 'De Una Firma', { companyName: 'Ñandú & Hijos, S. de R.L. MI' });
    await page.goto('/prospectos');
    await expect(rowOf(page, 'De Una Firma').first().getByText('Ñandú & Hijos, S. de R.L. MI')).toBeVisible();
  });

  test('M33 Teléfono calls, writes by WhatsApp, and is copied with one press', async ({ page, company, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await whole(company, 'Con Teléfono');
    await page.goto('/prospectos');
    const row = rowOf(page, 'Con Teléfono').first();
    await expect(row).toContainText('477 555 0148');
    const call = row.getByRole('link', { name: isPhone ? 'Llamar a Con Teléfono' : '477 555 0148', exact: true });
    await expect(call).toHaveAttribute('href', 'tel:+524775550148');
    // The tools come with the hand.
    await row.hover();
    await expect(row.getByRole('link', { name: /WhatsApp/ })).toHaveAttribute('href', 'https://wa.me/524775550148');
    await row.getByRole('button', { name: 'Copiar teléfono' }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('477 555 0148');
  });

  test('M33 a hand on a narrow row cuts no phone, and on the phone itself brings its tools', async ({
    page,
    company,
    context,
  }) => {
    test.skip(isPhone, 'a card shows them always');
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await whole(company, 'Sin Lugar');
    await page.setViewportSize({ width: 1024, height: 768 });
    await page.goto('/prospectos');
    const row = rowOf(page, 'Sin Lugar').first();
    await row.getByText('Sin Lugar').hover();
    const copy = row.getByRole('button', { name: 'Copiar teléfono' });
    await expect(copy).toBeAttached();
    const phone = row.getByRole('link', { name: '477 555 0148', exact: true });
    expect(await phone.evaluate((link) => link.scrollWidth <= link.clientWidth)).toBe(true);
    await phone.hover();
    await copy.click();
    await expect(row.getByRole('button', { name: 'Copiado: teléfono' })).toBeVisible();
  });

  test('M31 a press where nothing stands, under the hand too, opens the row', async ({ page, company }) => {
    test.skip(isPhone, 'a card opens by its name');
    const { id } = await added(company, 'Casi Nada');
    const row = rowOf(page, 'Casi Nada').first();
    await page.goto('/prospectos');
    const dashes = row.getByText('–', { exact: true });
    await expect(dashes.last()).toBeVisible();
    const count = await dashes.count();
    expect(count).toBeGreaterThan(2);
    for (let at = 0; at < count; at += 1) {
      await page.goto('/prospectos');
      await row.getByText('Casi Nada').hover();
      await page.waitForTimeout(200);
      const place = await dashes.nth(at).boundingBox();
      if (!place) throw new Error('a dash is not drawn');
      await page.mouse.click(place.x + 3, place.y + place.height / 2);
      await expect(page, `dash ${at}`).toHaveURL(new RegExp(`/prospectos/${id}`));
    }
  });

  test('M33 the keyboard reaches the tools of a row', async ({ page, company }) => {
    test.skip(isPhone, 'a card shows them always');
    await whole(company, 'Con Teclado');
    await page.goto('/prospectos');
    const row = rowOf(page, 'Con Teclado').first();
    await row.getByRole('link', { name: 'Con Teclado', exact: true }).focus();
    const passed: string[] = [];
    for (let step = 0; step < 4; step += 1) {
      await page.keyboard.press('Tab');
      passed.push((await page.locator(':focus').getAttribute('aria-label')) ?? '');
    }
    expect(passed).toEqual(['', 'Escribir por WhatsApp a Con Teclado', 'Copiar teléfono', '']);
    await expect(page.locator(':focus')).toHaveText('laura@panaderia-sol.example');
  });

  test('M34 E-mail writes, and is copied with one press', async ({ page, company, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await whole(company, 'Con Correo');
    await page.goto('/prospectos');
    const row = rowOf(page, 'Con Correo').first();
    await expect(row.getByRole('link', { name: 'laura@panaderia-sol.example', exact: true })).toHaveAttribute(
      'href',
      'mailto:laura@panaderia-sol.example',
    );
    await row.getByRole('link', { name: 'laura@panaderia-sol.example', exact: true }).hover();
    await row.getByRole('button', { name: 'Copiar e-mail' }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('laura@panaderia-sol.example');
  });

  test('M35 Estado is the federal entity by its name', async ({ page, company }) => {
    await whole(company, 'De Nuevo León', { state: 'NLE' });
    await page.goto('/prospectos');
    await expect(
      rowOf(page, 'De Nuevo León')
        .first()
        .getByText(/Nuevo León/)
        .last(),
    ).toBeVisible();
  });

  test('M36 Estatus has a shape and a word, and its second light says why', async ({ page, company }) => {
    const prospect = await added(company, 'Sin Paso');
    await page.goto('/prospectos');
    const row = rowOf(page, 'Sin Paso').first();
    await expect(row).toContainText('En seguimiento');
    const following = await shapeOf(row.getByText('En seguimiento'));
    expect(following).toContain('gradient');
    await row.getByRole('button', { name: /^Atención/ }).click();
    const why = page.getByRole('dialog', { name: '¿Por qué está «Atrasado»?' });
    await expect(why).toContainText('No tiene siguiente paso.');
    await page.keyboard.press('Escape');
    await company.administrator.client.cancelProspect({
      params: { prospectId: prospect.id },
      body: { reasonId: company.cancelReasonId },
    });
    await expect(row).toContainText('Cancelado');
    const cancelled = await shapeOf(row.getByText('Cancelado'));
    expect(cancelled).toContain('gradient');
    expect(cancelled).not.toBe(following);
  });

  test('M37 Medio de contacto stands as registered', async ({ page, company }) => {
    await whole(company, 'Con Medio');
    await page.goto('/prospectos');
    const { catalogue } = await company.administrator.client.getSession();
    const channel = catalogue.find(({ id }) => id === company.contactChannelId)?.name ?? 'none';
    await expect(rowOf(page, 'Con Medio').first()).toContainText(channel);
  });

  test('M38 Notas internas are written in their place, and the change can be taken back', async ({ page, company }) => {
    const name = isPhone ? 'Nota De Pulgar' : 'Nota De Teclado';
    const prospect = await whole(company, name);
    await page.goto('/prospectos');
    const row = rowOf(page, name);
    await row.getByRole('button', { name: `Agregar nota interna a ${name}` }).click();
    await page.keyboard.type('Se descarta');
    await page.keyboard.press('Escape');
    await expect(row).toContainText('Agregar nota');
    await row.getByRole('button', { name: `Agregar nota interna a ${name}` }).click();
    await page.keyboard.type('Decide con su socio');
    await page.keyboard.press('Enter');
    await expect(row.getByRole('button', { name: 'Decide con su socio' })).toBeVisible();
    const kept = async () => (await stored(company, prospect)).internalNotes;
    await expect.poll(kept).toBe('Decide con su socio');
    await page.getByRole('button', { name: 'Deshacer' }).click();
    await expect.poll(kept).toBe(undefined);
    await expect(row).toContainText('Agregar nota');
  });
});

test.describe('on a tablet', () => {
  test.use({ viewport: { width: 1024, height: 768 }, hasTouch: true, isMobile: true });

  test('M31 a finger anywhere on the row opens it, where no hand was on it before; what else can be pressed does its own', async ({
    page,
    company,
  }) => {
    const { id } = await whole(company, 'Con Dedo', { companyName: 'Con Dedo y Cía' });
    await page.goto('/prospectos');
    const row = rowOf(page, 'Con Dedo').first();
    await row.getByRole('button', { name: /^Atención/ }).tap();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expect(page).toHaveURL(/\/prospectos$/);
    await page.keyboard.press('Escape');
    // The company has no link of its own: the name's covers it.
    const place = await row.getByText('Con Dedo y Cía').boundingBox();
    if (!place) throw new Error('the company is not drawn');
    await page.touchscreen.tap(place.x + 5, place.y + 5);
    await expect(page).toHaveURL(new RegExp(`/prospectos/${id}`));
  });
});
