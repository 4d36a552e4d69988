/** Reads the environment once, and fails at start, by name, when a variable is missing. */
import type {
  ApiEnvironment,
  ExportsEnvironment,
  ImagesEnvironment,
  MailEnvironment,
  RelayEnvironment,
  ReportsEnvironment,
  RequestEnvironment,
  RowsEnvironment,
  SalesEnvironment,
  StreamEnvironment,
} from './config.ts';

const request: readonly (keyof RequestEnvironment)[] = [
  'STAGE',
  'TABLE_NAME',
  'SITE_ORIGIN',
  'USER_POOL_ID',
  'USER_POOL_CLIENT_ID',
  'SIGNING_SECRET',
  'ORIGIN_SECRET',
  'ROWS_IN_BROWSER',
];
const api: readonly (keyof ApiEnvironment)[] = [...request, 'IMAGES_BUCKET', 'IMAGE_SECRET'];
const sales: readonly (keyof SalesEnvironment)[] = [...request, 'IMAGES_BUCKET', 'IMAGE_SECRET'];
const rows: readonly (keyof RowsEnvironment)[] = [...request, 'SNAPSHOTS_BUCKET'];
const reports: readonly (keyof ReportsEnvironment)[] = [...request, 'EXPORTS_BUCKET'];
const stream: readonly (keyof StreamEnvironment)[] = ['STAGE', 'TABLE_NAME'];
const images: readonly (keyof ImagesEnvironment)[] = [...stream, 'IMAGES_BUCKET'];
const exports: readonly (keyof ExportsEnvironment)[] = [...stream, 'EXPORTS_BUCKET', 'IMAGES_BUCKET'];
const relay: readonly (keyof RelayEnvironment)[] = [
  'STAGE',
  'MAIL_QUEUE_URL',
  'EXPORTS_QUEUE_URL',
  'REMOVED_IMAGES_QUEUE_URL',
];
const mail: readonly (keyof MailEnvironment)[] = [
  'STAGE',
  'TABLE_NAME',
  'SITE_ORIGIN',
  'IMAGES_BUCKET',
  'MAIL_FROM',
  'SIGNING_SECRET',
];

interface Environments {
  request: RequestEnvironment;
  api: ApiEnvironment;
  sales: SalesEnvironment;
  rows: RowsEnvironment;
  reports: ReportsEnvironment;
  exports: ExportsEnvironment;
  images: ImagesEnvironment;
  mail: MailEnvironment;
  relay: RelayEnvironment;
  stream: StreamEnvironment;
}

export function environmentOf<Kind extends keyof Environments>(kind: Kind): Environments[Kind] {
  const names: readonly string[] = { request, api, sales, rows, reports, exports, images, mail, relay, stream }[kind];
  const missing = names.filter((name) => !process.env[name]);
  if (missing.length) throw new Error(`missing environment: ${missing.join(', ')}`);
  const values = Object.fromEntries(names.map((name) => [name, process.env[name]]));
  return values as unknown as Environments[Kind]; // every name of the interface was just seen to be set
}

/** Settings that only the local stack gives. Undefined when deployed, whatever the environment says. */
export function localSetting(
  name: 'USER_POOL_ISSUER' | 'COOKIES' | 'AWS_ENDPOINT_URL_S3' | 'AWS_ENDPOINT_URL_SQS',
): string | undefined {
  return process.env['STAGE'] === 'local' ? process.env[name] : undefined;
}

/** Where the function's own files are. */
export function taskRoot(): string {
  const root = process.env['LAMBDA_TASK_ROOT'];
  if (!root) throw new Error('missing environment: LAMBDA_TASK_ROOT');
  return root;
}
