/** Playwright's `test` with a company per worker, and a page already signed in as its Administrador. */
import { test as base, type Page } from '@playwright/test';
import { resumeAs } from './browser-session.ts';
import type { RunningStack } from './stack-process.ts';
import { openWorld, type Company, type World } from './world.ts';

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
    await resumeAs(page, company.administrator);
    await use(page);
  },
});

export { expect } from '@playwright/test';
