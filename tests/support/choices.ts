/** Boxes and circles whose label is what one sees and presses. */
import { expect, type Locator } from '@playwright/test';

/** Presses the words of a choice, and sees it taken. Waits as a hand does, for whatever is still moving in. */
export async function choose(choice: Locator, taken = true): Promise<void> {
  if ((await choice.isChecked()) === taken) return;
  await choice.locator('xpath=ancestor::label[1]').click();
  await expect(choice).toBeChecked({ checked: taken });
}
