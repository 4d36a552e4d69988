/** The address follows what is typed once the fingers rest, and gives way to wherever the person goes meanwhile. */
import type { Locator } from '@playwright/test';
import { expect, test } from '../support/browser-world.ts';
import { added } from '../support/prospect-screens.ts';

/** As fast as nobody presses, and around the moment in which the address is told. */
const pressedAfterMs = [0, -5, 10, 20];

/** By the page itself: from outside it would come too late. */
async function typeAndPress(field: Locator, words: string, afterMs: number): Promise<void> {
  await field.evaluate(
    (input, [typed, ms]) => {
      if (!(input instanceof HTMLInputElement)) throw new Error('it is no field');
      input.value = typed;
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      const links = document.querySelectorAll<HTMLElement>('nav a[href*="agregar"]');
      setTimeout(() => [...links].find(({ offsetParent }) => offsetParent)?.click(), ms);
    },
    [words, afterMs] as const,
  );
}

for (const [screen, label, restMs] of [
  ['/prospectos', 'Buscar prospectos', 350],
  ['/clientes', 'Buscar clientes', 250],
  ['/cotizaciones', 'Buscar cotizaciones', 250],
] as const) {
  test(`M03 what is pressed right after the last letter opens, and the words stay: ${screen}`, async ({
    page,
    company,
  }) => {
    await added(company, 'Úrsula Recién Buscada');
    await company.administrator.client.addClient({ body: { name: 'Recién Llegada' } });
    for (const after of pressedAfterMs) {
      const what = `pressed ${after} ms after the rest`;
      await page.goto(screen);
      await typeAndPress(page.getByRole('textbox', { name: label }), 'recien', after && restMs + after);
      await expect(page.getByRole('dialog', { name: 'Agregar prospecto' }), what).toBeVisible();
      await expect(page, what).toHaveURL(/recien/);
      await expect(page, what).toHaveURL(/agregar/);
      await expect(page.getByLabel(label).filter({ visible: true }), what).toHaveValue('recien');
    }
  });
}

test('M03 whoever goes back right after a letter is not brought forward again', async ({ page, company }) => {
  await added(company, 'Úrsula Recién Buscada');
  await page.goto('/prospectos');
  const field = page.getByRole('textbox', { name: 'Buscar prospectos' });
  await field.fill('rec');
  await expect(page).toHaveURL(/q=rec$/);
  await field.evaluate((input) => {
    if (!(input instanceof HTMLInputElement)) throw new Error('it is no field');
    input.value = 'reci';
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    setTimeout(() => history.back(), 50);
  });
  await expect(field).toHaveValue('');
  // As long as the address would have been told in.
  await page.waitForTimeout(500);
  await expect(page).toHaveURL(/\/prospectos$/);
  await expect(field).toHaveValue('');
});

for (const [screen, label] of [
  ['/clientes', 'Buscar clientes'],
  ['/cotizaciones', 'Buscar cotizaciones'],
] as const) {
  test(`M03 an address without words empties the field, and going back brings them again: ${screen}`, async ({
    page,
    company,
  }) => {
    await company.administrator.client.addClient({ body: { name: 'Recién Llegada' } });
    await page.goto(screen);
    const field = page.getByRole('textbox', { name: label });
    await field.fill('nada de esto ');
    await expect(page).toHaveURL(/busca=nada/);
    // The beginning of the next word.
    await expect(field).toHaveValue('nada de esto ');
    await page.getByRole('navigation').locator(`a[href="${screen}"]`).filter({ visible: true }).first().click();
    await expect(page).toHaveURL(new RegExp(`${screen}$`));
    await expect(field).toHaveValue('');
    await page.goBack();
    await expect(field).toHaveValue('nada de esto ');
  });
}

test('M03 filters taken off right after a letter stay off: Cotizaciones', async ({ page }) => {
  await page.goto('/cotizaciones?moneda=USD');
  const field = page.getByRole('textbox', { name: 'Buscar cotizaciones' });
  await expect(page.getByText('Nada con esos filtros')).toBeVisible();
  await field.evaluate((input) => {
    if (!(input instanceof HTMLInputElement)) throw new Error('it is no field');
    input.value = 'nada';
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    const offered = [...document.querySelectorAll<HTMLElement>('main a, main button')];
    setTimeout(() => offered.find(({ textContent }) => textContent === 'Quitar filtros')?.click(), 60);
  });
  await expect(page).toHaveURL(/\/cotizaciones(\?mes=[\d-]+)?$/);
  // As long as the address would have been told in.
  await page.waitForTimeout(500);
  await expect(field).toHaveValue('');
  await expect(page).toHaveURL(/\/cotizaciones(\?mes=[\d-]+)?$/);
});
