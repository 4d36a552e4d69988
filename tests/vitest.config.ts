/** One project per suite, so that each runs alone: `npx vitest run --root tests --project api`. */
import { defineConfig } from 'vitest/config';

/** Suites of pure code: no stack, milliseconds a test. */
const pure = ['unit', 'property'];
/** Suites that speak to a running local stack, one per run, started by `vitest-stack.ts`; `run.ts` makes several runs of the largest. */
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
      // A property is tried a hundred times, and a busy machine is no failure.
      ...pure.map((name) => suite(name, { testTimeout: 30_000 })),
      ...served.map((name) =>
        suite(name, {
          globalSetup: ['support/vitest-stack.ts'],
          // Files of one stack follow each other: some strike its clock, count its log lines or fill its table.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        }),
      ),
      ...selfContained.map((name) => suite(name, { testTimeout: 120_000, hookTimeout: 120_000 })),
    ],
  },
});
