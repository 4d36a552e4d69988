import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDurableStore, type DurableStore } from '@folio/cdk/local/durable-store.ts';
import { startDynamoDb, type DynamoDb } from '@folio/cdk/local/dynamodb.ts';

const TableName = 'Items';
const attribute = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' });
const keys = (AttributeName: string) => [{ AttributeName, KeyType: 'HASH' }];

/** A table as a template has it, with one index by `group` unless told. */
const table = (more: object = {}) => ({
  TableName,
  BillingMode: 'PAY_PER_REQUEST',
  KeySchema: keys('pk'),
  AttributeDefinitions: [attribute('pk'), attribute('group')],
  GlobalSecondaryIndexes: [byGroup({ ProjectionType: 'KEYS_ONLY' })],
  ...more,
});
const byGroup = (Projection: object) => ({ IndexName: 'byGroup', KeySchema: keys('group'), Projection });
const withoutIndex = { AttributeDefinitions: [attribute('pk')], GlobalSecondaryIndexes: [] };

let directory: string;
let store: DurableStore;
let here: DynamoDb;

async function start(): Promise<void> {
  here = await startDynamoDb({
    dataDirectory: directory,
    consumed: store.shelf('consumed'),
    onCrash: (sentence) => expect.fail(sentence),
  });
}

/** As at a start on a template that holds this table. */
async function provide(properties: Record<string, unknown>) {
  const resource = { type: 'AWS::DynamoDB::Table', stack: 'Throwaway', logicalId: 'Table', name: 'unused' };
  return here.provisioners['AWS::DynamoDB::Table']?.({ ...resource, properties });
}

async function groupOf(name: string): Promise<unknown[]> {
  const { Items } = await here.call<{ Items: unknown[] }>('Query', {
    TableName,
    IndexName: 'byGroup',
    KeyConditionExpression: '#group = :name',
    ExpressionAttributeNames: { '#group': 'group' },
    ExpressionAttributeValues: { ':name': { S: name } },
  });
  return Items;
}

const item = { pk: { S: 'a' }, group: { S: 'b' }, row: { S: 'c' } };

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'folio-tables-'));
  store = openDurableStore(join(directory, 'stack.sqlite'));
  await start();
});
afterEach(async () => {
  await here.stop();
  store.close();
  rmSync(directory, { recursive: true });
});

describe('a table that the template changes', () => {
  it('gains an index, loses it, and keeps its items', async () => {
    await provide(table(withoutIndex));
    await here.call('PutItem', { TableName, Item: item });
    await provide(table());
    expect(await groupOf('b')).toEqual([{ pk: { S: 'a' }, group: { S: 'b' } }]);
    await provide(table(withoutIndex));
    await expect(groupOf('b')).rejects.toThrow(/index/);
    expect(await here.call('GetItem', { TableName, Key: { pk: { S: 'a' } } })).toEqual({ Item: item });
  });

  it('projects what the template says now', async () => {
    await provide(table());
    await here.call('PutItem', { TableName, Item: item });
    const projection = { ProjectionType: 'INCLUDE', NonKeyAttributes: ['row'] };
    await provide(table({ GlobalSecondaryIndexes: [byGroup(projection)] }));
    expect(await groupOf('b')).toEqual([item]);
  });

  it('gains a stream', async () => {
    expect((await provide(table()))?.attributes).not.toHaveProperty('StreamArn');
    const answer = await provide(table({ StreamSpecification: { StreamViewType: 'NEW_IMAGE' } }));
    expect(here.tableOfStream(answer?.attributes?.['StreamArn'] ?? '')).toBe(TableName);
    const { Streams } = await here.call<{ Streams: unknown[] }>('Streams.ListStreams', { TableName });
    expect(Streams).toHaveLength(1);
  });

  it('is left alone when nothing changed', async () => {
    await provide(table());
    const describeTable = () => here.call<{ Table: object }>('DescribeTable', { TableName });
    const before = await describeTable();
    await provide(table());
    expect(await describeTable()).toEqual(before);
  });

  it.each([
    ['another key', { KeySchema: keys('id'), AttributeDefinitions: [attribute('id'), attribute('group')] }],
    ['a sort key', { KeySchema: [...keys('pk'), { AttributeName: 'group', KeyType: 'RANGE' }] }],
  ])('to have %s would be another table: an error with the way out', async (_, more) => {
    await provide(table());
    await expect(provide(table(more))).rejects.toThrow(/table Items has other keys .* npm start -- --fresh/);
  });
});

describe('a data directory', () => {
  it('of a stack that was killed before it had a table is taken up again', async () => {
    await here.stop();
    rmSync(join(directory, 'dynamodb.sqlite'));
    writeFileSync(join(directory, 'dynamodb.sqlite'), '');
    await start();
    await provide(table());
    expect(await groupOf('b')).toEqual([]);
  });
});
