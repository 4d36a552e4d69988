/**
 * What became of a suite, read from the reports of vitest and Playwright. What failed has its reason beside it: of a run somewhere
 * else only the end may be kept.
 */
import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

export interface Outcome {
  passed: number;
  failed: number;
  /** `file › title: what it said` of each failed test, and `file: what it said` of one that broke off outside its tests. */
  names: string[];
  seconds: number;
}

/** A suite that could not start has failed. */
export const notStarted: Outcome = { passed: 0, failed: 1, names: ['could not start: see its output'], seconds: 0 };

/** What is used of the runners' documented report formats. */
interface VitestReport {
  numPassedTests: number;
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { status: string; fullName: string; failureMessages: string[] }[];
  }[];
}
interface PlaywrightSuite {
  title: string;
  specs: {
    title: string;
    file: string;
    tests: { status: string; results: { error?: { message?: string } }[] }[];
  }[];
  suites?: PlaywrightSuite[];
}
interface PlaywrightReport {
  errors: { message?: string }[];
  stats: { expected: number; unexpected: number; flaky: number };
  suites: PlaywrightSuite[];
}

export function sumOf(outcomes: readonly Outcome[]): Outcome {
  const sum = { passed: 0, failed: 0, seconds: 0 };
  for (const { passed, failed, seconds } of outcomes) {
    sum.passed += passed;
    sum.failed += failed;
    sum.seconds += seconds;
  }
  return { ...sum, names: outcomes.flatMap(({ names }) => names) };
}

/** @param root of the repository, with a slash at its end: names of files are told from there */
export function outcomeOfVitest(path: string, exitCode: number, root: string): Outcome {
  const report = read<VitestReport>(path);
  if (!report) return notStarted;
  const names = report.testResults.flatMap((file) => failedInFile(file, root));
  return judged(exitCode, { passed: report.numPassedTests, failed: names.length, names, seconds: 0 });
}

/** A hook that failed fails its file, while none of its tests says so: they did not run. */
function failedInFile(
  { name, status, message, assertionResults }: VitestReport['testResults'][number],
  root: string,
): string[] {
  const file = name.slice(root.length);
  const tests = assertionResults.filter((test) => test.status === 'failed');
  if (status === 'failed' && tests.length === 0) return [failed(file, message)];
  return tests.map(({ fullName, failureMessages }) => failed(`${file} › ${fullName}`, failureMessages[0]));
}

export function outcomeOfPlaywright(path: string, exitCode: number): Outcome {
  const report = read<PlaywrightReport>(path);
  if (!report) return notStarted;
  const { expected, unexpected, flaky } = report.stats;
  const names = [...report.suites.flatMap(failedIn), ...report.errors.map(({ message }) => failed('browser', message))];
  // What failed is tried again for its trace (playwright.config.ts): a test that passes sometimes is a failing test.
  return judged(exitCode, { passed: expected, failed: unexpected + flaky + report.errors.length, names, seconds: 0 });
}

function failedIn(suite: PlaywrightSuite): string[] {
  const own = suite.specs
    .filter(({ tests }) => tests.some(({ status }) => status === 'unexpected' || status === 'flaky'))
    .map(({ file, title, tests }) =>
      failed(`${file} › ${suite.title} › ${title}`, tests[0]?.results[0]?.error?.message),
    );
  return [...own, ...(suite.suites ?? []).flatMap(failedIn)];
}

function failed(title: string, message = ''): string {
  const plain = stripVTControlCharacters(message).replace(/\s+/g, ' ').trim();
  return plain ? `${title}: ${plain.slice(0, 400)}` : title;
}

/** A suite that failed outside its tests and files has failed, too. */
function judged(exitCode: number, counted: Outcome): Outcome {
  if (exitCode === 0 || counted.failed > 0) return counted;
  return { ...counted, failed: 1, names: [`ended with ${exitCode}, though no test of it failed: see its output`] };
}

function read<Report>(path: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Report; // the runners' documented report format
  } catch {
    return undefined;
  }
}
