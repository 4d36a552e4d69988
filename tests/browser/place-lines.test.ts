/** Municipio beside Estado (M14), where the border has a clock of its own, at both sizes. */
import { atBothSizes } from '../support/browser-sizes.ts';
import { expect, test } from '../support/browser-world.ts';
import { wednesdayOf } from '../support/calendar-screens.ts';
import { addField, addForm, detail, openAddForm, saveForm } from '../support/prospect-screens.ts';

atBothSizes((isPhone) => {
  test('M12 M14 the municipality is asked for where it changes the hour, and both hours are told', async ({ page }) => {
    const name = `De La Frontera ${isPhone ? 'Teléfono' : 'Pantalla'}`;
    // In winter Juárez is an hour behind the capital, and Ojinaga is not.
    const day = wednesdayOf((12 - new Date().getMonth()) % 12 || 12);
    await openAddForm(page);
    const municipality = addForm(page).getByLabel('Municipio');
    await addField(page, 'Nombre').fill(name);
    await addForm(page).getByLabel('Estado', { exact: true }).selectOption('GUA');
    await expect(municipality).toBeHidden();
    await addForm(page).getByLabel('Estado', { exact: true }).selectOption('CHH');
    await expect(municipality).toHaveValue('');
    // None of those with another hour is the rest of the Estado; accents and case are ignored, and Enter takes the first.
    await municipality.fill('Parral');
    await municipality.blur();
    await expect(addForm(page)).toContainText('«Parral» no es de los que tienen otra hora');
    await expect(municipality).toHaveValue('');
    await municipality.fill('juar');
    await expect(addForm(page).getByRole('option', { name: 'Juárez' })).toHaveAttribute('aria-selected', 'true');
    await municipality.press('Enter');
    await expect(municipality).toHaveValue('Juárez');
    await addForm(page).getByLabel('Día', { exact: true }).fill(day);
    await addForm(page).getByLabel('Hora', { exact: true }).fill('10:00');
    await expect(addForm(page)).toContainText('Hora de Ciudad Juárez: una hora menos que aquí');
    await expect(addForm(page)).toContainText(/9:00.a.*en Juárez, Chihuahua/);
    await saveForm(page);
    await expect(addForm(page)).toBeHidden();
    await page.getByRole('link', { name, exact: true }).first().click();
    await expect(detail(page)).toContainText('Juárez, Chihuahua');
    await expect(detail(page)).toContainText(/Hora del prospecto: 9:00.a/);

    await detail(page).getByRole('link', { name: 'Editar', exact: true }).click();
    const form = page.getByRole('dialog', { name: /^Editar/ });
    await expect(form.getByLabel('Municipio')).toHaveValue('Juárez');
    await form.getByLabel('Estado', { exact: true }).selectOption('SON');
    await expect(form.getByLabel('Municipio')).toBeHidden();
    await form.getByRole('button', { name: 'Guardar', exact: true }).click();
    await expect(form).toBeHidden();
    await expect(detail(page)).toContainText('Sonora');
    await expect(detail(page)).not.toContainText('Juárez');
  });
});
