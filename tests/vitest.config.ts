/** One project per suite, so that each runs alone: `npx vitest run --root tests --project api`. */
import { defineConfig } from 'vitest/config';

/** Suites of pure code: no stack, milliseconds a test. */
const pure = ['unit', 'property'];
/** Suites that speak to a running local stack, one per suite, started by `vitest-stack.ts`. */
const served = ['api', 'isolation'];
/** Suites that synthesize or start what they need by themselves. */
const selfContained = ['infra', 'local'];

function suite(name: string, more: object = {}) {
  return { extends: true as const, test: { name, include: [`${name}/**/*.test.ts`], ...more } };
}

export default defineConfig({
  test: {
    // Two cores: the stack under test needs one of them.
    maxWorkers: 2,
    projects: [
      ...pure.map((name) => suite(name)),
      ...served.map((name) =>
        suite(name, {
          globalSetup: ['support/vitest-stack.ts'],
          // The stack itself keeps both cores busy; files side by side only wait for each other.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        }),
      ),
      ...selfContained.map((name) => suite(name, { testTimeout: 120_000, hookTimeout: 120_000 })),
    ],
  },
});
