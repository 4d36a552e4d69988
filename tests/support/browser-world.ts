/** Playwright's `test` with a company per worker, and a page already signed in as its Administrador. */
import { test as base, type Page } from '@playwright/test';
import type { RunningStack } from './stack-process.ts';
import { openWorld, type Company, type Person, type World } from './world.ts';

interface WorkerFixtures {
  stack: RunningStack;
  world: World;
  company: Company;
}

interface TestFixtures {
  /** A page signed in as `company.administrator`. */
  page: Page;
}

/** For screens before there is a session. */
export const strangerTest = base.extend<object, WorkerFixtures>({
  stack: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads from this pattern which fixtures are wanted
    async ({}, use) => {
      const told = process.env['FOLIO_STACK'];
      if (!told) throw new Error('browser-stack.ts has not run');
      await use(JSON.parse(told) as RunningStack); // written by browser-stack.ts alone
    },
    { scope: 'worker' },
  ],
  world: [async ({ stack }, use) => use(await openWorld(stack)), { scope: 'worker' }],
  company: [async ({ world }, use) => use(world.mine), { scope: 'worker' }],
});

export const test = strangerTest.extend<TestFixtures>({
  page: async ({ page, company }, use) => {
    await signInAs(page, company.administrator);
    await use(page);
  },
});

export { expect } from '@playwright/test';

/** By a request of the page itself: cookies are kept as the browser keeps them. */
export async function signInAs(page: Page, { email, password }: Person): Promise<void> {
  // Any light document of the site will do; the description is one without scripts.
  await page.goto('/api/openapi.json');
  const status = await page.evaluate(
    async (body) => {
      const answer = await fetch('/api/auth/session', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return answer.status;
    },
    { email, password },
  );
  if (status !== 200) throw new Error(`signing in answered ${status}`);
}
