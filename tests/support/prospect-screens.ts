/** Prospects for the screens, and where they are found on them, the same at both sizes. */
import type { Locator, Page } from '@playwright/test';
import type { NewProspectInput, Prospect } from '@folio/shared/prospects/prospect.schema.ts';
import { expect } from './browser-world.ts';
import { prospectForm } from './builders.ts';
import type { Company } from './world.ts';

/** Registered by the Administrador in the first centre, as `prospectForm` says but for the changes. */
export async function added(
  company: Company,
  name: string,
  changes: Partial<NewProspectInput> = {},
): Promise<Prospect> {
  return company.administrator.client.addProspect({
    body: prospectForm({ name, workCentreId: company.firstCentre, ...changes }),
  });
}

/** As the server has it now. */
export async function stored(company: Company, { id }: { id: string }): Promise<Prospect> {
  return company.administrator.client.getProspect({ params: { prospectId: id } });
}

/** Its row on a wide screen, its card on a phone. */
export const rowOf = (page: Page, name: string): Locator =>
  page.getByRole('row').or(page.getByRole('article')).filter({ hasText: name });

/** The names of the list, from the top. */
export const shownNames = (page: Page): Locator => page.locator('[data-prospect]').filter({ visible: true });

export const detail = (page: Page): Locator => page.getByRole('complementary', { name: 'Detalle del prospecto' });

/** Opens the detail from the list. */
export async function opened(page: Page, name: string): Promise<Locator> {
  await rowOf(page, name).getByRole('link', { name, exact: true }).click();
  await expect(detail(page).getByRole('heading', { name })).toBeVisible();
  return detail(page);
}

/** Chooses in the menu of the detail. */
export async function act(page: Page, name: string): Promise<void> {
  await detail(page).getByRole('button', { name: 'Más acciones' }).click();
  await page.getByRole('menuitem', { name, exact: true }).click();
}

/** The way back of the last command. */
/** Of what was done last: toasts of a moment ago may still stand above it. */
export const undo = (page: Page): Locator =>
  page.getByRole('region', { name: 'Avisos' }).getByRole('button', { name: 'Deshacer' }).last();

export const addForm = (page: Page): Locator => page.getByRole('dialog', { name: 'Agregar prospecto' });

/** The first field of the form whose label has the words. */
export const addField = (page: Page, label: string): Locator =>
  addForm(page).getByLabel(label, { exact: false }).first();

export const saveForm = (page: Page): Promise<void> =>
  addForm(page).getByRole('button', { name: 'Guardar', exact: true }).click();

/** The empty form over the list. */
export async function openAddForm(page: Page): Promise<void> {
  await page.goto('/prospectos?agregar');
  await expect(addForm(page)).toBeVisible();
}

/** Saves, and waits for the row of what was saved. */
export async function savedAs(page: Page, name: string): Promise<Locator> {
  await saveForm(page);
  await expect(addForm(page)).toBeHidden();
  await expect(rowOf(page, name).first()).toBeVisible();
  return rowOf(page, name);
}
