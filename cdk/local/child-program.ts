/** Starts a program that cannot outlive this process, however this process ends. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface Program {
  stop(): Promise<void>;
}

export interface ProgramOptions {
  command: string;
  args: readonly string[];
  cwd?: string;
  env?: Record<string, string>;
  /** Called when it ends by itself, with the end of what it complained. */
  onCrash: (lastWords: string) => void;
}

/**
 * The shell becomes the program; a second one reads a pipe that we hold open. The system closes the pipe when this
 * process is gone, even after kill -9, and the second shell then ends the program.
 */
const watched = 'exec 3<&0; (cat <&3 >/dev/null; kill $$ 2>/dev/null) & exec "$@" </dev/null 3<&-';

export function startProgram({ command, args, cwd, env, onCrash }: ProgramOptions): Program {
  const child = spawn('sh', ['-c', watched, 'sh', command, ...args], {
    stdio: ['pipe', 'ignore', 'pipe'],
    // A group of its own: Ctrl-C reaches this process alone, which then stops its programs in order.
    detached: true,
    ...(cwd ? { cwd } : {}),
    ...(env ? { env: { ...process.env, ...env } } : {}),
  });
  let isStopping = false;
  let lastWords = '';
  child.stderr.on('data', (chunk: Buffer) => {
    lastWords = `${lastWords}${chunk}`.slice(-500);
  });
  const exited = once(child, 'exit');
  child.once('exit', (exitCode) => {
    child.stdin.end();
    child.stderr.destroy();
    if (!isStopping) onCrash(`exit code ${exitCode}: ${lastWords.trim()}`);
  });
  return {
    async stop() {
      isStopping = true;
      child.kill();
      await exited;
    },
  };
}
