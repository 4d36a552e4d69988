/** Browser suite: real Chromium against a running local stack, in Spanish of Mexico and its time. */
import { defineConfig } from '@playwright/test';
import { findChromium } from './support/chromium.ts';

const chromium = await findChromium();
// Workers load this file again: they find what the first load found.
process.env['CHROMIUM_PATH'] = chromium.executablePath;
Object.assign(process.env, chromium.env);
// Where no locale is set the browser calls a file with an accent in its name «download».
process.env['LC_ALL'] ??= process.env['LANG'] ?? 'C.UTF-8';

export default defineConfig({
  testDir: 'browser',
  outputDir: '../test-results',
  globalSetup: './support/browser-stack.ts',
  fullyParallel: false,
  // One more than there are cores: two of them left a quarter of the time unused, waiting for a page or for the stack.
  workers: 3,
  // For its trace alone: a test that fails once has failed (support/suite-outcomes.ts).
  retries: 1,
  // Whatever must be quick says so itself: a busy machine is no failure.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['line']],
  // What is timed comes last and alone: two workers on two cores slow each other, and the bound is a person's, not theirs.
  projects: [
    { name: 'screens', testIgnore: /\/speed\.test\.ts$/ },
    { name: 'speed', testMatch: /\/speed\.test\.ts$/, dependencies: ['screens'] },
  ],
  use: {
    baseURL: process.env['FOLIO_ORIGIN'],
    locale: 'es-MX',
    timezoneId: 'America/Mexico_City',
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    // A trace of every test would make all of them a fifth slower. What failed is tried once more with all of it on
    // record: the trace is for whoever looks into it, and changes nothing of the failure.
    trace: 'on-first-retry',
    launchOptions: { executablePath: chromium.executablePath, args: ['--no-sandbox'] },
  },
});
