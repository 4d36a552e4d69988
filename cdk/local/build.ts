/**
 * Builds the site and synthesizes the cloud assembly, unless that was done for these very sources. Run as a program it
 * does just that; tests do it once before their suites.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { forgetOldest, hashOfSources, repositoryRoot } from '../sources.ts';
import { runToEnd } from './run-to-end.ts';

export const localDirectory = join(repositoryRoot, '.local');

/** A running stack reads its assembly all the time: this many newer ones may be built beside it. */
const keptAssemblies = 3;

const ofTheSite = ['shared', 'web', 'package-lock.json'];
const ofTheAssembly = [...ofTheSite, 'functions', 'cdk', 'cdk.json'];

/** Told of each part that is really done. */
type OnStep = (name: string, seconds: number) => void;

export interface BuildOptions {
  onStep?: OnStep;
  /** Where assemblies are kept; `.local` unless told. */
  directory?: string;
}

/** @returns the directory of the assembly @throws with what the builder said */
export async function buildAssembly({
  onStep = () => {},
  directory = localDirectory,
}: BuildOptions = {}): Promise<string> {
  const assemblies = join(directory, 'assemblies');
  const assembly = join(assemblies, hashOfSources(ofTheAssembly));
  if (existsSync(assembly)) return assembly;
  const site = buildSite(directory, onStep);
  await timed('stacks synthesized', onStep, () => synthesize(assembly, site));
  forgetOldest(assemblies, keptAssemblies);
  return assembly;
}

async function timed(name: string, onStep: OnStep, work: () => Promise<void>): Promise<void> {
  const startedAt = performance.now();
  await work();
  onStep(name, (performance.now() - startedAt) / 1000);
}

async function buildSite(directory: string, onStep: OnStep): Promise<void> {
  const built = join(directory, 'built-site.txt');
  const hash = hashOfSources(ofTheSite);
  const output = join(repositoryRoot, 'web', 'build');
  if (existsSync(output) && existsSync(built) && readFileSync(built, 'utf8') === hash) return;
  await timed('site built', onStep, () =>
    runToEnd('npm', ['run', '--silent', 'build', '-w', 'web'], { cwd: repositoryRoot }),
  );
  mkdirSync(directory, { recursive: true });
  writeFileSync(built, hash);
}

/**
 * What the CDK CLI does for `cdk synth`, without the second it takes to start.
 * @param site built meanwhile: functions are bundled, and two of three stacks made, without it
 */
async function synthesize(assembly: string, site: Promise<void>): Promise<void> {
  const { context } = JSON.parse(readFileSync(join(repositoryRoot, 'cdk.json'), 'utf8')) as { context: object };
  const unfinished = `${assembly}.part`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  await runToEnd(process.execPath, [join('cdk', 'app.ts'), '--site-at-end-of-input'], {
    cwd: repositoryRoot,
    input: site,
    // CDK's general rules, 4 seconds for warnings, are for `cdk synth` and `cdk deploy`; cdk-nag's are checked here, too.
    env: { CDK_OUTDIR: unfinished, CDK_CONTEXT_JSON: JSON.stringify(context), CDK_VALIDATION: 'false' },
  });
  renameSync(unfinished, assembly);
}

if (import.meta.main) {
  await buildAssembly({ onStep: (name, seconds) => console.log(`${name} in ${seconds.toFixed(1)} s`) });
}
