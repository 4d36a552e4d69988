/** A company with more prospects than the device holds: the server answers through the same list. The limit is lowered to 100. */
import type { Page } from '@playwright/test';
import { prospectForm } from '../support/builders.ts';
import { resumeAs } from '../support/browser-session.ts';
import { atBothSizes } from '../support/browser-sizes.ts';
import { expect, strangerTest } from '../support/browser-world.ts';
import { registeredInProcess } from '../support/in-process.ts';
import { rowOf } from '../support/prospect-screens.ts';
import type { RunningStack } from '../support/stack-process.ts';
import { signUpCompany, type Person } from '../support/world.ts';

const rowLimit = 100;
const all = 231;
const [newest, oldest] = ['Prospecto 231', 'Prospecto 001'];

/** One of them for the file: making it takes a while. */
let company: Promise<Person> | undefined;

async function largeCompany(stack: RunningStack): Promise<Person> {
  const { administrator, session } = await signUpCompany(stack, 'Distribuidora Grande');
  const workCentreId = session.workCentres[0]?.id ?? '';
  const forms = Array.from({ length: all }, (_, before) => {
    const at = before + 1;
    const name = at === 12 ? 'Wenceslao Urrutia' : `Prospecto ${String(at).padStart(3, '0')}`;
    return prospectForm({ name, state: at % 3 ? 'GUA' : 'NLE', phone: `47755${10_000 + at}`, workCentreId });
  });
  await registeredInProcess(stack, administrator, forms);
  return administrator;
}

const test = strangerTest.extend<{ page: Page; person: Person }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads from this pattern which fixtures are wanted
  person: async ({ stack }, use) => use(await (company ??= largeCompany(stack))),
  page: async ({ page, person }, use) => {
    await page.route('**/api/session', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, json: { ...(await answer.json()), rowLimit } });
    });
    await resumeAs(page, person);
    await use(page);
  },
});

const count = (page: Page) => page.getByRole('status').filter({ hasText: /\d/ }).first();
const search = (page: Page) => page.getByRole('textbox', { name: 'Buscar prospectos' }).filter({ visible: true });
const rows = (page: Page) => page.locator('[data-prospect]').filter({ visible: true });

/** Scrolls until this prospect has come, page after page. */
async function scrollTo(page: Page, name: string): Promise<void> {
  const wanted = page.getByRole('link', { name, exact: true });
  await expect(async () => {
    await page.locator('.rows, [role=feed]').evaluate((scroller) => scroller.scrollTo({ top: scroller.scrollHeight }));
    await expect(wanted).toBeVisible({ timeout: 300 });
  }).toPass({ timeout: 20_000 });
}

atBothSizes(() => {
  test('D12 more rows than are held are scrolled through', async ({ page }) => {
    await page.goto('/prospectos');
    await expect(page.getByRole('link', { name: newest, exact: true })).toBeVisible();
    await expect(count(page)).toHaveText(String(all));
    await scrollTo(page, oldest);
  });
});

test('D12 words, filters and orders reach all of them, and say how many', async ({ page }) => {
  await page.goto('/prospectos');
  await expect(count(page)).toHaveText(String(all));
  await search(page).fill('wenseslao');
  await expect(rowOf(page, 'Wenceslao Urrutia')).toBeVisible();
  await expect(count(page)).toHaveText(`1 de ${all}`);
  await search(page).fill('');
  await expect(count(page)).toHaveText(String(all));

  await page.goto('/prospectos?estado=nle&orden=nombre');
  await expect(count(page)).toHaveText(`77 de ${all}`);
  await expect(rows(page).first()).toContainText('Prospecto 003');
  await scrollTo(page, newest);

  await page.goto('/prospectos?orden=folio');
  await expect(page.getByRole('link', { name: oldest, exact: true })).toBeVisible();
  await scrollTo(page, newest);
});

test('D12 what the server brought is worked with like the rest: opened, noted, changed by others', async ({
  page,
  person,
}) => {
  await page.goto('/prospectos?q=prospecto+020');
  const row = rowOf(page, 'Prospecto 020');
  await row.getByRole('button', { name: 'Agregar nota interna a Prospecto 020' }).click();
  await page.keyboard.type('Vive lejos');
  await page.keyboard.press('Enter');
  await expect(row).toContainText('Vive lejos');
  const stored = async () => {
    const { rows: found } = await person.client.listSelectedProspects({ query: { words: 'prospecto 020' } });
    return found.find(({ folio }) => folio === 20);
  };
  await expect.poll(stored).toMatchObject({ internalNotes: 'Vive lejos', version: 2 });
  await person.client.changeProspect({
    params: { prospectId: (await stored())?.id ?? '' },
    body: { name: 'Prospecto 020 Bis' },
    ifMatch: 2,
  });
  await expect(page.getByRole('link', { name: 'Prospecto 020 Bis', exact: true })).toBeVisible({ timeout: 10_000 });
  await page.getByRole('link', { name: 'Prospecto 020 Bis', exact: true }).click();
  await expect(page.getByRole('complementary').getByText('Vive lejos')).toBeVisible();
});

test('D12 when the server does not answer, what is held shows, and it says so and offers another try', async ({
  page,
}) => {
  await page.goto('/prospectos');
  await expect(count(page)).toHaveText(String(all));
  await page.route('**/api/prospect-list?**', (route) => route.abort());
  await search(page).fill('prospecto 22');
  await expect(page.getByRole('alert')).toContainText('sólo los prospectos más nuevos');
  await expect(rowOf(page, 'Prospecto 229')).toBeVisible();
  await page.unroute('**/api/prospect-list?**');
  await page.getByRole('button', { name: 'Volver a intentar' }).click();
  await expect(page.getByRole('alert')).toBeHidden();
});

test('D12 typing asks when it pauses, not at each letter', async ({ page }) => {
  await page.goto('/prospectos');
  await expect(count(page)).toHaveText(String(all));
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (pathname === '/api/prospect-list') asked.push(searchParams.get('words') ?? '');
  });
  await search(page).pressSequentially('urrutia', { delay: 30 });
  await expect(count(page)).toHaveText(`1 de ${all}`);
  // Once, unless the machine takes longer for a letter than the pause.
  expect(asked.at(-1)).toBe('urrutia');
  expect(asked.length).toBeLessThan('urrutia'.length);
});
