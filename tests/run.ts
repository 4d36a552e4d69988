/**
 * `npm test`: builds once, runs every suite (or those named: `npm test -- api browser`), ends with `N passed, N failed`.
 * Cheap suites first: what can fail in seconds is told in seconds. Three run side by side, but for the browsers, which are three
 * already: a stack waits for its table, and a browser for its page, often enough to keep two cores busy.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { notStarted, outcomeOfPlaywright, outcomeOfVitest, sumOf, type Outcome } from './support/suite-outcomes.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Suites start the same programs over and over, and each function's copies: compiled once, a request costs a tenth less. */
const compiled = join(root, 'node_modules', '.cache', 'compiled');

/** A suite, or one part of several whose files run on a stack of their own. */
interface Job {
  suite: string;
  part?: string;
}

/** Into how many parts a suite is cut. */
const partsOf: Record<string, number> = { api: 6 };
/** Suites of pure code take both cores by themselves, and so do the browsers. */
const sideBySide = 3;

const suites = ['unit', 'property', 'infra', 'local', 'api', 'isolation', 'browser'];
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
if ((await run('npm', ['exec', '--workspace', 'web', '--', 'svelte-kit', 'sync'])).exitCode !== 0) process.exit(1);
const ends = await runAll(positionals.length > 0 ? suites.filter((name) => positionals.includes(name)) : suites);
rmSync(reports, { recursive: true, force: true });

// Once more at the end: who reads only the last lines sees what failed.
for (const [name, { names }] of ends) for (const failed of names) console.log(`FAILED ${name}: ${failed}`);
for (const name of ['build', ...suites]) {
  const parts = ends.flatMap(([suite, outcome]) => (suite === name ? [outcome] : []));
  if (parts.length === 0) continue;
  const { passed, failed, seconds } = sumOf(parts);
  console.log(`${name.padEnd(10)} ${passed} passed, ${failed} failed (${seconds} s)`);
}
const total = sumOf(ends.map(([, outcome]) => outcome));
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

async function runAll(names: string[]): Promise<[string, Outcome][]> {
  const vitest = names.filter((name) => name !== 'browser');
  const [early, late] = [false, true].map((isBuilt) =>
    vitest.filter((name) => suitesOfTheBuiltSystem.has(name) === isBuilt).flatMap(jobsOf),
  );
  const told = await runJobs(early ?? [], 1);
  if (!names.some((name) => suitesOfTheBuiltSystem.has(name))) return told;
  if ((await run('node', ['cdk/local/build.ts'])).exitCode !== 0) return [...told, ['build', notStarted]];
  told.push(...(await runJobs(late ?? [], sideBySide)));
  if (names.includes('browser')) told.push(...(await runJobs([{ suite: 'browser' }], 1)));
  return told;
}

function jobsOf(suite: string): Job[] {
  const parts = partsOf[suite];
  return parts ? Array.from({ length: parts }, (_, at) => ({ suite, part: `${at + 1}/${parts}` })) : [{ suite }];
}

async function runJobs(jobs: readonly Job[], width: number): Promise<[string, Outcome][]> {
  const waiting = [...jobs];
  const told: [string, Outcome][] = [];
  const isAlone = Math.min(width, jobs.length) === 1;
  const runOneByOne = async () => {
    for (let job = waiting.shift(); job; job = waiting.shift()) told.push([job.suite, await runJob(job, isAlone)]);
  };
  await Promise.all(Array.from({ length: width }, runOneByOne));
  return told;
}

/** What runs beside another is printed when it is over: two at once would be read by nobody. */
async function runJob({ suite, part }: Job, isAlone: boolean): Promise<Outcome> {
  const name = [suite, part].filter(Boolean).join(' ');
  const report = join(reports, `${name.replace(/\W/g, '-')}.json`);
  const startedAt = Date.now();
  if (isAlone) console.log(`\n── ${name}`);
  const secondsNow = () => Math.round((Date.now() - startedAt) / 1000);
  if (suite === 'browser') {
    const args = ['test', '--config', 'tests', '--reporter', 'line,json'];
    const { exitCode } = await run('playwright', args, { env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report } });
    return { ...outcomeOfPlaywright(report, exitCode), seconds: secondsNow() };
  }
  const args = `run --root tests --project ${suite} --reporter dot --reporter json --outputFile.json=${report}`.split(
    ' ',
  );
  const { exitCode, output } = await run('vitest', part ? [...args, `--shard=${part}`] : args, { isKept: !isAlone });
  if (!isAlone) console.log(`\n── ${name}\n${output}`);
  return { ...outcomeOfVitest(report, exitCode, root), seconds: secondsNow() };
}

/** A program of the repository, found in node_modules/.bin as npm does. */
function run(
  command: string,
  args: string[],
  { env = {}, isKept = false }: { env?: Record<string, string>; isKept?: boolean } = {},
): Promise<{ exitCode: number; output: string }> {
  const bin = join(root, 'node_modules', '.bin');
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: isKept ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      env: { ...process.env, ...env, NODE_COMPILE_CACHE: compiled, PATH: `${bin}:${process.env['PATH']}` },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text) => (output += text));
    child.on('error', reject).on('close', (code) => resolve({ exitCode: code ?? 1, output }));
  });
}
