/** Agregar imágenes (M44), at both sizes: several at once, shown large, in order, captioned, taken away, sent while one works elsewhere. */
import type { Page } from '@playwright/test';
import type { Prospect } from '@folio/shared/prospects/prospect.schema.ts';
import { atBothSizes } from '../support/browser-sizes.ts';
import { expect, test } from '../support/browser-world.ts';
import { readyImage } from '../support/image-uploads.ts';
import { picture } from '../support/pictures.ts';
import { added, detail, stored, undo } from '../support/prospect-screens.ts';
import type { Company } from '../support/world.ts';

// Two workers share two cores with the decoder.
test.setTimeout(90_000);

const section = (page: Page) => detail(page).getByRole('region', { name: 'Imágenes' });
const shown = (page: Page) => section(page).getByRole('button', { name: /^Imagen \d+ de/ });
const viewer = (page: Page) => page.getByRole('dialog', { name: /^Imagen \d+ de/ });
const arrives = { timeout: 40_000 };

async function file(name: string, wanted: Parameters<typeof picture>[0] = {}) {
  const { format = 'jpg' } = wanted;
  return { name, mimeType: `image/${format === 'jpg' ? 'jpeg' : format}`, buffer: Buffer.from(await picture(wanted)) };
}

async function choose(page: Page, files: Awaited<ReturnType<typeof file>>[]) {
  const chooser = page.waitForEvent('filechooser');
  await section(page).getByRole('button', { name: 'Agregar imágenes' }).click();
  await (await chooser).setFiles(files);
}

async function withImages(company: Company, name: string, captions: string[]): Promise<Prospect> {
  const prospect = await added(company, name);
  for (const caption of captions) await readyImage(company.administrator, prospect.id, caption);
  return prospect;
}

const captionsOf = async (company: Company, prospect: Prospect) =>
  (await stored(company, prospect)).images.map(({ caption }) => caption);

/** Bytes over the page, as a drag or a paste brings them. */
async function bring(page: Page, kind: 'drop' | 'paste', bytes: Uint8Array, name: string) {
  await section(page).evaluate(
    (element, told) => {
      const transfer = new DataTransfer();
      const content = Uint8Array.from(atob(told.base64), (character) => character.charCodeAt(0));
      transfer.items.add(new File([content], told.name, { type: 'image/png' }));
      const event =
        told.kind === 'drop'
          ? new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true })
          : new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true });
      element.dispatchEvent(event);
    },
    { kind, base64: Buffer.from(bytes).toString('base64'), name },
  );
}

