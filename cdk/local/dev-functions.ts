/** While developing: bundles a function again when its sources change, and lets its next request run the new bundle. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { context, type BuildContext, type BuildResult } from 'esbuild';
import { bundleOptions } from '../constructs/bundle.ts';
import { repositoryRoot } from '../sources.ts';
import { localDirectory } from './build.ts';
import type { WorkerPool } from './lambda-pool.ts';

/** @returns how to stop */
export async function rebuildFunctionsOnChange(pools: readonly WorkerPool[]): Promise<() => Promise<void>> {
  const entries = join(repositoryRoot, 'functions', 'src', 'lambdas');
  const files = readdirSync(entries).filter((name) => name.endsWith('.ts'));
  const watched = await Promise.all(files.map((name) => watch(join(entries, name), pools)));
  return async () => void (await Promise.all(watched.map((one) => one.dispose())));
}

async function watch(entry: string, pools: readonly WorkerPool[]): Promise<BuildContext> {
  const name = basename(entry, '.ts');
  let running: WorkerPool | undefined;
  let version = 0;
  const onEnd = ({ outputFiles, errors }: BuildResult) => {
    const bundle = outputFiles?.[0]?.text;
    if (errors.length > 0 || bundle === undefined) return;
    // The first bundle is byte for byte the deployed one: so it is known which function an entry belongs to.
    running ??= pools.find(({ modulePath }) => readFileSync(modulePath, 'utf8') === bundle);
    if (!running || readFileSync(running.modulePath, 'utf8') === bundle) return;
    version += 1;
    running.replaceModule(keep(name, version, bundle));
    console.log(`${name} bundled again`);
  };
  const build = await context({
    ...bundleOptions,
    logLevel: 'warning',
    entryPoints: [entry],
    outfile: 'index.mjs',
    write: false,
    plugins: [{ name: 'run-new-bundle', setup: (setup) => setup.onEnd(onEnd) }],
  });
  await build.rebuild().catch(() => undefined); // esbuild has printed what is wrong, and watches on
  await build.watch();
  return build;
}

/** Under a name of its own: Node loads an address once. */
function keep(name: string, version: number, bundle: string): string {
  const directory = join(localDirectory, 'dev-bundles', name);
  mkdirSync(directory, { recursive: true });
  const path = join(directory, `${process.pid}-${version}.mjs`);
  writeFileSync(path, bundle);
  return path;
}
