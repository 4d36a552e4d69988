/** The sizes at which every line of the manual is proved: what a wide screen does, a phone does too. */
import { test } from './browser-world.ts';

/** A thumb, at the narrowest screen that is promised. */
export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

const sizes = { 'on a wide screen': { viewport: { width: 1440, height: 900 } }, 'on a phone': phone };

/** Declares the same tests at each size; `isPhone` is for what only one of them has. */
export function atBothSizes(declare: (isPhone: boolean) => void): void {
  for (const [name, size] of Object.entries(sizes)) {
    test.describe(name, () => {
      test.use(size);
      declare(size === phone);
    });
  }
}
