/** A function's code as one ESM file. The SDK is bundled: the runtime's own copy is older, and costs more to start. */
import { cpSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AssetHashType } from 'aws-cdk-lib';
import { type AssetCode, Code } from 'aws-cdk-lib/aws-lambda';
import { buildSync, type BuildOptions } from 'esbuild';

const functionCredentials = fileURLToPath(
  new URL('../../functions/src/platform/function-credentials.ts', import.meta.url),
);

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
  alias: { '@aws-sdk/credential-provider-node': functionCredentials },
  legalComments: 'none',
  logLevel: 'error',
  // Starts workers from files of its own: those who use it bring it along beside their bundle.
  external: ['wasm-vips'],
} as const satisfies BuildOptions;

const installed = join(import.meta.dirname, '..', '..', 'node_modules');

/** What lies beside a function's own file. */
export interface Company {
  /** What it starts as processes of their own, or loads only when it must: name of the file, and its entry. */
  programs?: Record<string, string>;
  /** Packages that cannot be part of one file (WebAssembly and its workers), each with the files of it that are needed. */
  packages?: Record<string, readonly string[]>;
}

export function bundle(entry: string, { programs = {}, packages = {} }: Company = {}): AssetCode {
  const directory = mkdtempSync(join(tmpdir(), 'folio-bundle-'));
  for (const [name, from] of Object.entries({ index: entry, ...programs })) {
    buildSync({ ...bundleOptions, entryPoints: [from], outfile: join(directory, `${name}.mjs`) });
  }
  for (const [name, files] of Object.entries(packages)) {
    for (const file of files) {
      const target = join(directory, 'node_modules', name, file);
      mkdirSync(dirname(target), { recursive: true });
      cpSync(join(installed, name, file), target);
    }
  }
  return Code.fromAsset(directory, { assetHashType: AssetHashType.SOURCE });
}
