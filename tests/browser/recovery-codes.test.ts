/** Recovery codes as a person meets them: made, kept, renewed, and used without the phone. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { recoveryCodesDelete } from '@folio/functions/modules/identity/recovery-code.repository.ts';
import { personRoot } from '@folio/functions/modules/identity/person.repository.ts';
import { newMeter } from '@folio/functions/platform/meter.ts';
import { tableAt } from '@folio/functions/platform/table.ts';
import { signInAs } from '../support/browser-session.ts';
import { expect, strangerTest as test } from '../support/browser-world.ts';
import { tableClient } from '../support/in-process.ts';
import { faultsOf } from '../support/looks.ts';
import { activateTotp } from '../support/second-factor.ts';
import type { RunningStack } from '../support/stack-process.ts';
import { totpCode } from '../support/totp.ts';
import { signUpCompany, type Person } from '../support/world.ts';

const shown = (page: Page) => page.getByRole('list', { name: 'Códigos de recuperación' }).getByRole('listitem');

async function faultsAtBothSizes(page: Page, what: string): Promise<string[]> {
  const faults = await faultsOf(page, what);
  await page.setViewportSize({ width: 390, height: 844 });
  faults.push(...(await faultsOf(page, what)));
  await page.setViewportSize({ width: 1280, height: 720 });
  return faults;
}

/** The first step of the sign-in, up to where the code of the phone is asked for. */
async function askedForCode(page: Page, { email, password }: Person): Promise<void> {
  await page.goto('/entrar');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Contraseña', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Entrar' }).click();
  await expect(page.getByRole('heading', { name: 'Verificación en dos pasos' })).toBeVisible();
}

async function activateOn(page: Page): Promise<string> {
  const secret = (await page.locator('code').innerText()).replaceAll(' ', '');
  await page.getByLabel('Código de seis dígitos').fill(totpCode(secret));
  await page.getByRole('button', { name: 'Activar' }).last().click();
  return secret;
}

/** As of who activated the second factor before there were recovery codes. */
async function forgetCodes(stack: RunningStack, { memberId }: Person): Promise<void> {
  const connection = { client: tableClient(stack), tableName: stack.tableName, meter: newMeter() };
  await tableAt(connection, personRoot(memberId)).transact([recoveryCodesDelete]);
}

