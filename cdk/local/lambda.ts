/** Lambda: the functions of the template, each run from its deployed bundle with the environment of the template. */
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { Assembly } from './assembly.ts';
import { arnOf, credentials, region } from './aws-names.ts';
import { WorkerPool, type FunctionSettings } from './lambda-pool.ts';
import type { Provisioners } from './provision.ts';

const functionProperties = z.looseObject({
  FunctionName: z.string().optional(),
  Handler: z.string(),
  Runtime: z.string(),
  Timeout: z.number().default(3),
  MemorySize: z.number().default(128),
  Code: z.object({ S3Key: z.string().optional(), ZipFile: z.string().optional() }).loose(),
  // For failed events there is one place: the destination of an EventInvokeConfig.
  DeadLetterConfig: z.undefined().optional(),
  Environment: z.object({ Variables: z.record(z.string(), z.string()).default({}) }).default({ Variables: {} }),
});
type FunctionProperties = z.output<typeof functionProperties>;

export interface LambdaOptions {
  assembly: Assembly;
  dataDirectory: string;
  /** Variables that differ on this machine: given those of the template, answers the ones to set. */
  localEnvironment: (ofTemplate: Record<string, string>) => Record<string, string>;
  /** Requests a function may serve at once. */
  concurrency: number;
  /** What the functions print, line by line; it is in `<data directory>/logs` too, a file each, as CloudWatch keeps a group each. */
  onLog?: ((functionName: string, line: string) => void) | undefined;
  /** After every invocation: the table may have changed. */
  onInvoked: () => void;
}

export interface Lambda {
  provisioners: Provisioners;
  /** By name or ARN. @throws when there is none */
  find(nameOrArn: string): WorkerPool;
  all(): WorkerPool[];
  stop(): Promise<void>;
}

export function createLambda(options: LambdaOptions): Lambda {
  const pools = new Map<string, WorkerPool>();
  const foreign = new Map<string, string>();
  mkdirSync(logDirectory(options), { recursive: true });
  return {
    provisioners: {
      'AWS::Lambda::Function': (resource) => {
        const properties = functionProperties.parse(resource.properties);
        const name = properties.FunctionName ?? resource.name;
        const arn = arnOf('lambda', `function:${name}`);
        // Providers of custom resources are Python; what they do is done here by the service concerned.
        if (!properties.Runtime.startsWith('nodejs')) foreign.set(name, properties.Runtime);
        else pools.set(name, new WorkerPool(name, settingsOf(name, properties, options), options));
        return { ref: name, attributes: { Arn: arn } };
      },
    },
    find(nameOrArn) {
      const name = /:function:([^:]+)/.exec(nameOrArn)?.[1] ?? nameOrArn;
      const pool = pools.get(name);
      if (pool) return pool;
      const runtime = foreign.get(name);
      throw new Error(runtime ? `${name} needs ${runtime}, which is not here` : `there is no function ${name}`);
    },
    all: () => [...pools.values()],
    stop: async () => void (await Promise.all([...pools.values()].map((pool) => pool.stop()))),
  };
}

function settingsOf(name: string, properties: FunctionProperties, options: LambdaOptions): FunctionSettings {
  const { Handler, Timeout, MemorySize, Environment } = properties;
  const [file = '', handler = ''] = Handler.split('.');
  const directory = codeDirectory(name, properties.Code, options);
  return {
    arn: arnOf('lambda', `function:${name}`),
    modulePath: modulePath(directory, file),
    handler,
    timeoutMs: Timeout * 1000,
    memoryMb: MemorySize,
    logPath: join(logDirectory(options), `${name}.log`),
    environment: {
      ...runtimeEnvironment(name, properties, directory),
      ...Environment.Variables,
      ...options.localEnvironment(Environment.Variables),
    },
  };
}

function logDirectory({ dataDirectory }: LambdaOptions): string {
  return join(dataDirectory, 'logs');
}

function codeDirectory(
  name: string,
  { S3Key, ZipFile }: FunctionProperties['Code'],
  { assembly, dataDirectory }: LambdaOptions,
): string {
  if (S3Key) return assembly.assetPath(S3Key);
  const directory = join(dataDirectory, 'inline-functions', name);
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'index.js'), ZipFile ?? '');
  // As in Lambda, whatever package.json lies above this directory here.
  writeFileSync(join(directory, 'package.json'), '{"type":"commonjs"}');
  return directory;
}

function modulePath(directory: string, file: string): string {
  if (!statSync(directory).isDirectory()) throw new Error(`${directory} is packed: the local stack runs directories`);
  const found = ['mjs', 'js', 'cjs']
    .map((ending) => join(directory, `${file}.${ending}`))
    .find((path) => existsSync(path));
  if (!found) throw new Error(`there is no ${file}.mjs, .js or .cjs in ${directory}`);
  return found;
}

/** https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html */
function runtimeEnvironment(name: string, { Handler, MemorySize, Runtime }: FunctionProperties, taskRoot: string) {
  return {
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_EXECUTION_ENV: `AWS_Lambda_${Runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(MemorySize),
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    LAMBDA_TASK_ROOT: taskRoot,
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    PATH: '/var/lang/bin:/usr/local/bin:/usr/bin:/bin:/opt/bin',
    _HANDLER: Handler,
  };
}
