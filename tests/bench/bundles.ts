/** What a function weighs and how long it takes to start, beside an empty handler with the same SDK clients. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Metafile } from 'esbuild';
import { bundleOptions } from '@folio/cdk/constructs/bundle.ts';
import type {
  ApiEnvironment,
  ExportsEnvironment,
  MailEnvironment,
  ReportsEnvironment,
  RowsEnvironment,
  SalesEnvironment,
} from '@folio/functions/platform/config.ts';
import { median, rounded } from './statistics.ts';

export interface BundleFigures {
  lambda: string;
  bytes: number;
  gzipBytes: number;
  initMs: number;
  /** Init time as ratio to an empty handler that imports the same commands of the same SDK clients. */
  initRatio: number;
}

const functionsRoot = fileURLToPath(new URL('../../functions/', import.meta.url));
/** Interleaved, so that whatever else the machine does falls on both. */
const rounds = 9;

export async function measureBundles(): Promise<BundleFigures[]> {
  const directory = mkdtempSync(join(functionsRoot, '.bench-'));
  try {
    const figures: BundleFigures[] = [];
    for (const file of readdirSync(join(functionsRoot, 'src/lambdas'))) {
      figures.push(await measure(directory, basename(file, '.ts')));
    }
    return figures;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function measure(directory: string, lambda: string): Promise<BundleFigures> {
  const outfile = join(directory, `${lambda}.mjs`);
  const entryPoint = join(functionsRoot, 'src/lambdas', `${lambda}.ts`);
  const { metafile } = await build({ ...bundleOptions, entryPoints: [entryPoint], outfile, metafile: true });
  const empty = join(directory, `${lambda}-empty.mjs`);
  writeFileSync(join(directory, `${lambda}-empty.ts`), emptyHandler(metafile));
  await build({ ...bundleOptions, entryPoints: [join(directory, `${lambda}-empty.ts`)], outfile: empty });
  const times: { own: number[]; empty: number[] } = { own: [], empty: [] };
  for (let round = 0; round < rounds; round += 1) {
    times.own.push(importMs(outfile));
    times.empty.push(importMs(empty));
  }
  const code = readFileSync(outfile);
  return {
    lambda,
    bytes: code.length,
    gzipBytes: gzipSync(code, { level: 9 }).length,
    initMs: rounded(median(times.own)),
    initRatio: rounded(median(times.own) / median(times.empty)),
  };
}

/** Source that makes the clients a bundle makes, with the commands it uses, and answers nothing. */
function emptyHandler(metafile: Metafile): string {
  const byClient = new Map<string, string[]>();
  for (const [, bytes] of Object.entries(metafile.outputs)) {
    for (const input of Object.keys(bytes.inputs)) {
      const [, client, command] = /@aws-sdk\/(client-[\w-]+)\/dist-es\/commands\/(\w+Command)\.js$/.exec(input) ?? [];
      if (client && command) byClient.set(client, [...(byClient.get(client) ?? []), command]);
    }
  }
  const imports = [...byClient].map(([client, commands], at) => {
    return `import { ${[...commands, `${clientClass(client)} as Client${at}`].join(', ')} } from '@aws-sdk/${client}';`;
  });
  const used = [...byClient].flatMap(([, commands], at) => [`new Client${at}({})`, ...commands]);
  return `${imports.join('\n')}\nexport const handler = async () => [${used.join(', ')}].length;\n`;
}

const clientClasses: Record<string, string> = {
  'client-dynamodb': 'DynamoDBClient',
  'client-cognito-identity-provider': 'CognitoIdentityProviderClient',
  'client-sesv2': 'SESv2Client',
  'client-s3': 'S3Client',
};

function clientClass(client: string): string {
  const name = clientClasses[client];
  if (!name) throw new Error(`the bench does not know the class of ${client}`);
  return name;
}

/** In a process of its own each time, as a cold start is; Node's own start is not counted. */
function importMs(file: string): number {
  const source = `const t = performance.now(); await import(${JSON.stringify(file)}); console.log(performance.now() - t)`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', source], {
    encoding: 'utf8',
    env: { ...process.env, ...environmentOfAFunction },
  });
  const ms = Number(stdout.trim());
  if (!Number.isFinite(ms) || !stdout.trim()) throw new Error(`${basename(file)} does not start: ${stderr}`);
  return ms;
}

type Environments = ApiEnvironment &
  SalesEnvironment &
  RowsEnvironment &
  ReportsEnvironment &
  ExportsEnvironment &
  MailEnvironment;

/** Enough for every function to start: a new variable is missed by its type. Nothing is called. */
const environmentOfAFunction: Record<keyof Environments | 'AWS_REGION', string> = {
  STAGE: 'dev',
  TABLE_NAME: 'bench',
  SITE_ORIGIN: 'https://folio.example.com',
  USER_POOL_ID: 'us-east-1_bench0000',
  USER_POOL_CLIENT_ID: 'bench',
  SIGNING_SECRET: 'x'.repeat(48),
  ORIGIN_SECRET: 'x'.repeat(48),
  ROWS_IN_BROWSER: '50000',
  SNAPSHOTS_BUCKET: 'bench',
  IMAGES_BUCKET: 'bench',
  EXPORTS_BUCKET: 'bench',
  IMAGE_SECRET: 'x'.repeat(48),
  MAIL_FROM: 'Folio <hola@folio.example.com>',
  AWS_REGION: 'us-east-1',
};
