/**
 * Pictures are drawn in a process of their own, which is given their bytes and nothing else: no credentials, no table, no
 * bucket. A file that makes a decoder crash, run out of memory or never end is refused, and the next one finds a new process.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Rejection } from '@folio/shared/images/image.rules.ts';
import { taskRoot } from './environment.ts';
import type { Drawn, Outcome, Sizes } from './image-drawing.ts';

/** One of 50 megapixels takes ten. The function itself is given more. */
const mostSeconds = 45;

/** Says why, in a word of the catalogue. */
export class PictureRefused extends Error {
  readonly rejection: Rejection;

  constructor(rejection: Rejection) {
    super(rejection);
    this.name = 'PictureRefused';
    this.rejection = rejection;
  }
}

/** Kept for the next picture: starting it takes a third of a second. */
let running: ChildProcess | undefined;

function start(): ChildProcess {
  const child = fork(join(taskRoot(), 'draw-image.mjs'), {
    env: {},
    execArgv: ['--max-old-space-size=256'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  child.once('exit', () => {
    if (running === child) running = undefined;
  });
  return child;
}

/** One at a time. @throws PictureRefused */
export async function drawAnew(bytes: Uint8Array, sizes: Sizes): Promise<Drawn> {
  const child = (running ??= start());
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  const giveUp = () => {
    child.kill('SIGKILL');
    resolve({ rejection: 'damaged' });
  };
  const timer = setTimeout(giveUp, mostSeconds * 1000);
  child.once('message', resolve);
  child.once('exit', giveUp);
  child.send({ bytes, sizes });
  const outcome = await promise;
  clearTimeout(timer);
  child.off('message', resolve);
  child.off('exit', giveUp);
  if ('rejection' in outcome) throw new PictureRefused(outcome.rejection);
  return outcome;
}
