/** Clientes: registered by everybody, seen by everybody of the company, retired and used again, never deleted. */
import type {
  addClient,
  changeClient,
  Client,
  Contact,
  listClients,
  NewContactInput,
} from '@folio/shared/clients/client.schema.ts';
import { fiscalFaults } from '@folio/shared/clients/fiscal.rules.ts';
import type { InputOf } from '@folio/shared/contract/endpoint.ts';
import { AppError, bodyFault } from '../../platform/app-error.ts';
import type { MemberContext } from '../../platform/context.ts';
import { tenantTable, type Dependencies } from '../../platform/dependencies.ts';
import { idOfCommand } from '../../platform/derived-id.ts';
import type { Attributes } from '../../platform/table.ts';
import { phoneOf } from '../../platform/typed-phone.ts';
import * as catalogues from '../catalogues/catalogue.service.ts';
import { runCommand, type Outcome } from '../changes/command.service.ts';
import { merge, type Versioned } from '../changes/merge.rules.ts';
import { clientMarkWrites } from '../prospects/client-mark.service.ts';
import {
  clientKey,
  clientOf,
  clientPut,
  clientUpdate,
  listClientRows,
  logPartition,
  positionOf,
  type StoredClient,
} from './client.repository.ts';

/** What a person types of a client; null is a field without anything in it. */
type Fields = { [Field in Exclude<keyof Client, 'id' | 'createdAt' | 'version'>]-?: NonNullable<Client[Field]> | null };
type Patch = { [Field in keyof Fields]?: Fields[Field] | undefined };

const emptyFields = {
  companyName: null,
  phone: null,
  email: null,
  rfc: null,
  state: null,
  lineOfBusinessId: null,
  legalName: null,
  fiscalRegime: null,
  fiscalPostalCode: null,
  cfdiUse: null,
  contacts: null,
} as const;

const fiscalFields = ['rfc', 'fiscalRegime', 'cfdiUse'];

/** Item a command reads to name this client; `requireClient` judges it. */
export const needOf = clientKey;

/** A retired one still counts: what is linked to it stays linked. @throws AppError when there is no such client */
export function requireClient(item: Attributes | undefined): Client {
  return existing(item).row;
}

export async function add(
  deps: Dependencies,
  context: MemberContext,
  { body }: InputOf<typeof addClient>,
): Promise<Client> {
  const fields = { ...body, phone: phoneOf(body.phone), contacts: contactsOf(body.contacts) };
  const id = idOfCommand('client', context);
  return runCommand(deps, context, {
    partition: logPartition(id),
    needs: catalogues.needsOf('lines-of-business', body.lineOfBusinessId),
    decide: (entries) => {
      requireEntries(entries);
      const createdAt = context.now.toISOString();
      const client = withoutNulls({ ...fields, id, retired: false, createdAt, version: 1 });
      return {
        writes: [clientPut(client), ...clientMarkWrites(id, undefined, client)],
        happening: { noun: 'client', verb: 'created', subjectId: id, subjectName: client.name, after: client },
        answer: client,
      };
    },
  });
}

export async function list(
  deps: Dependencies,
  context: MemberContext,
  { query }: InputOf<typeof listClients>,
): Promise<{ clients: Client[]; cursor?: string }> {
  const subject = `${context.actor.tenantId}\nclients`;
  const below = query.cursor === undefined ? undefined : belowOf(deps.signer.open('cursor', query.cursor), subject);
  const table = tenantTable(deps, context);
  // One more than asked tells whether there is a next page.
  const rows = await listClientRows(table, { limit: query.limit + 1, ...(below ? { below } : {}) });
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  if (rows.length <= query.limit || !last) return { clients: page };
  return { clients: page, cursor: deps.signer.sign('cursor', { subject, below: positionOf(last) }) };
}

export async function change(
  deps: Dependencies,
  context: MemberContext,
  { params, body, ifMatch }: InputOf<typeof changeClient>,
): Promise<Client> {
  const { phone, contacts } = body;
  const patch: Patch = {
    ...body,
    phone: phone === null ? null : phoneOf(phone),
    contacts: contacts === null ? null : contactsOf(contacts),
  };
  return runCommand(deps, context, {
    partition: logPartition(params.clientId),
    needs: [clientKey(params.clientId), ...catalogues.needsOf('lines-of-business', body.lineOfBusinessId ?? undefined)],
    decide: ([item, ...entries]) => {
      const stored = existing(item);
      requireEntries(entries);
      return changed(stored, patch, ifMatch);
    },
  });
}

function changed(stored: StoredClient, patch: Patch, baseVersion: number): Outcome<Client> {
  const { version: _read, id, createdAt, ...row } = stored.row;
  const fields = { ...emptyFields, ...row, version: stored.version, fieldVersions: stored.fieldVersions } as Fields &
    Versioned; // a stored row holds no undefined
  const merged = merge<Fields>(fields, patch, baseVersion);
  if (merged.kind === 'unchanged') return { answer: stored.row };
  if (merged.kind === 'conflict') return merged;
  const { before, after, version, fieldVersions } = merged;
  const client = withoutNulls({ ...row, ...after, id, createdAt, version });
  if (fiscalFields.some((field) => field in after)) refuseFiscalFaults(client);
  return {
    writes: [clientUpdate(stored, client, fieldVersions), ...clientMarkWrites(id, stored.row, client)],
    happening: {
      noun: 'client',
      verb: 'changed',
      subjectId: id,
      subjectName: stored.row.name,
      before,
      after,
      version,
    },
    answer: client,
  };
}

function existing(item: Attributes | undefined): StoredClient {
  if (!item) throw new AppError('client.not_found');
  return clientOf(item);
}

function requireEntries(entries: readonly (Attributes | undefined)[]): void {
  if (entries.some((entry) => !entry)) throw new AppError('catalogue.entry_not_found');
}

/** Two people may have changed one half each: what fits is asked of what comes out. */
function refuseFiscalFaults(client: Client): void {
  const [fault] = fiscalFaults(client);
  if (fault) throw bodyFault(fault.field, fault.code, fault.message);
}

function contactsOf(typed: readonly NewContactInput[] | undefined): Contact[] | undefined {
  return typed?.map(({ name, position, phone: number, email }, at) => {
    const phone = phoneOf(number, `contacts.${at}.phone`);
    return { name, ...(position ? { position } : {}), ...(phone ? { phone } : {}), ...(email ? { email } : {}) };
  });
}

function withoutNulls(fields: object): Client {
  return Object.fromEntries(Object.entries(fields).filter(([, held]) => held !== null && held !== undefined)) as Client; // name, retired and what the server adds are never null
}

function belowOf(payload: unknown, subject: string): string[] {
  const { subject: of, below } = (payload ?? {}) as { subject?: unknown; below?: unknown }; // ours by signature; the shape is checked here
  const isPosition = Array.isArray(below) && below.every((part) => typeof part === 'string');
  if (of !== subject || !isPosition) throw new AppError('cursor.invalid');
  return below;
}
