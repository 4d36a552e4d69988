/** Agregar imágenes (M44), at both sizes: several at once, shown large, in order, captioned, taken away, sent while one works elsewhere. */
import type { Locator, Page } from '@playwright/test';
import type { Prospect } from '@folio/shared/prospects/prospect.schema.ts';
import { atBothSizes, phone } from '../support/browser-sizes.ts';
import { expect, test } from '../support/browser-world.ts';
import { readyImage } from '../support/image-uploads.ts';
import { picture } from '../support/pictures.ts';
import { added, detail, rowOf, stored, undo } from '../support/prospect-screens.ts';
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
async function bring(to: Locator, kind: 'drop' | 'paste', bytes: Uint8Array, name: string) {
  await to.evaluate(
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
    // As they were chosen, though the large one is ready last.
    const sides = (await stored(company, prospect)).images.map(({ width }) => width);
    expect(sides).toEqual([2560, 64, 64]);
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
    await bring(section(page), 'drop', await picture({ format: 'png' }), 'arrastrada.png');
    await bring(section(page), 'paste', await picture({ format: 'png' }), 'pegada.png');
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

    // And again before the server's answer came: it has the upload by then, and the page does not know its number.
    const { promise: cancelled, resolve: tell } = Promise.withResolvers<void>();
    await page.route('**/api/prospects/*/uploads', async (route) => {
      const response = await route.fetch();
      await cancelled;
      await route.fulfill({ response });
    });
    await choose(page, [await file('antes.jpg')]);
    await expect.poll(async () => (await stored(company, prospect)).uploads).toHaveLength(1);
    await section(page).getByRole('button', { name: 'Cancelar antes.jpg' }).click();
    tell();
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
    // What is taken back below is the second move: only its notice is there.
    await page.getByRole('button', { name: 'Cerrar aviso' }).click();
    await section(page).getByRole('button', { name: /uno$/ }).press('Alt+ArrowRight');
    await expect.poll(() => captionsOf(company, prospect)).toEqual(['tres', 'dos', 'uno']);
    await undo(page).click();
    await expect.poll(() => captionsOf(company, prospect)).toEqual(['tres', 'uno', 'dos']);
  });

  test('M44 by key one goes on from place to place, in the section and enlarged', async ({ page, company }) => {
    const prospect = await withImages(company, 'Con Teclas', ['uno', 'dos', 'tres']);
    await page.goto(`/prospectos/${prospect.id}`);
    await section(page).getByRole('button', { name: /uno$/ }).focus();
    await page.keyboard.press('Alt+ArrowRight');
    await expect.poll(() => captionsOf(company, prospect)).toEqual(['dos', 'uno', 'tres']);
    await expect(section(page).getByRole('button', { name: 'Imagen 2 de 3: uno' })).toBeFocused();
    await page.keyboard.press('Alt+ArrowRight');
    await expect.poll(() => captionsOf(company, prospect)).toEqual(['dos', 'tres', 'uno']);
    await section(page).getByRole('button', { name: /uno$/ }).press('Enter');
    await expect(viewer(page)).toHaveAccessibleName('Imagen 3 de 3');
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(viewer(page)).toHaveAccessibleName('Imagen 2 de 3');
    await expect.poll(() => captionsOf(company, prospect)).toEqual(['dos', 'uno', 'tres']);
  });

  test('M44 the row tells how many there are, and shows them when asked', async ({ page, company }) => {
    const name = `Contadas ${isPhone ? 'Tarjeta' : 'Renglón'}`;
    const prospect = await withImages(company, name, ['Frente', 'Atrás']);
    await page.goto(`/prospectos?q=${name.replace(' ', '+')}`);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const count = rowOf(page, name).getByRole('button', { name: 'Ver 2 imágenes' });
    await expect(count).toBeVisible();
    expect(asked.filter((url) => url.includes('/img/'))).toEqual([]);
    await count.click();
    const pictures = page.getByRole('dialog', { name: `Imágenes de ${name}` });
    for (const caption of ['Frente', 'Atrás']) {
      const image = pictures.getByRole('img', { name: caption });
      await expect(image).toBeVisible();
      expect(await image.evaluate((one: HTMLImageElement) => one.decode().then(() => one.naturalWidth))).toBe(64);
    }
    await pictures.getByRole('link', { name: 'Ver en el detalle' }).click();
    await expect(shown(page)).toHaveCount(2);
    await company.administrator.client.removeImage({
      params: { prospectId: prospect.id, imageId: (await stored(company, prospect)).images[0]?.id ?? '' },
    });
    await page.goto(`/prospectos?q=${name.replace(' ', '+')}`);
    await expect(rowOf(page, name).getByRole('button', { name: 'Ver 1 imagen' })).toBeVisible();
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

test.describe('with a finger', () => {
  test.use(phone);

  test('M44 one that is held goes where the finger goes; a tap still opens, and the page still scrolls', async ({
    page,
    company,
  }) => {
    const prospect = await withImages(company, 'Con El Dedo', ['uno', 'dos', 'tres']);
    await page.goto(`/prospectos/${prospect.id}`);
    const tile = (caption: string) => section(page).getByRole('button', { name: new RegExp(`${caption}$`) });
    await tile('tres').scrollIntoViewIfNeeded();
    const client = await page.context().newCDPSession(page);
    const touch = async (type: 'touchStart' | 'touchMove' | 'touchEnd', on?: string) => {
      const box = on ? await tile(on).boundingBox() : undefined;
      const points = box ? [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }] : [];
      await client.send('Input.dispatchTouchEvent', { type, touchPoints: points });
    };
    await touch('touchStart', 'tres');
    await expect(tile('tres')).toHaveClass(/held/);
    await touch('touchMove', 'uno');
    await expect
      .poll(async () => (await tile('uno').boundingBox())?.x)
      .toBeGreaterThan((await tile('tres').boundingBox())?.x ?? 0);
    await touch('touchEnd');
    await expect.poll(() => captionsOf(company, prospect)).toEqual(['tres', 'uno', 'dos']);
    await expect(viewer(page)).toBeHidden();
    await tile('dos').tap();
    await expect(viewer(page)).toBeVisible();
  });
});

test.describe('with a finger that passes over', () => {
  test.use(phone);

  test('M44 the enlarged one turns over, to both sides', async ({ page, company }) => {
    const prospect = await withImages(company, 'Con Deslizar', ['uno', 'dos']);
    await page.goto(`/prospectos/${prospect.id}`);
    await section(page).getByRole('button', { name: /uno$/ }).tap();
    await expect(viewer(page).getByRole('img', { name: 'uno' })).toBeVisible();
    const client = await page.context().newCDPSession(page);
    const swipe = async (from: number, to: number) => {
      const at = (x: number) => [{ x, y: 400 }];
      await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(from) });
      for (const share of [0.3, 0.7, 1]) {
        const touchPoints = at(from + (to - from) * share);
        await client.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints });
      }
      await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    };
    await swipe(300, 80);
    await expect(viewer(page).getByRole('img', { name: 'dos' })).toBeVisible();
    await swipe(80, 300);
    await expect(viewer(page).getByRole('img', { name: 'uno' })).toBeVisible();
  });
});

