/** Finds a Chromium: the one named by CHROMIUM_PATH, the system's, else the one shipped in npm, unpacked once. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const usualPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

export interface Browser {
  executablePath: string;
  /** Added to the environment the browser starts with. */
  env: Record<string, string>;
}

/** Path and environment of a Chromium that was seen to start. */
export async function findChromium(): Promise<Browser> {
  const named = process.env['CHROMIUM_PATH'];
  if (named) return { executablePath: named, env: {} };
  const installed = usualPaths.find((path) => existsSync(path) && starts(path, {}));
  if (installed) return { executablePath: installed, env: {} };
  if (process.platform !== 'linux') {
    throw new Error('No Chromium found. Install Google Chrome, or say where one is: CHROMIUM_PATH=/path npm test');
  }
  return unpackShipped();
}

function starts(path: string, env: Record<string, string>): boolean {
  return spawnSync(path, ['--version'], { env: { ...process.env, ...env }, stdio: 'ignore' }).status === 0;
}

/** A marker is written last: an unpacking cut off in the middle starts over instead of leaving a broken browser. */
async function unpackShipped(): Promise<Browser> {
  const directory = fileURLToPath(new URL('../../node_modules/.cache/folio-chromium', import.meta.url));
  const { default: chromium, inflate } = await import('@sparticuz/chromium');
  const marker = join(directory, 'complete');
  if (!existsSync(marker)) {
    rmSync(directory, { recursive: true, force: true });
    mkdirSync(directory, { recursive: true });
  }
  const executablePath = await within(directory, () => chromium.executablePath());
  const fonts: Record<string, string> = existsSync('/etc/fonts') ? {} : { FONTCONFIG_PATH: join(directory, 'fonts') };
  if (existsSync(marker) ? !existsSync(join(directory, 'al2023')) : starts(executablePath, fonts)) {
    writeFileSync(marker, '');
    return { executablePath, env: fonts };
  }
  // A machine without the browser's libraries: the same package carries those of Amazon Linux.
  const archive = fileURLToPath(new URL('../bin/al2023.tar.br', import.meta.resolve('@sparticuz/chromium')));
  const libraries = join(await within(directory, () => inflate(archive)), 'lib');
  const env = { ...fonts, LD_LIBRARY_PATH: libraries };
  if (!starts(executablePath, env)) {
    throw new Error('The Chromium shipped in npm does not start here. Install one, or set CHROMIUM_PATH.');
  }
  writeFileSync(marker, '');
  return { executablePath, env };
}

/** The package unpacks into the temporary directory whatever it is told; this gives it one of our own. */
async function within<Result>(directory: string, work: () => Promise<Result>): Promise<Result> {
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = directory;
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}
