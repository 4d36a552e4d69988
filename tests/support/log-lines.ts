/** What the functions of a running stack have logged. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';

const request = z.object({ message: z.string(), requestId: z.string(), routeKey: z.string() });
const completed = request.extend({
  message: z.literal('COMPLETED'),
  tenantId: z.string().optional(),
  status: z.int(),
  ms: z.number(),
  dynamoCalls: z.int(),
  readUnits: z.number(),
  writeUnits: z.number(),
  transactions: z.int(),
  code: z.string().optional(),
});
export type RequestLine = z.infer<typeof request>;
export type CompletedLine = z.infer<typeof completed>;

/** Everything logged so far, by all functions: a file each, as CloudWatch keeps a group each. Lines are there before answers. */
export async function logText(logDirectory: string): Promise<string> {
  const files = await readdir(logDirectory);
  return (await Promise.all(files.map((file) => readFile(join(logDirectory, file), 'utf8')))).join('\n');
}

async function objects(logDirectory: string): Promise<unknown[]> {
  return (await logText(logDirectory)).split('\n').flatMap((line) => {
    try {
      return [JSON.parse(line) as unknown];
    } catch {
      return []; // what Node itself prints
    }
  });
}

/** STARTED and COMPLETED lines, in order. */
export async function requestLines(logDirectory: string): Promise<RequestLine[]> {
  return (await objects(logDirectory)).flatMap((line) => {
    const parsed = request.safeParse(line);
    return parsed.success ? [parsed.data] : [];
  });
}

/** COMPLETED lines, with what each request cost. */
export async function completedRequests(logDirectory: string): Promise<CompletedLine[]> {
  return (await objects(logDirectory)).flatMap((line) => {
    const parsed = completed.safeParse(line);
    return parsed.success ? [parsed.data] : [];
  });
}
