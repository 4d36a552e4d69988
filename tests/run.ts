/**
 * `npm test`: builds once, runs every suite (or those named: `npm test -- api browser`), ends with `N passed, N failed`.
 * Cheap suites first: what can fail in seconds is told in seconds.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, stripVTControlCharacters } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));

interface Outcome {
  passed: number;
  failed: number;
  /** `file › title: what it said` of each failed test. */
  names: string[];
}

/** What is used of the runners' documented report formats. */
interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { name: string; assertionResults: { status: string; fullName: string; failureMessages: string[] }[] }[];
}
interface PlaywrightSuite {
  title: string;
  specs: { ok: boolean; title: string; file: string; tests: { results: { error?: { message?: string } }[] }[] }[];
  suites?: PlaywrightSuite[];
}
interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number };
  suites: PlaywrightSuite[];
}

const notStarted: Outcome = { passed: 0, failed: 1, names: [] };

const vitestSuites = ['unit', 'property', 'infra', 'local', 'api', 'isolation'];
const suites = [...vitestSuites, 'browser'];
/** These need the site and the cloud assembly, which are built once, before the first of them. */
const suitesOfTheBuiltSystem = new Set(['infra', 'local', 'api', 'isolation', 'browser']);

const { positionals } = parseArgs({ allowPositionals: true });
const unknown = positionals.filter((name) => !suites.includes(name));
if (unknown.length > 0) {
  console.error(`There is no suite ${unknown.join(', ')}. Suites: ${suites.join(', ')}.`);
  process.exit(2);
}

const reports = mkdtempSync(join(tmpdir(), 'folio-tests-'));
// What the types and aliases of the site's own modules are made of: a fresh clone has none, and the unit tests import them.
if ((await run('npm', ['exec', '--workspace', 'web', '--', 'svelte-kit', 'sync'])) !== 0) process.exit(1);
const outcomes = await runAll(positionals.length > 0 ? suites.filter((name) => positionals.includes(name)) : suites);
rmSync(reports, { recursive: true, force: true });

// Once more at the end: who reads only the last lines sees what failed.
for (const [name, outcome] of outcomes) for (const failed of outcome.names) console.log(`FAILED ${name}: ${failed}`);
const total = { passed: 0, failed: 0 };
for (const [name, outcome, seconds] of outcomes) {
  console.log(`${name.padEnd(10)} ${outcome.passed} passed, ${outcome.failed} failed (${seconds} s)`);
  total.passed += outcome.passed;
  total.failed += outcome.failed;
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

async function runAll(names: string[]): Promise<[string, Outcome, number][]> {
  const told: [string, Outcome, number][] = [];
  let built = false;
  for (const name of names) {
    if (suitesOfTheBuiltSystem.has(name) && !built) {
      built = true;
      const startedAt = Date.now();
      if ((await run('node', ['cdk/local/build.ts'])) !== 0) {
        return [...told, ['build', notStarted, secondsSince(startedAt)]];
      }
    }
    const startedAt = Date.now();
    console.log(`\n── ${name}`);
    const outcome = name === 'browser' ? await runPlaywright() : await runVitest(name);
    told.push([name, outcome, secondsSince(startedAt)]);
  }
  console.log('');
  return told;
}

function secondsSince(startedAt: number): number {
  return Math.round((Date.now() - startedAt) / 1000);
}

async function runVitest(project: string): Promise<Outcome> {
  const report = join(reports, `${project}.json`);
  const arguments_ = `run --root tests --project ${project} --reporter dot --reporter json`.split(' ');
  const exitCode = await run('vitest', [...arguments_, `--outputFile.json=${report}`]);
  const told = readReport<VitestReport>(report);
  const names = told?.testResults.flatMap((file) =>
    file.assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) =>
        failed(`${file.name.slice(root.length)} › ${fullName}`, failureMessages[0]),
      ),
  );
  return judged(exitCode, told && { passed: told.numPassedTests, failed: told.numFailedTests, names: names ?? [] });
}

async function runPlaywright(): Promise<Outcome> {
  const report = join(reports, 'browser.json');
  const exitCode = await run('playwright', ['test', '--config', 'tests', '--reporter', 'line,json'], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  });
  const told = readReport<PlaywrightReport>(report);
  if (!told) return notStarted;
  const { expected, unexpected, flaky } = told.stats;
  // Flaky would need retries, and there are none: a test that passes sometimes is a failing test.
  return judged(exitCode, { passed: expected, failed: unexpected + flaky, names: told.suites.flatMap(failedIn) });
}

function failedIn(suite: PlaywrightSuite): string[] {
  const own = suite.specs
    .filter(({ ok }) => !ok)
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

/** A suite that could not start, or failed outside its tests, has failed too. */
function judged(exitCode: number, counted: Outcome | undefined): Outcome {
  if (!counted) return notStarted;
  return exitCode !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
}

function readReport<Report>(path: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Report; // the runners' documented report format
  } catch {
    return undefined;
  }
}

/** Exit code of a program of the repository, found in node_modules/.bin as npm does. */
function run(command: string, args: string[], env: Record<string, string> = {}): Promise<number> {
  const bin = join(root, 'node_modules', '.bin');
  return new Promise((resolve, reject) => {
    spawn(command, args, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...env, PATH: `${bin}:${process.env['PATH']}` },
    })
      .on('error', reject)
      .on('exit', (code) => resolve(code ?? 1));
  });
}
