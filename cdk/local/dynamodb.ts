/** DynamoDB: starts dynoxide, and gives it the tables, indexes, streams and TTL of the template. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { arnOf } from './aws-names.ts';
import { startProgram, type Program } from './child-program.ts';
import { dynamoDbCalls, type DynamoDbCall } from './dynamodb-calls.ts';
import type { Shelf } from './durable-store.ts';
import { freePort, host } from './ports.ts';
import type { Provisioners } from './provision.ts';

const index = z.looseObject({ IndexName: z.string() });
const tableProperties = z.strictObject({
  TableName: z.string().optional(),
  KeySchema: z.array(z.unknown()),
  AttributeDefinitions: z.array(z.unknown()),
  GlobalSecondaryIndexes: z.array(index).default([]),
  LocalSecondaryIndexes: z.array(index).optional(),
  StreamSpecification: z.looseObject({ StreamViewType: z.string() }).optional(),
  TimeToLiveSpecification: z.object({ AttributeName: z.string(), Enabled: z.boolean() }).optional(),
  BillingMode: z.literal('PAY_PER_REQUEST'),
  // Safety and bookkeeping of a deployed table; here `--fresh` must be able to empty everything.
  DeletionProtectionEnabled: z.unknown().optional(),
  PointInTimeRecoverySpecification: z.unknown().optional(),
  SSESpecification: z.unknown().optional(),
  ContributorInsightsSpecification: z.unknown().optional(),
  Tags: z.unknown().optional(),
});
type TableProperties = z.output<typeof tableProperties>;

interface TableDescription {
  Table: { GlobalSecondaryIndexes?: { IndexName: string; IndexStatus: string }[] };
}

export interface DynamoDb {
  endpoint: string;
  call: DynamoDbCall;
  provisioners: Provisioners;
  /** Name of the table whose stream has this ARN. */
  tableOfStream(streamArn: string): string;
  stop(): Promise<void>;
}

export interface DynamoDbOptions {
  dataDirectory: string;
  /** Up to where streams have been read: `<table>` → sequence number. */
  consumed: Shelf;
  onCrash: (sentence: string) => void;
}

export async function startDynamoDb({ dataDirectory, consumed, onCrash }: DynamoDbOptions): Promise<DynamoDb> {
  const { endpoint, program } = await open(join(dataDirectory, 'dynamodb.sqlite'), consumed, onCrash);
  const call = dynamoDbCalls(endpoint);
  await untilItAnswers(call);
  const tablesByStream = new Map<string, string>();
  return {
    endpoint,
    call,
    provisioners: {
      'AWS::DynamoDB::Table': async ({ name, properties }) => {
        const table = tableProperties.parse(properties);
        const tableName = table.TableName ?? name;
        await createOrUpdate(call, tableName, table);
        const arn = arnOf('dynamodb', `table/${tableName}`);
        if (!table.StreamSpecification) return { ref: tableName, attributes: { Arn: arn } };
        const streamArn = `${arn}/stream/local`;
        tablesByStream.set(streamArn, tableName);
        return { ref: tableName, attributes: { Arn: arn, StreamArn: streamArn } };
      },
    },
    tableOfStream(streamArn) {
      const table = tablesByStream.get(streamArn);
      if (!table) throw new Error(`no table has the stream ${streamArn}`);
      return table;
    },
    stop: async () => program?.stop(),
  };
}

async function open(
  path: string,
  consumed: Shelf,
  onCrash: (sentence: string) => void,
): Promise<{ endpoint: string; program?: Program }> {
  const given = process.env['FOLIO_DYNAMODB_ENDPOINT'];
  if (given) return { endpoint: given };
  if (existsSync(path)) trimStreams(path, consumed);
  const port = await freePort();
  const program = startProgram({
    command: findDynoxide(),
    args: ['--host', host, '--port', String(port), '--db-path', path],
    onCrash: (lastWords) =>
      onCrash(
        `The local DynamoDB ended (${lastWords}). On a platform without the dynoxide package put "dynoxide" ` +
          'on the PATH, or set FOLIO_DYNAMODB_ENDPOINT to a DynamoDB Local.',
      ),
  });
  return { endpoint: `http://${host}:${port}`, program };
}

/** Its package exists for Linux on x64; elsewhere the program is looked for on the PATH. */
function findDynoxide(): string {
  try {
    return createRequire(import.meta.url).resolve('@dynoxide/linux-x64/dynoxide');
  } catch {
    return 'dynoxide';
  }
}

/**
 * Forgets stream records that every reader has passed. AWS does after 24 hours; dynoxide never does, and a write takes
 * 0.5 ms with an empty stream but 4 ms with 20,000 records. The newest stays: sequence numbers count on from it.
 */
function trimStreams(path: string, consumed: Shelf): void {
  const database = new DatabaseSync(path);
  const trim = database.prepare(
    `delete from _stream_records where table_name = :table and cast(sequence_number as integer) <= :consumed
     and id < (select max(id) from _stream_records where table_name = :table)`,
  );
  for (const [table, sequenceNumber] of consumed.entries()) trim.run({ table, consumed: Number(sequenceNumber) });
  database.close();
}

async function untilItAnswers(call: DynamoDbCall): Promise<void> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    try {
      await call('ListTables', {});
      return;
    } catch (error) {
      if (Date.now() > deadline) throw new Error('the local DynamoDB does not answer', { cause: error });
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}

async function createOrUpdate(call: DynamoDbCall, TableName: string, table: TableProperties): Promise<void> {
  const existing = await call<{ TableNames: string[] }>('ListTables', {});
  if (existing.TableNames.includes(TableName)) await addIndexes(call, TableName, table);
  else await createTable(call, TableName, table);
  if (!table.TimeToLiveSpecification) return;
  // Told again at each start: DynamoDB refuses that, and this one may begin to.
  const { TimeToLiveDescription } = await call<{ TimeToLiveDescription?: { AttributeName?: string } }>(
    'DescribeTimeToLive',
    { TableName },
  );
  if (TimeToLiveDescription?.AttributeName === table.TimeToLiveSpecification.AttributeName) return;
  await call('UpdateTimeToLive', { TableName, TimeToLiveSpecification: table.TimeToLiveSpecification });
}

async function createTable(call: DynamoDbCall, TableName: string, table: TableProperties): Promise<void> {
  const { KeySchema, AttributeDefinitions, GlobalSecondaryIndexes, LocalSecondaryIndexes, StreamSpecification } = table;
  await call('CreateTable', {
    TableName,
    KeySchema,
    AttributeDefinitions,
    BillingMode: table.BillingMode,
    ...(GlobalSecondaryIndexes.length ? { GlobalSecondaryIndexes } : {}),
    ...(LocalSecondaryIndexes ? { LocalSecondaryIndexes } : {}),
    ...(StreamSpecification ? { StreamSpecification: { StreamEnabled: true, ...StreamSpecification } } : {}),
  });
}

async function addIndexes(call: DynamoDbCall, TableName: string, table: TableProperties): Promise<void> {
  const { Table } = await call<TableDescription>('DescribeTable', { TableName });
  const existing = new Set(Table.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName));
  for (const added of table.GlobalSecondaryIndexes.filter(({ IndexName }) => !existing.has(IndexName))) {
    await call('UpdateTable', {
      TableName,
      AttributeDefinitions: table.AttributeDefinitions,
      GlobalSecondaryIndexUpdates: [{ Create: added }],
    });
  }
}
