/** While developing: Vite serves the site with hot reload, and hands `/api` on to the local stack. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { repositoryRoot } from '../sources.ts';
import { startProgram, type Program } from './child-program.ts';
import { freePort, PortBusyError } from './ports.ts';

const patienceMs = 30_000;

/** @param api origin of the local stack @throws PortBusyError */
export async function startDevSite(port: number, api: string): Promise<Program> {
  if ((await freePort(port)) !== port) {
    throw new PortBusyError(`Port ${port} is busy. End what uses it, or choose another: npm run dev -- --port 4500`);
  }
  const vite = join(
    dirname(createRequire(join(repositoryRoot, 'web', 'package.json')).resolve('vite/package.json')),
    'bin',
    'vite.js',
  );
  const program = startProgram({
    command: process.execPath,
    args: [vite, 'dev', '--port', String(port), '--strictPort'],
    cwd: join(repositoryRoot, 'web'),
    env: { FOLIO_ORIGIN: api },
    onCrash: (lastWords) => console.error(`Vite ended: ${lastWords}`),
  });
  await untilItAnswers(`http://localhost:${port}/`);
  return program;
}

async function untilItAnswers(address: string): Promise<void> {
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline;) {
    const isThere = await fetch(address).then(
      () => true,
      () => false,
    );
    if (isThere) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`Vite does not answer at ${address}`);
}