test('M44 a detail that waits unseen, while a hand is on its row, takes nothing that is pasted', async ({
  page,
  company,
}) => {
  const prospect = await added(company, 'Sin Pegar');
  await page.goto('/prospectos?q=sin+pegar');
  const link = rowOf(page, 'Sin Pegar').getByRole('link', { name: 'Sin Pegar', exact: true });
  await link.hover();
  const unseen = page.locator('aside[hidden] section[aria-label="Imágenes"]');
  await expect(unseen).toBeAttached();
  await bring(unseen, 'paste', await picture({ format: 'png' }), 'pegada.png');
  await link.click();
  await expect(section(page)).toContainText('Sin imágenes todavía');
  // What is pasted on the open one is taken, and is the only one.
  await bring(section(page), 'paste', await picture({ format: 'png' }), 'pegada.png');
  await expect(shown(page)).toHaveCount(1, arrives);
  expect((await stored(company, prospect)).images).toHaveLength(1);
});

test('F5 Ajustes tells how much of the room for images is used', async ({ page, company }) => {
  await withImages(company, 'Con Peso', ['una']);
  await page.goto('/ajustes/empresa');
  const told = page.getByRole('paragraph').filter({ hasText: 'de 20,000 imágenes' });
  await expect(told).toContainText('de 5 GB');
  await expect(page.getByRole('meter', { name: 'Espacio usado por las imágenes' })).toBeVisible();
});
