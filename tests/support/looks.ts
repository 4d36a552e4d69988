/** What axe and a ruler find on a screen once it stands still, in light and in dark. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** All that differs between the themes. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/** Nothing of it is still to come: no lines in the place of text, and nothing on its way in. */
export async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('main').first()).toBeVisible();
  await expect(page.locator('.late[role="status"]')).toHaveCount(0);
  await page.evaluate(async () => {
    await document.fonts.ready;
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    // One that is cut off has come to its end, too.
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}

/**
 * Faults of the screen as it stands, each with where it is. The page stays in light.
 * @param what says which screen of several it is
 */
export async function faultsOf(page: Page, what: string): Promise<string[]> {
  const { width } = page.viewportSize() ?? { width: 0 };
  const faults: string[] = [];
  await page.emulateMedia({ colorScheme: 'light' });
  await settled(page);
  faults.push(...(await axeOn(page)));
  const needed = await page.evaluate(() => document.documentElement.scrollWidth);
  if (needed > width) faults.push(`scrolls sideways to ${needed}`);
  await page.emulateMedia({ colorScheme: 'dark' });
  await settled(page);
  faults.push(...(await axeOn(page, colourRules)).map((fault) => `dark, ${fault}`));
  await page.emulateMedia({ colorScheme: 'light' });
  return faults.map((fault) => `${what} at ${width}: ${fault}`);
}

async function axeOn(page: Page, rules?: string[]): Promise<string[]> {
  // There are no frames to gather from, which is what it opens another page for otherwise.
  const builder = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations } = await (rules ? builder.withRules(rules) : builder).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target.join(' ')}`));
}