test('come with the activation and are not left before they are kept; new ones take their place', async ({
  page,
  stack,
}) => {
  const { administrator } = await signUpCompany(stack, 'Tlapalería La Prevenida');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await signInAs(page, administrator);
  await page.goto('/ajustes/cuenta');
  await page.getByRole('button', { name: 'Activar' }).click();
  const secret = await activateOn(page);

  const dialog = page.getByRole('dialog', { name: 'Guarda tus códigos de recuperación' });
  await expect(shown(page)).toHaveCount(10);
  const codes = await shown(page).allInnerTexts();
  await page.keyboard.press('Escape');
  await expect(dialog.getByRole('alert')).toContainText('Guárdalos antes de salir');
  expect(await faultsAtBothSizes(page, 'codes')).toEqual([]);
  await dialog.getByRole('button', { name: 'Copiar' }).click();
  await expect(dialog.getByRole('status')).toHaveText('Códigos copiados');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(codes.join('\n'));
  const downloading = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Descargar' }).click();
  const file = await downloading;
  expect(file.suggestedFilename()).toBe('Códigos de recuperación de Folio.txt');
  const text = await readFile(await file.path(), 'utf8');
  for (const part of [...codes, administrator.email]) expect(text).toContain(part);
  await dialog.getByRole('button', { name: 'Ya los guardé' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Te quedan 10.')).toBeVisible();

  await page.getByRole('button', { name: 'Hacer nuevos' }).click();
  const asking = page.getByRole('dialog', { name: 'Códigos de recuperación nuevos' });
  await asking.getByLabel('Contraseña', { exact: true }).fill('no es la contraseña');
  await asking.getByLabel('Código de seis dígitos').fill(totpCode(secret));
  await asking.getByRole('button', { name: 'Hacer códigos' }).click();
  await expect(asking.getByLabel('Contraseña', { exact: true })).toHaveAccessibleDescription(/no es correcta/);
  await asking.getByLabel('Contraseña', { exact: true }).fill(administrator.password);
  await asking.getByRole('button', { name: 'Hacer códigos' }).click();
  await expect(shown(page)).toHaveCount(10);
  expect(await shown(page).allInnerTexts()).not.toContain(codes[0]);
  await page.getByRole('button', { name: 'Ya los guardé' }).click();
  expect(await faultsAtBothSizes(page, 'account')).toEqual([]);
});

test('without the phone one of them lets in, and leads to a second factor anew', async ({ page, stack }) => {
  const { administrator, session } = await signUpCompany(stack, 'Tlapalería La Perdida');
  const { recoveryCodes } = await activateTotp(administrator);
  await administrator.client.changeCompany({ body: { totpRequired: true }, ifMatch: session.company.version });
  await askedForCode(page, administrator);
  await page.getByRole('button', { name: 'Usa un código de recuperación' }).click();
  const field = page.getByLabel('Código de recuperación');
  await expect(field).toBeFocused();
  await field.fill('7kqm');
  await page.getByRole('button', { name: 'Entrar' }).click();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await field.fill('2222-2222-2222');
  await page.getByRole('button', { name: 'Entrar' }).click();
  await expect(page.getByRole('alert')).toContainText('El código no es correcto o ya venció.');
  expect(await faultsAtBothSizes(page, 'recovery')).toEqual([]);
  await field.fill(recoveryCodes[2] ?? '');
  await page.getByRole('button', { name: 'Entrar' }).click();

  await expect(page.getByRole('heading', { name: 'Ya entraste' })).toBeVisible();
  await expect(page.getByText('se quitó tu verificación en dos pasos')).toBeVisible();
  expect(await faultsAtBothSizes(page, 'activation anew')).toEqual([]);
  await activateOn(page);
  await expect(shown(page)).toHaveCount(10);
  expect(await faultsAtBothSizes(page, 'codes anew')).toEqual([]);
  await page.getByRole('button', { name: 'Ya los guardé' }).click();
  await expect(page).toHaveURL(/\/inicio/);
});

test('put off, the second factor is asked for all the same where the company does', async ({ page, stack }) => {
  const { administrator, session } = await signUpCompany(stack, 'Tlapalería La Exigente');
  const { recoveryCodes } = await activateTotp(administrator);
  await administrator.client.changeCompany({ body: { totpRequired: true }, ifMatch: session.company.version });
  await askedForCode(page, administrator);
  await page.getByRole('button', { name: 'Usa un código de recuperación' }).click();
  await page.getByLabel('Código de recuperación').fill(recoveryCodes[0] ?? '');
  await page.getByRole('button', { name: 'Entrar' }).click();
  await page.getByRole('button', { name: 'Más tarde' }).click();
  await expect(page).toHaveURL(/\/verificacion/);
  await activateOn(page);
  await page.getByRole('button', { name: 'Ya los guardé' }).click();
  await expect(page).toHaveURL(/\/inicio/);
});

test('who has none is told so on entering, and makes them in the account', async ({ page, stack }) => {
  const { administrator } = await signUpCompany(stack, 'Tlapalería La Antigua');
  const { secret } = await activateTotp(administrator);
  await forgetCodes(stack, administrator);
  await askedForCode(page, administrator);
  await page.getByLabel('Código de seis dígitos').fill(totpCode(secret));
  await page.getByRole('button', { name: 'Entrar' }).click();
  await expect(page.getByText('No tienes códigos de recuperación')).toBeVisible();
  await page.goto('/ajustes/cuenta');
  await expect(page.getByText('Ninguno', { exact: true })).toBeVisible();
  expect(await faultsAtBothSizes(page, 'account without codes')).toEqual([]);
  await page.getByRole('button', { name: 'Hacer mis códigos' }).click();
  await page.getByLabel('Contraseña', { exact: true }).last().fill(administrator.password);
  await page.getByLabel('Código de seis dígitos').fill(totpCode(secret));
  await page.getByRole('button', { name: 'Hacer códigos' }).click();
  await page.getByRole('button', { name: 'Ya los guardé' }).click();
  await expect(page.getByText('Te quedan 10.')).toBeVisible();
});
