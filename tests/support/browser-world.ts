/** Playwright's `test` with a company per file, and a page already signed in as its Administrador. */
import { test as base, type Page } from '@playwright/test';
import { resumeAs } from './browser-session.ts';
import type { RunningStack } from './stack-process.ts';
import { openWorld, type Company, type World } from './world.ts';

interface WorkerFixtures {
  stack: RunningStack;
}

interface FileFixtures {
  world: World;
  company: Company;
}

interface TestFixtures {
  /** A page signed in as `company.administrator`. */
  page: Page;
}

// What one file registers is in nobody else's lists: which files a worker runs, and in which order, changes nothing.
const worlds = new Map<string, Promise<World>>();
const enteredAtMs = new WeakMap<World, number>();

async function newWorld(stack: RunningStack): Promise<World> {
  const world = await openWorld(stack);
  enteredAtMs.set(world, Date.now());
  return world;
}

/** A session lasts fifteen minutes unless it is renewed, and a worker longer than that. */
const staysForMs = 10 * 60_000;

/** What a browser does by itself: the people of a world enter again before they would have to. */
async function staySignedIn(world: World): Promise<void> {
  if (Date.now() - (enteredAtMs.get(world) ?? 0) < staysForMs) return;
  enteredAtMs.set(world, Date.now());
  const people = [world.mine, world.theirs].flatMap((company) => [
    company.administrator,
    company.operative,
    company.normal,
  ]);
  await Promise.all(people.map(({ client, email, password }) => client.signIn({ body: { email, password } })));
}

/** For screens before there is a session. */
export const strangerTest = base.extend<FileFixtures & { signedIn: void }, WorkerFixtures>({
  stack: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads from this pattern which fixtures are wanted
    async ({}, use) => {
      const told = process.env['FOLIO_STACK'];
      if (!told) throw new Error('browser-stack.ts has not run');
      await use(JSON.parse(told) as RunningStack); // written by browser-stack.ts alone
    },
    { scope: 'worker' },
  ],
  world: async ({ stack }, use, { file }) => {
    const world = worlds.get(file) ?? newWorld(stack);
    worlds.set(file, world);
    await use(await world);
  },
  company: async ({ world }, use) => use(world.mine),
  page: async ({ page }, use) => {
    await use(page);
    // What a page asks for while it is closed is answered by nobody: its routes would fail a test that has passed.
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  },
  signedIn: [
    async ({ world }, use) => {
      await staySignedIn(world);
      await use();
    },
    { auto: true },
  ],
});

export const test = strangerTest.extend<TestFixtures>({
  page: async ({ page, company }, use) => {
    await resumeAs(page, company.administrator);
    await use(page);
  },
});

export { expect } from '@playwright/test';
