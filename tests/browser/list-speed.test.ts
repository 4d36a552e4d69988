/** What a question to 10,000 rows costs, in what can be counted on any machine; `npm run bench` has 50,000 in milliseconds. */
import type { Page } from '@playwright/test';
import { expect, test } from '../support/browser-world.ts';
import { ListServer } from '../support/list-server.ts';

const rowCount = 10_000;

async function filled(page: Page): Promise<void> {
  await new ListServer(rowCount).answer(page);
  await page.goto('/prospectos');
  const count = page.getByRole('status').filter({ hasText: rowCount.toLocaleString('es-MX') });
  await expect(count.first()).toBeVisible({ timeout: 30_000 });
}

/** Rows that are drawn anew while something is done. */
async function rowsMade(page: Page, act: () => Promise<void>): Promise<number> {
  const counting = await page.evaluateHandle(() => {
    const told = { made: 0 };
    const isRow = (node: Node) => node instanceof Element && node.querySelector('[role="row"]') !== null;
    new MutationObserver((records) => {
      for (const { addedNodes } of records) told.made += [...addedNodes].filter(isRow).length;
    }).observe(document.querySelector('[role="table"]') ?? document, { subtree: true, childList: true });
    return told;
  });
  await act();
  await page.waitForTimeout(500);
  return counting.evaluate(({ made }) => made);
}

test('P10 words, orders and filters are drawn into the rows that are there', async ({ page }) => {
  await filled(page);
  const inSight = await page.locator('[data-prospect]').count();
  expect(inSight).toBeLessThan(40);
  const field = page.getByLabel('Buscar prospectos').first();
  await field.focus();
  // The first question takes the rows over; from then on a key makes none, or one more at the edge of what is in sight.
  await page.keyboard.type('g');
  expect(await rowsMade(page, () => page.keyboard.type('arza', { delay: 120 }))).toBeLessThan(4);
  const sort = (name: string) => () =>
    page.getByRole('columnheader').getByRole('button', { name, exact: true }).click();
  expect(await rowsMade(page, sort('Nombre'))).toBeLessThan(4);
  expect(await rowsMade(page, sort('Empresa'))).toBeLessThan(4);
});

test('P10 a row keeps its place in the page while one scrolls, and at rest they are read in their order, with the focus where it was', async ({
  page,
}) => {
  await filled(page);
  const rows = page.locator('[role="table"] [role="row"][aria-rowindex]');
  const order = () => rows.evaluateAll((all) => all.map((row) => Number(row.getAttribute('aria-rowindex'))));
  const isInOrder = async () => {
    const places = await order();
    return places.every((place, at) => at === 0 || place > (places[at - 1] ?? 0));
  };
  await page.getByRole('table').hover();
  // The first turn makes the rows that are drawn ahead.
  await page.mouse.wheel(0, 540);
  await expect.poll(isInOrder).toBe(true);
  const turns = async () => {
    for (let turn = 0; turn < 6; turn += 1) {
      await page.mouse.wheel(0, 160);
      await page.waitForTimeout(30);
    }
  };
  expect(await rowsMade(page, turns), 'rows go to their places once').toBeLessThanOrEqual(await rows.count());
  expect(await isInOrder()).toBe(true);
  // Asked again, for a machine that stands still for longer than a rest.
  await expect
    .poll(async () => {
      await page.mouse.wheel(0, 160);
      await page.waitForTimeout(50);
      return isInOrder();
    }, 'rows stand where they stood')
    .toBe(false);
  // A hand that presses before they have settled presses the row it sees, and the keyboard goes on from there.
  await turns();
  const place = await page.locator('[role="row"]:hover').getAttribute('aria-rowindex');
  const pressed = page.locator(`[aria-rowindex="${place}"]`).getByRole('checkbox');
  await pressed.click();
  await expect(pressed).toBeChecked();
  await page.waitForTimeout(400);
  expect(await isInOrder()).toBe(true);
  await expect(pressed).toBeFocused();
});
