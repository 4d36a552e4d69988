/** F4, M07: who is typed as a prospect and is a client already. */
import { atBothSizes } from '../support/browser-sizes.ts';
import { expect, test } from '../support/browser-world.ts';
import { addField as field, addForm as form, openAddForm, savedAs, stored } from '../support/prospect-screens.ts';

atBothSizes((isPhone) => {
  test('M07 a prospect whose company is a client’s is offered that client, and one press takes it', async ({
    page,
    company,
  }) => {
    const name = isPhone ? 'Rosa Móvil' : 'Rosa Conocida';
    const companyName = isPhone ? 'Toldos Móvil, S.A. de C.V.' : 'Toldos Conocida, S.A. de C.V.';
    const client = await company.administrator.client.addClient({ body: { name, companyName, state: 'JAL' } });
    await openAddForm(page);
    await field(page, 'Nombre').fill('Quien sea');
    await form(page)
      .getByLabel('Empresa', { exact: true })
      .fill(companyName.split(',')[0]?.toUpperCase() ?? '');
    const notice = form(page).getByRole('status').filter({ hasText: 'ya es cliente' });
    await expect(notice).toContainText(`${name} · ${companyName}`);
    await expect(notice).toContainText('Coincide: empresa.');
    await notice.getByRole('button', { name: 'Usar cliente existente' }).click();
    await expect(notice).toBeHidden();
    await expect(field(page, 'Nombre')).toHaveValue(name);
    await expect(form(page).getByRole('group', { name: `Cliente: ${name}` })).toBeVisible();
    await savedAs(page, name);
    const { rows } = await company.administrator.client.listProspects({ query: { limit: 1 } });
    expect(await stored(company, { id: rows[0]?.id ?? '' })).toMatchObject({ clientId: client.id, state: 'JAL' });
  });
});
