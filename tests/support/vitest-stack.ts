/** Vitest's global setup of the suites that speak to a stack: one for the whole suite; a test gets it by `inject('stack')`. */
import type { TestProject } from 'vitest/node';
import { startStackProcess, type RunningStack } from './stack-process.ts';

declare module 'vitest' {
  interface ProvidedContext {
    stack: RunningStack;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { stack, stop } = await startStackProcess();
  project.provide('stack', stack);
  return stop;
}
