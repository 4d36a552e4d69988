/** What the functions of a running stack have logged. */
import { readFile } from 'node:fs/promises';
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

/** Every JSON object in the log, whatever a runner wrote before it on its line. */
async function objects(logPath: string): Promise<unknown[]> {
  const lines = (await readFile(logPath, 'utf8')).split('\n');
  return lines.flatMap((line) => {
    try {
      return [JSON.parse(line.slice(line.indexOf('{'))) as unknown];
    } catch {
      return [];
    }
  });
}

/** The log reaches its file a moment after the answer reaches the caller. */
export async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 400));
}

/** STARTED and COMPLETED lines, in order. */
export async function requestLines(logPath: string): Promise<RequestLine[]> {
  await settled();
  return (await objects(logPath)).flatMap((line) => {
    const parsed = request.safeParse(line);
    return parsed.success ? [parsed.data] : [];
  });
}

/** COMPLETED lines, with what each request cost. */
export async function completedRequests(logPath: string): Promise<CompletedLine[]> {
  await settled();
  return (await objects(logPath)).flatMap((line) => {
    const parsed = completed.safeParse(line);
    return parsed.success ? [parsed.data] : [];
  });
}
