/** Notes and follow-ups are searched at the server, and joined below the list (M03). */
import type { Page } from '@playwright/test';
import { atBothSizes } from '../support/browser-sizes.ts';
import { expect, test } from '../support/browser-world.ts';
import { added, opened, shownNames } from '../support/prospect-screens.ts';
import type { Company } from '../support/world.ts';

const searchField = (page: Page) => page.getByRole('textbox', { name: 'Buscar prospectos' }).filter({ visible: true });
const heading = (page: Page) => page.getByText('En notas y seguimientos', { exact: true });

/** One with the word in its name, one in its notes, one in a follow-up, findable all three. */
async function threeWith(company: Company, word: string): Promise<void> {
  const { client } = company.administrator;
  const told = await added(company, `Anota ${word}`, { notes: `Pregunta por la ${word}.`, state: 'YUC' });
  const called = await added(company, `Llamada ${told.folio}`, {});
  await client.addFollowUp({
    params: { prospectId: called.id },
    body: { kinds: ['call'], result: 'interested', information: `Quiere ver la ${word} grande.` },
  });
  await added(company, `Escrita ${told.folio}`, { notes: `Mide la ${word}.`, state: 'YUC' });
  await expect
    .poll(async () => (await client.searchProspects({ query: { words: word } })).rows.length, { timeout: 15_000 })
    .toBe(3);
}

atBothSizes((isPhone) => {
  test('M03 notes and follow-ups are found below the list, none of it twice', async ({ page, company }) => {
    const word = isPhone ? 'Caldera' : 'Chimenea';
    await threeWith(company, word);
    await page.goto('/prospectos');
    await searchField(page).fill(word.toLowerCase());
    await expect(heading(page)).toBeVisible();
    await expect(shownNames(page)).toHaveText([/^\s*Anota/, /^\s*Escrita/, /^\s*Llamada/]);
    // Other filters count for them as well.
    await page.goto(`/prospectos?q=${word}&estado=yuc`);
    await expect(shownNames(page)).toHaveText([/^\s*Anota/, /^\s*Escrita/]);
    // What is found opens, and the neighbours of its detail are those of the list.
    await opened(page, (await shownNames(page).nth(1).innerText()).trim());
    await page.getByRole('link', { name: 'Anterior' }).click();
    await expect(page.getByRole('complementary').getByRole('heading', { name: `Anota ${word}` })).toBeVisible();
  });

  test('M03 only what was written matches: it stands alone, and another word takes it away', async ({
    page,
    company,
  }) => {
    const word = isPhone ? 'Torno' : 'Fresadora';
    const { id } = await added(company, isPhone ? 'Solo Móvil' : 'Solo Nota', { notes: `Vende su ${word}.` });
    const { client } = company.administrator;
    await expect
      .poll(async () => (await client.searchProspects({ query: { words: word } })).rows.map((row) => row.id))
      .toEqual([id]);
    await page.goto('/prospectos');
    await searchField(page).fill(word);
    await expect(heading(page)).toBeVisible();
    await expect(shownNames(page)).toHaveText([isPhone ? 'Solo Móvil' : 'Solo Nota']);
    await searchField(page).fill('nadaescritoasi');
    await expect(page.getByText('Ningún prospecto coincide')).toBeVisible();
    await expect(heading(page)).toBeHidden();
    await expect(page.getByText('Buscando también en notas y seguimientos')).toBeHidden();
  });
});

test('M03 j goes on from the list into what notes say', async ({ page, company }) => {
  await threeWith(company, 'Marmita');
  await page.goto('/prospectos?q=marmita');
  await expect(shownNames(page)).toHaveCount(3);
  for (const name of [/^\s*Anota/, /^\s*Escrita/, /^\s*Llamada/]) {
    await page.keyboard.press('j');
    await expect(page.locator('[data-prospect]:focus')).toHaveText(name);
  }
});

test('M03 letters typed fast ask once, a search that fails says so in one line, and can be repeated', async ({
  page,
  company,
}) => {
  await added(company, 'Mezcladora Arriba');
  let asked = 0;
  await page.route('**/api/prospect-search**', (route) => {
    asked += 1;
    return asked === 1 ? route.abort() : route.continue();
  });
  await page.goto('/prospectos');
  await searchField(page).pressSequentially('mezcladora', { delay: 20 });
  const failed = page.getByText('No se pudo buscar en notas y seguimientos.');
  await expect(failed).toBeVisible();
  expect(asked).toBe(1);
  await expect(shownNames(page)).toHaveText(['Mezcladora Arriba']);
  await page.getByRole('button', { name: 'Volver a intentar' }).click();
  await expect(failed).toBeHidden();
  await expect.poll(() => asked).toBe(2);
});
