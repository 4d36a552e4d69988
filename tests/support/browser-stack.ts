/** Playwright's global setup: one stack for the whole suite; workers find it in the environment. */
import { startStackProcess } from './stack-process.ts';

export default async function setup(): Promise<() => Promise<void>> {
  const { stack, stop } = await startStackProcess();
  process.env['FOLIO_ORIGIN'] = stack.origin;
  process.env['FOLIO_STACK'] = JSON.stringify(stack);
  return stop;
}
