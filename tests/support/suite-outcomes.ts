/** What became of a suite, read from the reports of vitest and Playwright. */
import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

export interface Outcome {
  passed: number;
  failed: number;
  /** `file › title: what it said` of each failed test. */
  names: string[];
  seconds: number;
}

/** A suite that could not start has failed. */
export const notStarted: Outcome = { passed: 0, failed: 1, names: [], seconds: 0 };

/** What is used of the runners' documented report formats. */
interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  testResults: {
    name: string;
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
  const names = report.testResults.flatMap((file) =>
    file.assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) =>
        failed(`${file.name.slice(root.length)} › ${fullName}`, failureMessages[0]),
      ),
  );
  return judged(exitCode, { passed: report.numPassedTests, failed: report.numFailedTests, names, seconds: 0 });
}

export function outcomeOfPlaywright(path: string, exitCode: number): Outcome {
  const report = read<PlaywrightReport>(path);
  if (!report) return notStarted;
  const { expected, unexpected, flaky } = report.stats;
  const names = report.suites.flatMap(failedIn);
  // What failed is tried again for its trace (playwright.config.ts): a test that passes sometimes is a failing test.
  return judged(exitCode, { passed: expected, failed: unexpected + flaky, names, seconds: 0 });
}

function failedIn(suite: PlaywrightSuite): string[] {
  const own = suite.specs
    .filter(({ tests }) => tests.some(({ status }) => status === 'unexpected' || status === 'flaky'))
    .map(({ file, title, tests }) =>
      failed(`${file} › ${suite.title} › ${title}`, tests[0]?.results[0]?.error?.message),
    );
  return [...own, ...(suite.suites ?? []).flatMap(failedIn)];
}

/** On one line: where only the end of a run is kept, that is all there is to go by. */
function failed(title: string, message = ''): string {
  const plain = stripVTControlCharacters(message).replace(/\s+/g, ' ').trim();
  return plain ? `${title}: ${plain.slice(0, 400)}` : title;
}

/** A suite that failed outside its tests has failed, too. */
function judged(exitCode: number, counted: Outcome): Outcome {
  return exitCode !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
}

function read<Report>(path: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Report; // the runners' documented report format
  } catch {
    return undefined;
  }
}
