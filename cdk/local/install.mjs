/**
 * Installs what is missing before the other scripts run. Plain JavaScript without dependencies: it runs on whatever Node
 * (>= 20) the machine has; the scripts after it find the Node of package.json in node_modules/.bin.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const marker = join(root, 'node_modules', '.folio-lock');
const wanted = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .update(`${process.platform} ${process.arch}`)
  .digest('hex');

if (!existsSync(marker) || readFileSync(marker, 'utf8') !== wanted) install();

function install() {
  const startedAt = Date.now();
  console.log('Installing packages …');
  // Not `npm ci`: it refuses a lock file whose optional programs for other platforms cannot be had.
  const { status } = spawnSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) {
    console.error('The packages could not be installed: see above. Is there a network?');
    process.exit(1);
  }
  writeFileSync(marker, wanted);
  console.log(`Packages installed in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
}
