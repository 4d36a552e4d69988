/** What `npm test` says at its end: a run that failed names what failed, whatever it was. */
import { writeFileSync } from 'node:fs';
import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { outcomeOfPlaywright, outcomeOfVitest, type Outcome } from '../support/suite-outcomes.ts';

async function outcomeOf(report: object, exitCode: number, read = outcomeOfVitest): Promise<Omit<Outcome, 'seconds'>> {
  await using directory = await mkdtempDisposable(join(tmpdir(), 'folio-outcome-'));
  const path = join(directory.path, 'report.json');
  writeFileSync(path, JSON.stringify(report));
  const { passed, failed, names } = read(path, exitCode, '/repository/');
  return { passed, failed, names };
}

const ran = (fullName: string, ...failureMessages: string[]) => ({
  fullName,
  failureMessages,
  status: failureMessages.length > 0 ? 'failed' : 'passed',
});
const file = (name: string, message: string, ...assertionResults: object[]) => ({
  name: `/repository/tests/${name}.test.ts`,
  message,
  status: message || assertionResults.some((one) => 'status' in one && one.status === 'failed') ? 'failed' : 'passed',
  assertionResults,
});

test('a test that failed is named with what it said, on one line', async () => {
  const testResults = [file('a', '', ran('adds'), ran('takes away', '\u001b[31mexpected 1\n  to be 2\u001b[0m'))];
  expect(await outcomeOf({ numPassedTests: 1, testResults }, 1)).toEqual({
    passed: 1,
    failed: 1,
    names: ['tests/a.test.ts › takes away: expected 1 to be 2'],
  });
});

test('a file whose hook failed is named, though none of its tests failed: they did not run', async () => {
  const unrun = { fullName: 'adds', failureMessages: [], status: 'skipped' };
  const testResults = [file('a', 'mail 1 did not arrive', unrun), file('b', '', ran('adds'))];
  expect(await outcomeOf({ numPassedTests: 1, testResults }, 1)).toEqual({
    passed: 1,
    failed: 1,
    names: ['tests/a.test.ts: mail 1 did not arrive'],
  });
});

test('what failed outside every file has failed; a run without a report, too', async () => {
  const report = { numPassedTests: 1, testResults: [file('a', '', ran('adds'))] };
  expect(await outcomeOf(report, 0)).toEqual({ passed: 1, failed: 0, names: [] });
  expect(await outcomeOf(report, 1)).toMatchObject({
    passed: 1,
    failed: 1,
    names: [expect.stringMatching(/ended with 1/)],
  });
  expect(outcomeOfVitest('/no/such/report.json', 1, '/')).toMatchObject({ failed: 1, names: [expect.any(String)] });
});

test('of browsers, what passed at the second try has failed; an error of the run itself is named', async () => {
  const flaky = {
    title: 'opens',
    file: 'a.test.ts',
    tests: [{ status: 'flaky', results: [{ error: { message: 'late' } }] }],
  };
  const report = {
    stats: { expected: 2, unexpected: 0, flaky: 1 },
    suites: [{ title: 'a.test.ts', specs: [], suites: [{ title: 'on a phone', specs: [flaky] }] }],
    errors: [{ message: 'no browser' }],
  };
  expect(await outcomeOf(report, 1, outcomeOfPlaywright)).toEqual({
    passed: 2,
    failed: 2,
    names: ['a.test.ts › on a phone › opens: late', 'browser: no browser'],
  });
});
