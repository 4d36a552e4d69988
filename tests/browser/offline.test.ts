import { password } from '../support/builders.ts';
import { expect, strangerTest as test } from '../support/browser-world.ts';

// The rules of a form come with the first word typed: without a net they cannot, and nothing typed may be lost for it.
test('a form filled without a net says so, keeps what was typed and is sent when the net is back', async ({
  page,
  context,
  company,
}) => {
  await page.goto('/entrar', { waitUntil: 'networkidle' });
  await context.setOffline(true);
  await page.getByLabel('E-mail').fill(company.normal.email);
  await page.getByLabel('Contraseña', { exact: true }).fill(password);
  await page.getByRole('button', { name: /entrar/i }).click();
  await expect(page.getByText('No hay conexión con Folio.')).toBeVisible();
  await expect(page.getByLabel('E-mail')).toHaveValue(company.normal.email);

  await context.setOffline(false);
  await page.getByRole('button', { name: /entrar/i }).click();
  await expect(page.getByRole('navigation', { name: 'Principal' })).toBeVisible();
});
