/** Ajustes › Cuenta: what a person changes of their own account. */
import { refusalCode } from '../support/answers.ts';
import { signInAs } from '../support/browser-session.ts';
import { expect, strangerTest as test } from '../support/browser-world.ts';
import { totpCode } from '../support/totp.ts';
import { signUpCompany } from '../support/world.ts';

test('the second factor is removed with password and code; what is wrong is told beside its field', async ({
  page,
  stack,
}) => {
  const { administrator } = await signUpCompany(stack, 'Tlapalería La Precavida');
  await signInAs(page, administrator);
  await page.goto('/ajustes/cuenta');
  await page.getByRole('button', { name: 'Activar' }).click();
  const activation = page.getByRole('dialog', { name: 'Activa la verificación' });
  const secret = (await activation.locator('code').innerText()).replaceAll(' ', '');
  await activation.getByLabel('Código de seis dígitos').fill(totpCode(secret));
  await activation.getByRole('button', { name: 'Activar' }).click();
  await page.getByRole('button', { name: 'Ya los guardé' }).click();
  await expect(page.getByText('Activada', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Quitar', exact: true }).click();
  const removal = page.getByRole('dialog', { name: 'Quitar la verificación' });
  const passwordField = removal.getByLabel('Contraseña', { exact: true });
  const codeField = removal.getByLabel('Código de seis dígitos');
  const remove = removal.getByRole('button', { name: 'Quitar verificación' });
  await passwordField.fill('no es la contraseña');
  await codeField.fill(totpCode(secret));
  await remove.click();
  await expect(passwordField).toHaveAccessibleDescription(/La contraseña actual no es correcta/);
  await passwordField.fill(administrator.password);
  // Of ten minutes ago.
  await codeField.fill(totpCode(secret, Date.now() - 600_000));
  await remove.click();
  await expect(codeField).toHaveAccessibleDescription(/El código no es correcto/);
  await codeField.fill(totpCode(secret));
  await remove.click();
  await expect(removal).toBeHidden();
  await expect(page.getByText('Sin activar', { exact: true })).toBeVisible();
  // The session of the test's own client was opened without a code: it ended with the activation.
  expect(await refusalCode(administrator.client.getSession())).toBe('session.required');
});

test('one corrects the own name: what was typed survives leaving the page, and the saved name shows in the frame and comes back', async ({
  page,
  stack,
}) => {
  const { administrator } = await signUpCompany(stack, 'Papelería La Mal Escrita');
  await signInAs(page, administrator);
  await page.goto('/ajustes/cuenta');
  const name = page.getByLabel('Nombre', { exact: true });
  await expect(name).toHaveValue('Ana Ruiz');
  await name.fill('Ana Ruiz Peña');
  await page.getByRole('link', { name: 'Avisos y calendario' }).first().click();
  await page.waitForURL('**/ajustes/avisos');
  await page.goto('/ajustes/cuenta');
  await expect(name).toHaveValue('Ana Ruiz Peña');
  await page.getByRole('button', { name: 'Guardar', exact: true }).click();
  const rail = page.getByRole('navigation').first();
  await expect(rail).toContainText('Ana Ruiz Peña');
  expect((await administrator.client.getSession()).person.name).toBe('Ana Ruiz Peña');
  await page.getByRole('button', { name: 'Deshacer' }).click();
  await expect(name).toHaveValue('Ana Ruiz');
  await expect(rail).not.toContainText('Peña');
  await name.fill(' ');
  await page.getByRole('button', { name: 'Guardar', exact: true }).click();
  await expect(name).toHaveAccessibleDescription(/hace falta/i);
});
