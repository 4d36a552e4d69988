/** A function's code as one ESM file. The SDK is bundled: the runtime's own copy is older, and costs more to start. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AssetHashType } from 'aws-cdk-lib';
import { type AssetCode, Code } from 'aws-cdk-lib/aws-lambda';
import { buildSync, type BuildOptions } from 'esbuild';

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
  legalComments: 'none',
  logLevel: 'error',
} as const satisfies BuildOptions;

export function bundle(entry: string): AssetCode {
  const directory = mkdtempSync(join(tmpdir(), 'folio-bundle-'));
  buildSync({ ...bundleOptions, entryPoints: [entry], outfile: join(directory, 'index.mjs') });
  return Code.fromAsset(directory, { assetHashType: AssetHashType.SOURCE });
}
