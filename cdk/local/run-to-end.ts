/** Runs a program to its end, silent unless it fails. */
import { spawn } from 'node:child_process';

interface RunOptions {
  cwd: string;
  env?: Record<string, string>;
  /** Its input ends when this is done; it is ended itself when this fails. No input unless told. */
  input?: Promise<void>;
}

/** @throws with everything the program printed, or with what `input` failed of */
export function runToEnd(
  command: string,
  args: readonly string[],
  { cwd, env = {}, input = Promise.resolve() }: RunOptions,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const output: Buffer[] = [];
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: 'pipe' });
    input.then(
      () => child.stdin.end(),
      (error: unknown) => {
        child.kill();
        reject(error);
      },
    );
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${command} ${args.join(' ')} failed:\n${readable(Buffer.concat(output).toString())}`));
    });
  });
}

/** Node shows the line that threw: in a library that is one line of 100 kB. */
function readable(output: string): string {
  return output
    .split('\n')
    .map((line) => line.slice(0, 300))
    .join('\n');
}
