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
