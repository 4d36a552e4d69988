/** Reads the environment once, and fails at start, by name, when a variable is missing. */
import type { MailEnvironment, RequestEnvironment, RowsEnvironment, StreamEnvironment } from './config.ts';

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
const rows: readonly (keyof RowsEnvironment)[] = [...request, 'SNAPSHOTS_BUCKET'];
const stream: readonly (keyof StreamEnvironment)[] = ['STAGE', 'TABLE_NAME'];
const mail: readonly (keyof MailEnvironment)[] = ['STAGE', 'TABLE_NAME', 'SITE_ORIGIN', 'MAIL_FROM', 'SIGNING_SECRET'];

interface Environments {
  request: RequestEnvironment;
  rows: RowsEnvironment;
  mail: MailEnvironment;
  stream: StreamEnvironment;
}

export function environmentOf<Kind extends keyof Environments>(kind: Kind): Environments[Kind] {
  const names: readonly string[] = { request, rows, mail, stream }[kind];
  const missing = names.filter((name) => !process.env[name]);
  if (missing.length) throw new Error(`missing environment: ${missing.join(', ')}`);
  const values = Object.fromEntries(names.map((name) => [name, process.env[name]]));
  return values as unknown as Environments[Kind]; // every name of the interface was just seen to be set
}

/** Settings that only the local stack gives. Undefined when deployed, whatever the environment says. */
export function localSetting(name: 'USER_POOL_ISSUER' | 'COOKIES'): string | undefined {
  return process.env['STAGE'] === 'local' ? process.env[name] : undefined;
}