atBothSizes((isPhone) => {
  test('M44 Agregar imágenes takes several at once, makes them smaller, and shows each when it is ready', async ({
    page,
    company,
  }) => {
    const prospect = await added(company, 'Varias Fotos');
    await page.goto(`/prospectos/${prospect.id}`);
    await choose(page, [
      await file('fachada.jpg', { width: 3200, height: 2400 }),
      await file('letrero.png', { format: 'png' }),
      await file('patio.webp', { format: 'webp' }),
    ]);
    await expect(shown(page)).toHaveCount(3, arrives);
    const sides = (await stored(company, prospect)).images.map(({ width }) => width);
    expect(sides.toSorted((one, other) => other - one)).toEqual([2560, 64, 64]);
    // Drawn, not only named.
    const drawn = await shown(page)
      .first()
      .locator('img')
      .evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth));
    expect(drawn).toBeGreaterThan(0);
  });

  test('M44 by drag and by paste they are added, too', async ({ page, company }) => {
    const prospect = await added(company, 'Arrastrada Y Pegada');
    await page.goto(`/prospectos/${prospect.id}`);
    await expect(section(page)).toBeVisible();
    await bring(page, 'drop', await picture({ format: 'png' }), 'arrastrada.png');
    await bring(page, 'paste', await picture({ format: 'png' }), 'pegada.png');
    await expect(shown(page)).toHaveCount(2, arrives);
  });

  test('M44 what is no photo says why, beside it, and is dismissed', async ({ page, company }) => {
    const prospect = await added(company, 'No Es Foto');
    await page.goto(`/prospectos/${prospect.id}`);
    await choose(page, [
      { name: 'nota.heic', mimeType: 'image/heic', buffer: Buffer.from('ftypheic') },
      { name: 'dibujo.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg/>') },
    ]);
    await expect(section(page)).toContainText('Este navegador no abre fotos HEIC');
    await expect(section(page)).toContainText('«dibujo.svg» no es una foto');
    await section(page).getByRole('button', { name: 'Descartar nota.heic' }).click();
    await section(page).getByRole('button', { name: 'Descartar dibujo.svg' }).click();
    await expect(section(page)).toContainText('Sin imágenes todavía');
    expect((await stored(company, prospect)).uploads).toEqual([]);
  });

  test('M44 a cut line says so, and goes on with a retry', async ({ page, company }) => {
    const prospect = await added(company, 'Línea Cortada');
    await page.goto(`/prospectos/${prospect.id}`);
    const { pattern, cut } = { pattern: /127\.0\.0\.1/, cut: { done: false } };
    await page.route(pattern, (route) => {
      if (cut.done || route.request().method() !== 'POST') return route.fallback();
      cut.done = true;
      return route.abort();
    });
    await choose(page, [await file('patio.jpg')]);
    await expect(section(page)).toContainText('Se cortó la conexión');
    await section(page).getByRole('button', { name: 'Reintentar patio.jpg' }).click();
    await expect(shown(page)).toHaveCount(1, arrives);
    expect((await stored(company, prospect)).images).toHaveLength(1);
  });

  test('M44 it is cancelled while it goes up', async ({ page, company }) => {
    const prospect = await added(company, 'Cancelada A Tiempo');
    await page.goto(`/prospectos/${prospect.id}`);
    await page.route(/127\.0\.0\.1/, () => undefined);
    await choose(page, [await file('lenta.jpg')]);
    await expect(section(page)).toContainText('Subiendo');
    await section(page).getByRole('button', { name: 'Cancelar lenta.jpg' }).click();
    await expect(section(page)).toContainText('Sin imágenes todavía');
    await expect.poll(async () => (await stored(company, prospect)).uploads).toEqual([]);
  });

  test('M44 they go on while one works elsewhere, and after the page was loaded anew', async ({ page, company }) => {
    const prospect = await added(company, 'Mientras Tanto');
    await page.goto(`/prospectos/${prospect.id}`);
    const held: (() => void)[] = [];
    await page.route(/127\.0\.0\.1/, (route) => void held.push(() => void route.fallback()));
    await choose(page, [await file('una.jpg'), await file('otra.jpg')]);
    await expect(section(page)).toContainText('Subiendo');
    await page.goto('/ajustes/cuenta');
    const tray = page.getByRole('link', { name: /Subiendo 2 imágenes/ });
    await expect(tray).toBeVisible();
    await page.unroute(/127\.0\.0\.1/);
    await page.reload();
    await expect.poll(async () => (await stored(company, prospect)).images.length, arrives).toBe(2);
    await expect(tray).toBeHidden(arrives);
    expect((await stored(company, prospect)).uploads).toEqual([]);
  });

  test('M44 one is looked at large: enlarged, turned over, captioned, closed by key', async ({ page, company }) => {
    const prospect = await withImages(company, 'Galería', ['Frente', 'Atrás']);
    await page.goto(`/prospectos/${prospect.id}`);
    await section(page).getByRole('button', { name: 'Imagen 1 de 2, portada: Frente' }).click();
    const large = viewer(page).getByRole('img', { name: 'Frente' });
    await expect(large).toBeVisible();
    await page.keyboard.press('+');
    await expect(large.locator('img')).toHaveCSS('transform', /matrix\(1\.5/);
    await page.keyboard.press('0');
    await page.keyboard.press('ArrowRight');
    await expect(viewer(page).getByRole('img', { name: 'Atrás' })).toBeVisible();
    const link = viewer(page).getByRole('link', { name: 'Descargar' });
    expect(await link.getAttribute('download')).toBe(`No. ${prospect.folio} Galería - 2.webp`);
    const download = page.waitForEvent('download');
    await link.click();
    expect((await download).suggestedFilename()).toBe(`No. ${prospect.folio} Galería - 2.webp`);
    await viewer(page).getByLabel('Pie de imagen').fill('Por la calle de atrás');
    await page.keyboard.press('Enter');
    await expect.poll(() => captionsOf(company, prospect)).toEqual(['Frente', 'Por la calle de atrás']);
    await page.keyboard.press('Escape');
    await expect(viewer(page)).toBeHidden();
    await expect(section(page).getByRole('button', { name: /Por la calle de atrás/ })).toBeVisible();
  });

  test('M44 the cover and the order are chosen, and taken back', async ({ page, company }) => {
    const prospect = await withImages(company, 'En Orden', ['uno', 'dos', 'tres']);
    await page.goto(`/prospectos/${prospect.id}`);
    if (isPhone) {
      await section(page).getByRole('button', { name: /tres$/ }).tap();
      await viewer(page).getByRole('button', { name: 'Hacer portada' }).tap();
      await viewer(page).getByRole('button', { name: 'Cerrar' }).tap();
    } else {
      await section(page)
        .getByRole('button', { name: /tres$/ })
        .dragTo(section(page).getByRole('button', { name: /uno$/ }));
    }
    await expect.poll(() => captionsOf(company, prospect)).toEqual(['tres', 'uno', 'dos']);
    await expect(section(page).getByRole('button', { name: 'Imagen 1 de 3, portada: tres' })).toBeVisible();
    await section(page).getByRole('button', { name: /uno$/ }).press('Alt+ArrowRight');
    await expect.poll(() => captionsOf(company, prospect)).toEqual(['tres', 'dos', 'uno']);
    await undo(page).click();
    await expect.poll(() => captionsOf(company, prospect)).toEqual(['tres', 'uno', 'dos']);
  });

  test('M44 one is taken away, and comes back', async ({ page, company }) => {
    const prospect = await withImages(company, 'Quitada', ['una']);
    await page.goto(`/prospectos/${prospect.id}`);
    await shown(page).click();
    await viewer(page).getByRole('button', { name: 'Quitar imagen' }).click();
    await expect(viewer(page)).toBeHidden();
    await expect(section(page)).toContainText('Sin imágenes todavía');
    await undo(page).click();
    await expect(shown(page)).toHaveCount(1);
    await detail(page).getByText('Historial', { exact: true }).click();
    await expect(detail(page)).toContainText('devolvió una imagen que se quitó');
  });
});

test('F5 Ajustes tells how much of the room for images is used', async ({ page, company }) => {
  await withImages(company, 'Con Peso', ['una']);
  await page.goto('/ajustes/empresa');
  const told = page.getByRole('paragraph').filter({ hasText: 'de 20,000 imágenes' });
  await expect(told).toContainText('de 5 GB');
  await expect(page.getByRole('meter', { name: 'Espacio usado por las imágenes' })).toBeVisible();
});
