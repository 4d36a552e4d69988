/** Images and dossiers as they are judged by axe: beside the row, in the detail, enlarged, on paper; light, dark, small. */
import type { Locator, Page } from '@playwright/test';
import { quoteForm } from '../support/builders.ts';
import { expect, test } from '../support/browser-world.ts';
import { faultsOf } from '../support/looks.ts';
import { readyImage } from '../support/image-uploads.ts';
import { added, rowOf } from '../support/prospect-screens.ts';

const sizes = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
];

const name = 'Una Persona Con Imágenes Y Un Nombre Tres Veces Más Largo De Lo Que Suele Ser Un Nombre';
let prospectId = '';

test.beforeAll(async ({ company }) => {
  ({ id: prospectId } = await added(company, name, { notes: 'Una nota.', internalNotes: 'Una nota interna.' }));
  await company.administrator.client.addQuote({ params: { prospectId }, body: quoteForm() });
  for (const caption of ['Fachada', 'Patio de atrás, por donde entran los camiones de la panadería', 'Horno']) {
    await readyImage(company.administrator, prospectId, caption);
  }
});

/** Each is opened anew, and given what must be seen before it is judged. */
const screens: [what: string, open: (page: Page) => Promise<Locator>][] = [
  [
    'the images beside the row',
    async (page) => {
      await page.goto('/prospectos?q=Imágenes');
      await rowOf(page, name).getByRole('button', { name: 'Ver 3 imágenes' }).click();
      return page.getByRole('dialog', { name: /^Imágenes de/ }).getByRole('img', { name: 'Fachada' });
    },
  ],
  [
    'the images of the detail',
    async (page) => {
      await page.goto(`/prospectos/${prospectId}`);
      return page.getByRole('button', { name: /^Imagen 3 de 3/ });
    },
  ],
  [
    'an image enlarged',
    async (page) => {
      await page.goto(`/prospectos/${prospectId}`);
      await page.getByRole('button', { name: /^Imagen 2 de 3/ }).click();
      return page.getByRole('dialog').getByLabel('Pie de imagen');
    },
  ],
  [
    'the dossier',
    async (page) => {
      await page.goto(`/prospectos/${prospectId}?pdf=${prospectId}`);
      return page.getByRole('dialog').getByRole('img', { name: /^Página 1 de/ });
    },
  ],
];

for (const [what, open] of screens) {
  test(`axe finds nothing on ${what}, at three sizes, in light and dark, and nothing scrolls sideways`, async ({
    page,
  }) => {
    const faults: string[] = [];
    for (const size of sizes) {
      await page.setViewportSize(size);
      await expect(await open(page)).toBeVisible();
      faults.push(...(await faultsOf(page, what)));
    }
    expect(faults).toEqual([]);
  });
}
