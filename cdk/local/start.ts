/** `npm start` and `npm run dev`: builds what changed, starts the system on this machine, fills it at first start. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../sources.ts';
import { buildAssembly, localDirectory } from './build.ts';
import { emptyLocalDirectory } from './data-directory.ts';
import { startDevelopment } from './development.ts';
import { startLocalStack } from './local-stack.ts';
import { runToEnd } from './run-to-end.ts';
import { demoPassword, demoPeople } from './seed/demo-companies.ts';
import { keepHeapSmall } from './small-heap.ts';
import { startOptions, type StartOptions } from './start-options.ts';
import { stopOnSignals } from './stop-on-signals.ts';

keepHeapSmall();
// Lambda's clock; a program that reads local time must be wrong here too.
process.env['TZ'] = 'UTC';

try {
  await start(startOptions(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

async function start({ port, inboxPort, isFresh, isDev, isVerbose }: StartOptions): Promise<void> {
  const startedAt = performance.now();
  const dataDirectory = join(localDirectory, 'data');
  if (isFresh) emptyLocalDirectory(localDirectory, dataDirectory);
  const assembly = await buildAssembly({ onStep: tellStep });
  const origin = `http://localhost:${port}`;
  const stack = await timed('services started', () =>
    startLocalStack({
      assembly,
      dataDirectory,
      inboxPort,
      ...(isDev ? { siteOrigin: origin } : { port }),
      ...(isVerbose ? { onLog: (_, line) => console.log(line) } : {}),
    }),
  );
  const steps = [stack.stop];
  stopOnSignals(steps);
  stack.services.apis.warm();
  if (isDev) steps.push(await timed('Vite started', () => startDevelopment(port, stack)));
  await fillAtFirstStart(dataDirectory, origin, stack.inboxUrl);
  console.log(`\nFolio  ${origin}\nInbox  ${stack.inboxUrl}   every mail it sends arrives there`);
  console.log(
    `Rules  ${stack.rulesUrl}   curl -X POST ${stack.rulesUrl}/Reminders fires one now; ExportsClock another\n`,
  );
  const width = Math.max(...demoPeople.map(({ email }) => email.length));
  for (const { email, role } of demoPeople) console.log(`${email.padEnd(width)}   ${role}`);
  console.log(`Password of all: ${demoPassword}\n\nReady in ${seconds(startedAt)}. Ctrl-C stops it; the data stays.`);
}

async function fillAtFirstStart(dataDirectory: string, origin: string, inboxUrl: string): Promise<void> {
  const marker = join(dataDirectory, 'seeded');
  if (existsSync(marker)) return;
  // A program of its own, as `npm run seed` is: what it loads is not kept for as long as the system runs.
  const seed = ['cdk/local/seed/seed.ts', '--origin', origin, '--inbox', inboxUrl];
  await timed('demo data registered', () => runToEnd(process.execPath, seed, { cwd: repositoryRoot }));
  writeFileSync(marker, new Date().toISOString());
}

async function timed<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const startedAt = performance.now();
  const result = await work();
  tellStep(name, (performance.now() - startedAt) / 1000);
  return result;
}

function tellStep(name: string, took: number): void {
  console.log(`${took.toFixed(1).padStart(5)} s  ${name}`);
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}
