/** A file per function with the lines it logged, as CloudWatch would keep a log group per function. */
import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';

export interface Logs {
  write(functionName: string, line: string): void;
  close(): Promise<void>;
}

export function openLogs(directory: string): Logs {
  mkdirSync(directory, { recursive: true });
  const files = new Map<string, WriteStream>();
  return {
    write(functionName, line) {
      const file = files.get(functionName) ?? createWriteStream(join(directory, `${functionName}.log`), { flags: 'a' });
      files.set(functionName, file);
      file.write(`${line}\n`);
    },
    async close() {
      await Promise.all([...files.values()].map((file) => new Promise<void>((resolve) => file.end(() => resolve()))));
    },
  };
}
