/** A file per function with the lines it logged, as CloudWatch would keep a log group per function. */
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

export interface Logs {
  write(functionName: string, line: string): void;
  close(): void;
}

/** @param onLine is told of each line, too */
export function openLogs(directory: string, onLine: Logs['write']): Logs {
  mkdirSync(directory, { recursive: true });
  const files = new Map<string, number>();
  return {
    write(functionName, line) {
      const file = files.get(functionName) ?? openSync(join(directory, `${functionName}.log`), 'a');
      files.set(functionName, file);
      // At once: handing a line to another thread costs more than the system's own copy of it.
      writeSync(file, `${line}\n`);
      onLine(functionName, line);
    },
    close: () => files.forEach((file) => closeSync(file)),
  };
}
