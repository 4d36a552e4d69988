/** What `npm run dev` adds to `npm start`: Vite before the local stack, and functions that follow their sources. */
import { startDevSite } from './dev-site.ts';
import type { LocalStack } from './local-stack.ts';

/** @returns how to stop @throws PortBusyError */
export async function startDevelopment(port: number, { origin, services }: LocalStack): Promise<() => Promise<void>> {
  const site = await startDevSite(port, origin);
  // Loaded here alone: it brings esbuild and the CDK, 50 MB that `npm start` does without.
  const { rebuildFunctionsOnChange } = await import('./dev-functions.ts');
  const stopBuilding = await rebuildFunctionsOnChange(services.lambda.all());
  return async () => {
    await stopBuilding();
    await site.stop();
  };
}
