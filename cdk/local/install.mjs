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
  if (!npmInstall()) {
    console.error('The packages could not be installed: see above. Is there a network?');
    process.exit(1);
  }
  installDynoxide();
  writeFileSync(marker, wanted);
  console.log(`Packages installed in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
}

/** The lock file holds the local DynamoDB for Linux on x64; other machines take their own build of the same version. */
function installDynoxide() {
  const platform = `${process.platform}-${process.arch}`;
  if (platform === 'linux-x64') return;
  const { optionalDependencies } = JSON.parse(readFileSync(join(root, 'cdk', 'package.json'), 'utf8'));
  if (npmInstall(`@dynoxide/${platform}@${optionalDependencies['@dynoxide/linux-x64']}`)) return;
  console.error(
    `There is no dynoxide package for ${platform}: put "dynoxide" on the PATH (https://dynoxide.dev), or set ` +
      'FOLIO_DYNAMODB_ENDPOINT to a DynamoDB Local.',
  );
}

/** @param {string[]} packages besides those of the lock file */
function npmInstall(...packages) {
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error', ...packages];
  return spawnSync('npm', args, { cwd: root, stdio: 'inherit' }).status === 0;
}
