/**
 * Finds a Chromium: the one named by CHROMIUM_PATH; on Linux the headless shell shipped in npm, unpacked once; elsewhere
 * the system's. The shell is the same browser on every machine, and opens a context in a fifth of the time of a whole
 * browser without a screen, which draws its own tabs and buttons for nobody (150 ms for 650, a few hundred times a run).
 */
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
  // npm's shell is of Amazon's Linux on x64 alone.
  const shipped = process.platform === 'linux' && process.arch === 'x64' ? await unpackShipped() : undefined;
  if (shipped) return shipped;
  const installed = usualPaths.find((path) => existsSync(path) && starts(path, {}));
  if (installed) return { executablePath: installed, env: {} };
  throw new Error('No Chromium found. Install Google Chrome, or say where one is: CHROMIUM_PATH=/path npm test');
}

function starts(path: string, env: Record<string, string>): boolean {
  return spawnSync(path, ['--version'], { env: { ...process.env, ...env }, stdio: 'ignore' }).status === 0;
}

/** A marker is written last: an unpacking cut off in the middle starts over instead of leaving a broken browser. */
async function unpackShipped(): Promise<Browser | undefined> {
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
  if (!starts(executablePath, env)) return undefined;
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
