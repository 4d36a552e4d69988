import { freshEmail } from '../support/builders.ts';
import { expect, test } from '../support/browser-world.ts';

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
  expect(invited?.workCentreIds.toSorted()).toEqual([company.firstCentre, company.secondCentre].toSorted());
});
