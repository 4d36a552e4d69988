/** Small stacks synthesized for one test file and run by the local services: what the tests say about AWS, in CDK's words. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Code, Function as LambdaFunction, Runtime, type FunctionProps } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { startLocalStack, type LocalStack } from '@folio/cdk/local/local-stack.ts';

interface LogEntry {
  functionName: string;
  line: string;
}

export interface ThrowAway {
  stack: LocalStack;
  /** Every line the functions have logged. */
  logs: LogEntry[];
  logDirectory: string;
  /** What somebody should know: mappings that gave up, programs that ended. */
  troubles: string[];
  /** Stops it, and starts it again on the same data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Synthesizes what `build` adds to a stack named `Throwaway`. @returns directory of the assembly */
export function synthesize(directory: string, build: (stack: Stack) => void): string {
  const app = new App({ outdir: join(directory, 'cdk.out'), analyticsReporting: false });
  build(new Stack(app, 'Throwaway'));
  return app.synth().directory;
}

export async function startThrowAway(
  build: (stack: Stack) => void,
  options: { concurrency?: number } = {},
): Promise<ThrowAway> {
  const directory = mkdtempSync(join(tmpdir(), 'folio-throw-away-'));
  const assembly = synthesize(directory, build);
  const logs: LogEntry[] = [];
  const troubles: string[] = [];
  const start = () =>
    startLocalStack({
      ...options,
      assembly,
      dataDirectory: join(directory, 'data'),
      onLog: (functionName, line) => logs.push({ functionName, line }),
      onTrouble: (sentence) => troubles.push(sentence),
    });
  const throwAway: ThrowAway = {
    stack: await start(),
    logs,
    logDirectory: join(directory, 'data', 'logs'),
    troubles,
    async restart() {
      await throwAway.stack.stop();
      throwAway.stack = await start();
    },
    async stop() {
      await throwAway.stack.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
  return throwAway;
}

/** A function whose whole code stands in the test. It is CommonJS, as inline functions of Lambda are. */
export function inlineFunction(
  scope: Construct,
  id: string,
  code: string,
  props: Partial<FunctionProps> = {},
): LambdaFunction {
  return new LambdaFunction(scope, id, {
    runtime: Runtime.NODEJS_24_X,
    handler: 'index.handler',
    code: Code.fromInline(code),
    ...props,
  });
}

/** Waits until something is so. @throws after half a minute: a test machine may be busy with other suites */
export async function eventually<Value>(look: () => Value | undefined | false): Promise<Value> {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline;) {
    const found = look();
    if (found !== undefined && found !== false) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('it did not become so within half a minute');
}
