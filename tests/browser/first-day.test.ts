import { freshEmail, password } from '../support/builders.ts';
import { expect, strangerTest as test } from '../support/browser-world.ts';
import { codeIn, linkIn, mailbox } from '../support/mailbox.ts';

test('a company signs up, confirms by mail and registers its first prospect', async ({ page, stack }) => {
  const email = freshEmail('fundadora');
  await page.goto('/registro');
  await page.getByLabel('Nombre de la empresa').fill('Tortillería La Esperanza');
  await page.getByLabel('Tu nombre').fill('Rosa Elena Tovar');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Contraseña', { exact: true }).fill(password);
  await page.getByRole('button', { name: /crear|registrar/i }).click();

  const code = codeIn(await mailbox(stack.inboxUrl).nth(email, 1));
  await page
    .getByLabel(/código/i)
    .first()
    .fill(code);
  const confirm = page.getByRole('button', { name: /confirmar/i });
  if (await confirm.isVisible()) await confirm.click();

  const passwordField = page.getByLabel('Contraseña', { exact: true });
  const steps = page.getByRole('region', { name: 'Primeros pasos' });
  await expect(passwordField.or(steps).first()).toBeVisible();
  if (await passwordField.isVisible()) {
    await page.getByLabel('E-mail').fill(email);
    await passwordField.fill(password);
    await page.getByRole('button', { name: /entrar/i }).click();
  }
  await steps.getByRole('link', { name: 'Registra tu primer prospecto' }).click();
  const form = page.getByRole('dialog', { name: 'Agregar prospecto' });
  await form.getByLabel('Nombre').first().fill('Primer Prospecto');
  await form.getByLabel('Teléfono').fill('044 477 555 0148');
  await form.getByRole('button', { name: 'Guardar', exact: true }).click();
  await expect(steps.getByRole('listitem').first()).toContainText('Hecho:');

  await page.getByRole('navigation', { name: 'Principal' }).getByRole('link', { name: 'Prospectos' }).click();
  const row = page.getByRole('row').filter({ hasText: 'Primer Prospecto' });
  await expect(row).toContainText('477 555 0148');
  // The first cell is the box of the selection.
  await expect(row.getByRole('cell').nth(1)).toContainText('1');
});

test('a sign-up is confirmed from the same browser after a reload, with the password typed again', async ({
  page,
  stack,
}) => {
  const email = freshEmail('fundadora');
  await page.goto('/registro');
  await page.getByLabel('Nombre de la empresa').fill('Tortillería La Paciencia');
  await page.getByLabel('Tu nombre').fill('Rosa Elena Tovar');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Contraseña', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Crear empresa' }).click();
  const codeField = page.getByLabel('Código de seis dígitos');
  await expect(codeField).toBeVisible();
  await expect(page.getByLabel('Contraseña', { exact: true })).toBeHidden();

  await page.reload();
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Contraseña', { exact: true }).fill(password);
  await codeField.fill(codeIn(await mailbox(stack.inboxUrl).nth(email, 1)));
  await page.getByRole('button', { name: 'Confirmar', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Primeros pasos' })).toBeVisible();
});

test('S2 nothing of a session is in reach of scripts', async ({ page, company }) => {
  await page.goto('/entrar');
  await page.getByLabel('E-mail').fill(company.operative.email);
  await page.getByLabel('Contraseña', { exact: true }).fill(password);
  await page.getByRole('button', { name: /entrar/i }).click();
  await expect(page.getByRole('region', { name: 'Citas de hoy' })).toBeVisible();
  const reachable = await page.evaluate(() =>
    JSON.stringify([document.cookie, { ...localStorage }, { ...sessionStorage }]),
  );
  expect(reachable).not.toMatch(/eyJ[\w-]+\.|__Host-/);
});

test('a wrong password is told without saying which of the two is wrong, and the address stays typed', async ({
  page,
  company,
}) => {
  await page.goto('/entrar');
  await page.getByLabel('E-mail').fill(company.normal.email);
  await page.getByLabel('Contraseña', { exact: true }).fill('no es la contraseña');
  await page.getByRole('button', { name: /entrar/i }).click();
  await expect(page.getByText('El correo o la contraseña no coinciden')).toBeVisible();
  await expect(page.getByLabel('E-mail')).toHaveValue(company.normal.email);
});

test('an invited person opens the link of the mail, chooses a password and enters', async ({
  page,
  company,
  stack,
}) => {
  const email = freshEmail('invitada');
  await company.administrator.client.invite({
    body: { email, level: 'operative', workCentreIds: [company.firstCentre] },
  });
  const link = linkIn(await mailbox(stack.inboxUrl).nth(email, 1));
  await page.goto(link.href);
  await expect(page.getByText(company.name).first()).toBeVisible();
  await page.getByLabel('Tu nombre').fill('Inés Rojas');
  await page.getByLabel('Contraseña', { exact: true }).fill(password);
  await page.getByRole('button', { name: /aceptar|unirme|entrar/i }).click();
  await expect(page.getByRole('region', { name: 'Citas de hoy' })).toBeVisible();
  await expect(page.getByText('Inés Rojas').first()).toBeVisible();
});

test('a page asked for without a session leads to the sign-in, and back to it', async ({ page, company }) => {
  await page.goto('/calendario');
  await expect(page).toHaveURL(/\/entrar/);
  await page.getByLabel('E-mail').fill(company.operative.email);
  await page.getByLabel('Contraseña', { exact: true }).fill(password);
  await page.getByRole('button', { name: /entrar/i }).click();
  await expect(page).toHaveURL(/\/calendario/);
});
