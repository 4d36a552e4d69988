import { freshEmail, prospectForm } from '../support/builders.ts';
import { registeredInProcess } from '../support/in-process.ts';
import { expect, test } from '../support/browser-world.ts';
import { tokenIn } from '../support/mailbox.ts';
import { totpCode } from '../support/totp.ts';
import { addPerson } from '../support/world.ts';

test('a person is invited to several centres of work, each box for itself', async ({ page, company }) => {
  const email = freshEmail('varios-centros');
  await page.goto('/ajustes/personas');
  await page
    .getByRole('button', { name: /invitar/i })
    .first()
    .click();
  const dialog = page.getByRole('dialog', { name: 'Invitar a una persona' });
  await dialog.getByLabel('E-mail').fill(email);
  for (const box of await dialog.getByRole('checkbox').all()) await box.check();
  await dialog.getByRole('button', { name: 'Enviar invitación' }).click();
  await expect(dialog).toBeHidden();
  const { invitations } = await company.administrator.client.listMembers();
  const invited = invitations.find((invitation) => invitation.email === email);
  // Who says nothing gives the least.
  expect(invited?.level).toBe('normal');
  expect(invited?.workCentreIds.toSorted()).toEqual([company.firstCentre, company.secondCentre].toSorted());
});

test('a person leaves: the prospects pass to another in the same dialog', async ({ page, company, stack }) => {
  const wanted = { level: 'normal' as const, workCentreIds: [company.firstCentre], name: 'Quien Se Va' };
  const person = await addPerson(stack, company.administrator, wanted);
  const body = prospectForm({ workCentreId: company.firstCentre });
  await registeredInProcess(stack, person, Array(27).fill(body));
  await page.goto('/ajustes/personas');
  await page.getByRole('button', { name: 'Acciones de Quien Se Va' }).click();
  await page.getByRole('menuitem', { name: 'Quitar acceso' }).click();
  const dialog = page.getByRole('dialog', { name: 'Quitar acceso a Quien Se Va' });
  await expect(dialog).toContainText('Atiende 27 prospectos');
  await dialog.getByLabel('Pasan a').selectOption({ label: 'Nora Díaz' });
  await dialog.getByRole('button', { name: 'Quitar acceso' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('region', { name: 'Avisos' })).toContainText('Pasaron 27 de sus prospectos.');
  const counted = await company.administrator.client.countAttended({ params: { memberId: person.memberId } });
  expect(counted).toEqual({ count: 0, more: false });
  const { members } = await company.administrator.client.listMembers();
  expect(members.find(({ id }) => id === person.memberId)?.active).toBe(false);
});

test('the second factor of who works for another company too is not removed here, and the dialog says who can', async ({
  page,
  company,
  world,
  stack,
}) => {
  const wanted = { level: 'normal' as const, workCentreIds: [company.firstCentre], name: 'Dora Dos' };
  const person = await addPerson(stack, company.administrator, wanted);
  const { theirs } = world;
  const body = { email: person.email, level: 'normal' as const, workCentreIds: [theirs.firstCentre] };
  await theirs.administrator.client.invite({ body });
  const token = tokenIn(await world.mail.nth(person.email, 2));
  await world.stranger().client.acceptInvitation({ body: { token, password: person.password } });
  const { secret } = await person.client.startTotp();
  await person.client.confirmTotp({ body: { code: totpCode(secret) } });

  await page.goto('/ajustes/personas');
  await page.getByRole('button', { name: 'Acciones de Dora Dos' }).click();
  await page.getByRole('menuitem', { name: 'Quitar su verificación' }).click();
  const dialog = page.getByRole('dialog', { name: 'Quitar la verificación de Dora Dos' });
  await dialog.getByRole('button', { name: 'Quitar verificación' }).click();
  await expect(dialog).toContainText('Esa persona también trabaja en otra empresa: sólo ella puede quitar');
  expect((await person.client.getSession()).person.totpEnabled).toBe(true);
});

test('an Administrador corrects the name of a person, and takes it back', async ({ page, company, stack }) => {
  const wanted = { level: 'normal' as const, workCentreIds: [company.firstCentre], name: 'Jaun Lopez' };
  const person = await addPerson(stack, company.administrator, wanted);
  await page.goto('/ajustes/personas');
  await page.getByRole('button', { name: 'Acciones de Jaun Lopez' }).click();
  await page.getByRole('menuitem', { name: 'Corregir nombre' }).click();
  const dialog = page.getByRole('dialog', { name: 'Corregir el nombre de Jaun Lopez' });
  await dialog.getByLabel('Nombre').fill('Juan López');
  await dialog.getByRole('button', { name: 'Guardar' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'Acciones de Juan López' })).toBeVisible();
  expect((await person.client.getSession()).person.name).toBe('Juan López');
  await page.getByRole('button', { name: 'Deshacer' }).click();
  await expect(page.getByRole('button', { name: 'Acciones de Jaun Lopez' })).toBeVisible();
});
