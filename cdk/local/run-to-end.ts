/** Runs a program to its end, silent unless it fails. */
import { spawn } from 'node:child_process';

/** @throws with everything the program printed */
export function runToEnd(
  command: string,
  args: readonly string[],
  { cwd, env = {} }: { cwd: string; env?: Record<string, string> },
): Promise<void> {
  return new Promise((resolve, reject) => {
    const output: Buffer[] = [];
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
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
