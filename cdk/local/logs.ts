/** A file per function with the lines it logged, as CloudWatch would keep a log group per function. */
import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';

export interface Logs {
  write(functionName: string, line: string): void;
  close(): Promise<void>;
}

/** @param onLine is told of each line, too */
export function openLogs(directory: string, onLine: Logs['write']): Logs {
  mkdirSync(directory, { recursive: true });
  const files = new Map<string, WriteStream>();
  return {
    write(functionName, line) {
      const file = files.get(functionName) ?? createWriteStream(join(directory, `${functionName}.log`), { flags: 'a' });
      files.set(functionName, file);
      file.write(`${line}\n`);
      onLine(functionName, line);
    },
    async close() {
      await Promise.all([...files.values()].map((file) => new Promise<void>((resolve) => file.end(() => resolve()))));
    },
  };
}
