/** The tables of the template in the local DynamoDB: made when they are missing, changed as CloudFormation changes them. */
import * as z from 'zod';
import type { DynamoDbCall } from './dynamodb-calls.ts';

const keySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.string() }));
const attributeDefinitions = z.array(z.object({ AttributeName: z.string(), AttributeType: z.string() }));
const index = z.object({
  IndexName: z.string(),
  KeySchema: keySchema,
  Projection: z.object({ ProjectionType: z.string(), NonKeyAttributes: z.array(z.string()).optional() }),
});
type Index = z.output<typeof index>;

const tableProperties = z.strictObject({
  TableName: z.string().optional(),
  KeySchema: keySchema,
  AttributeDefinitions: attributeDefinitions,
  GlobalSecondaryIndexes: z.array(index).default([]),
  LocalSecondaryIndexes: z.array(index).default([]),
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

const tableHere = z.object({
  KeySchema: keySchema,
  AttributeDefinitions: attributeDefinitions,
  GlobalSecondaryIndexes: z.array(index).default([]),
  LocalSecondaryIndexes: z.array(index).default([]),
  StreamSpecification: z.object({ StreamViewType: z.string().optional() }).optional(),
});
type TableHere = z.output<typeof tableHere>;

/** @param name of a table that the template does not name @throws when only an empty table could be as the template says */
export async function provideTable(
  call: DynamoDbCall,
  name: string,
  properties: Record<string, unknown>,
): Promise<{ tableName: string; hasStream: boolean }> {
  const table = tableProperties.parse(properties);
  const tableName = table.TableName ?? name;
  const { TableNames } = await call<{ TableNames: string[] }>('ListTables', {});
  if (TableNames.includes(tableName)) await change(call, tableName, table);
  else await create(call, tableName, table);
  await setTimeToLive(call, tableName, table);
  return { tableName, hasStream: table.StreamSpecification !== undefined };
}

async function create(call: DynamoDbCall, TableName: string, table: TableProperties): Promise<void> {
  const { KeySchema, AttributeDefinitions, BillingMode, GlobalSecondaryIndexes, LocalSecondaryIndexes } = table;
  await call('CreateTable', {
    TableName,
    KeySchema,
    AttributeDefinitions,
    BillingMode,
    ...(GlobalSecondaryIndexes.length ? { GlobalSecondaryIndexes } : {}),
    ...(LocalSecondaryIndexes.length ? { LocalSecondaryIndexes } : {}),
    ...(table.StreamSpecification
      ? { StreamSpecification: { StreamEnabled: true, ...table.StreamSpecification } }
      : {}),
  });
}

async function change(call: DynamoDbCall, TableName: string, wanted: TableProperties): Promise<void> {
  const { Table } = await call<{ Table: unknown }>('DescribeTable', { TableName });
  const here = tableHere.parse(Table);
  if (fixedParts(here) !== fixedParts(wanted)) {
    throw new Error(
      `table ${TableName} has other keys on this machine; a deployment would replace it with an empty one. ` +
        'Do the same here: npm start -- --fresh',
    );
  }
  for (const GlobalSecondaryIndexUpdates of indexUpdates(here, wanted)) {
    const { AttributeDefinitions } = wanted;
    await call('UpdateTable', { TableName, AttributeDefinitions, GlobalSecondaryIndexUpdates });
  }
  const view = wanted.StreamSpecification?.StreamViewType;
  if (here.StreamSpecification?.StreamViewType === view) return;
  if (here.StreamSpecification) {
    await call('UpdateTable', { TableName, StreamSpecification: { StreamEnabled: false } });
  }
  if (view)
    await call('UpdateTable', { TableName, StreamSpecification: { StreamEnabled: true, StreamViewType: view } });
}

/** DynamoDB takes one change of an index at a time. */
function indexUpdates(here: TableHere, wanted: TableProperties): [object][] {
  const shapesOf = (table: TableHere | TableProperties) =>
    new Map(table.GlobalSecondaryIndexes.map((one) => [one.IndexName, shapeOf(one, table)]));
  const [before, after] = [shapesOf(here), shapesOf(wanted)];
  const isSame = ({ IndexName }: Index) => before.get(IndexName) === after.get(IndexName);
  const removed = here.GlobalSecondaryIndexes.filter((one) => !isSame(one));
  const added = wanted.GlobalSecondaryIndexes.filter((one) => !isSame(one));
  return [
    ...removed.map(({ IndexName }): [object] => [{ Delete: { IndexName } }]),
    ...added.map((Create): [object] => [{ Create }]),
  ];
}

/** What cannot be changed once the table is there. */
function fixedParts(table: TableHere | TableProperties): string {
  const local = table.LocalSecondaryIndexes.map((one) => `${one.IndexName}: ${shapeOf(one, table)}`);
  return [keysOf(table.KeySchema, table), ...local.sort()].join('; ');
}

function shapeOf({ KeySchema, Projection }: Index, table: TableHere | TableProperties): string {
  const attributes = Projection.NonKeyAttributes?.toSorted() ?? [];
  return [keysOf(KeySchema, table), Projection.ProjectionType, ...attributes].join(' ');
}

function keysOf(keys: z.output<typeof keySchema>, { AttributeDefinitions }: TableHere | TableProperties): string {
  const types = new Map(AttributeDefinitions.map(({ AttributeName, AttributeType }) => [AttributeName, AttributeType]));
  return keys.map(({ KeyType, AttributeName }) => `${KeyType} ${AttributeName} ${types.get(AttributeName)}`).join(', ');
}

async function setTimeToLive(call: DynamoDbCall, TableName: string, table: TableProperties): Promise<void> {
  if (!table.TimeToLiveSpecification) return;
  // Told again at each start: DynamoDB refuses that, and this one may begin to.
  const { TimeToLiveDescription } = await call<{ TimeToLiveDescription?: { AttributeName?: string } }>(
    'DescribeTimeToLive',
    { TableName },
  );
  if (TimeToLiveDescription?.AttributeName === table.TimeToLiveSpecification.AttributeName) return;
  await call('UpdateTimeToLive', { TableName, TimeToLiveSpecification: table.TimeToLiveSpecification });
}
