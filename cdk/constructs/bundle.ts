/** A function's code as one ESM file. The SDK is bundled: the runtime's own copy is older, and costs more to start. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildSync, type BuildOptions } from 'esbuild';
import { forgetOldest, hashOfSources, repositoryRoot } from '../sources.ts';

const functionSources = join(repositoryRoot, 'functions', 'src');

/** Shared with whoever measures bundles or rebuilds them on change. */
export const bundleOptions = {
  bundle: true,
  minify: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  mainFields: ['module', 'main'],
  // Some dependencies still call require() for Node's own modules, which an ES module does not have.
  banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
  alias: { '@aws-sdk/credential-provider-node': join(functionSources, 'platform', 'function-credentials.ts') },
  legalComments: 'none',
  logLevel: 'error',
  // Starts workers from files of its own: those who use it bring it along beside their bundle.
  external: ['wasm-vips'],
} as const satisfies BuildOptions;

/** What lies beside a function's own file. */
export interface Company {
  /** What it starts as processes of their own, or loads only when it must: names of `functions/src/platform/<name>.program.ts`. */
  programs?: readonly string[];
  /** Packages that cannot be part of one file (WebAssembly and its workers), each with the files of it that are needed. */
  packages?: Record<string, readonly string[]>;
}

/** All that a bundle is made of. */
const bundledSources = ['functions/src', 'shared/src', 'package-lock.json', 'cdk/constructs/bundle.ts'];
/** Two syntheses may stand on different sources at the same time. */
const keptBuilds = 3;

/**
 * The files of a function in a directory of their own, which is the caller's to remove.
 * @param entry file in `functions/src/lambdas`, without `.ts`
 */
export function bundle(entry: string, { programs = [], packages = {} }: Company = {}): string {
  const directory = mkdtempSync(join(tmpdir(), 'folio-bundle-'));
  const built = builtFiles();
  cpSync(join(built, `${entry}.mjs`), join(directory, 'index.mjs'));
  for (const name of programs) cpSync(join(built, `${name}.program.mjs`), join(directory, `${name}.mjs`));
  for (const [name, files] of Object.entries(packages)) {
    for (const file of files) {
      const target = join(directory, 'node_modules', name, file);
      mkdirSync(dirname(target), { recursive: true });
      cpSync(join(repositoryRoot, 'node_modules', name, file), target);
    }
  }
  return directory;
}

/** Every bundle, made at once (one after the other they would parse the SDK as often) and kept for the next synthesis. */
function builtFiles(): string {
  const builds = join(repositoryRoot, 'node_modules', '.cache', 'folio-bundles');
  const build = join(builds, hashOfSources(bundledSources));
  if (existsSync(build)) return build;
  mkdirSync(builds, { recursive: true });
  const unfinished = mkdtempSync(join(dirname(builds), 'folio-bundles-'));
  buildSync({
    ...bundleOptions,
    entryPoints: [...sourcesIn('lambdas', '.ts'), ...sourcesIn('platform', '.program.ts')],
    entryNames: '[name]',
    outdir: unfinished,
    outExtension: { '.js': '.mjs' },
  });
  try {
    renameSync(unfinished, build);
  } catch (error) {
    // Another synthesis of the same sources was faster.
    if (!existsSync(build)) throw error;
    rmSync(unfinished, { recursive: true });
  }
  forgetOldest(builds, keptBuilds);
  return build;
}

function sourcesIn(folder: string, ending: string): string[] {
  const files = readdirSync(join(functionSources, folder)).filter((name) => name.endsWith(ending));
  return files.map((name) => join(functionSources, folder, name));
}
