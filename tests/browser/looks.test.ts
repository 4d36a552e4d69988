import type { Page } from '@playwright/test';
import { dayIn } from '@folio/shared/values/days.ts';
import { prospectForm } from '../support/builders.ts';
import { expect, strangerTest, test } from '../support/browser-world.ts';
import { faultsOf, settled } from '../support/looks.ts';

/** Screens of who is signed in, and what must be seen before they are judged. */
const screens = [
  ['/inicio', undefined],
  ['/prospectos', 'Prospectos'],
  ['/prospectos?agregar', 'Agregar prospecto'],
  ['/prospectos/importar', 'Importar prospectos'],
  ['/calendario', undefined],
  ['/clientes', 'Clientes'],
  ['/cotizaciones', 'Cotizaciones'],
  ['/cotizaciones?cotizar=nueva', 'Nueva cotización'],
  ['/pedidos', 'Pedidos'],
  ['/reportes', 'Reporte de seguimiento'],
  ['/reportes?ver=prospects', 'Prospectos'],
  ['/reportes?exportaciones=nueva', 'Programar una exportación'],
  ['/reportes?cortes=nuevo', 'Guardar un corte'],
  ['/ajustes', undefined],
  ['/ajustes/empresa', undefined],
  ['/ajustes/personas', undefined],
  ['/ajustes/centros', undefined],
  ['/ajustes/catalogos', undefined],
  ['/ajustes/productos', 'Productos y servicios'],
  ['/ajustes/bitacora', undefined],
  ['/ajustes/cuenta', undefined],
  ['/ayuda', undefined],
] as const;
const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];
const openScreens = ['/entrar', '/registro', '/contrasena/olvidada'];

async function settledAt(page: Page, path: string, heading?: string): Promise<void> {
  await page.goto(path);
  if (heading) await expect(page.getByRole('heading', { name: heading }).first()).toBeVisible();
  await settled(page);
}

test.beforeAll(async ({ company }) => {
  await company.administrator.client.addProspect({
    body: prospectForm({
      name: 'Una Persona Con Un Nombre Tres Veces Más Largo De Lo Que Suele Ser Un Nombre En Cualquier Lista',
      workCentreId: company.firstCentre,
      notes: 'Una nota.',
      appointment: { day: dayIn('America/Mexico_City', new Date()), time: '10:00', minutes: 45 },
    }),
  });
});

for (const [path, heading] of screens) {
  test(`axe finds nothing on ${path}, on a wide screen and on a phone, in light and dark`, async ({ page }) => {
    const faults: string[] = [];
    for (const size of sizes) {
      await page.setViewportSize(size);
      await settledAt(page, path, heading);
      faults.push(...(await faultsOf(page, path)));
    }
    expect(faults).toEqual([]);
  });
}

strangerTest('axe finds nothing before signing in, in light and dark', async ({ page }) => {
  const faults: string[] = [];
  for (const path of openScreens) {
    await settledAt(page, path);
    faults.push(...(await faultsOf(page, path)));
  }
  expect(faults).toEqual([]);
});

test('dark follows the system', async ({ page }) => {
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await settledAt(page, '/prospectos', 'Prospectos');
  expect(await background()).toBe('rgb(250, 249, 246)');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(background).toBe('rgb(21, 20, 17)');
});

test('no page says anything to the console, and none asks another site for anything', async ({ page }) => {
  const told: string[] = [];
  page.on('console', (message) => message.type() === 'error' && told.push(message.text()));
  page.on('pageerror', (error) => told.push(error.message));
  page.on('request', (request) => {
    const { origin } = new URL(request.url());
    if (origin !== new URL(page.url() === 'about:blank' ? origin : page.url()).origin) told.push(request.url());
  });
  for (const [path, heading] of screens) await settledAt(page, path, heading);
  expect(told).toEqual([]);
});
