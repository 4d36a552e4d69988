/** What services are given. Made once per execution environment; nothing tenant-specific is kept in it. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createAccessTokens, type AccessTokens } from './access-tokens.ts';
import type { RequestEnvironment } from './config.ts';
import type { ActingContext, RequestContext } from './context.ts';
import { environmentOf } from './environment.ts';
import type { Root } from './keys.ts';
import { createSigner, type Signer } from './signer.ts';
import { tableAt, type Table, type TableConnection } from './table.ts';
import { createTableClient } from './table-client.ts';

/** As much as commands and reads need of the table. */
export interface Connected {
  /**
   * The table as this request may use it. Asking by request is what lets the client carry credentials of that request
   * alone, fenced to its tenant.
   */
  connection(context: Pick<RequestContext, 'meter'>): TableConnection;
}

export interface Dependencies extends Connected {
  environment: RequestEnvironment;
  signer: Signer;
  accessTokens: AccessTokens;
  /** The one client: what else signs requests does so with its credentials. */
  client: DynamoDBClient;
}

export function createDependencies(): Dependencies {
  const environment = environmentOf('request');
  const client = createTableClient();
  return {
    environment,
    signer: createSigner(environment.SIGNING_SECRET),
    accessTokens: createAccessTokens(environment),
    client,
    connection: (context) => ({ client, tableName: environment.TABLE_NAME, meter: context.meter }),
  };
}

/** The company's own items, and nobody else's. */
export function tenantTable(deps: Connected, context: ActingContext): Table {
  return tableAt(deps.connection(context), tenantRoot(context.actor.tenantId));
}

export function tenantRoot(tenantId: string): Root {
  return ['T', tenantId];
}
