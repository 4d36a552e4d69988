/**
 * The table port: but for the clock's index (due-index.ts) the only file that speaks to DynamoDB. Handles are rooted
 * (`tableAt(['T', tenant])`), so a repository cannot name a partition of another company; a request's handle is made from the
 * client it is given, which may carry credentials of that request alone.
 */
import {
  BatchGetItemCommand,
  type AttributeValue,
  type DynamoDBClient,
  type ConsumedCapacity,
  QueryCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { joinKey, type Root } from './keys.ts';
import type { Meter } from './meter.ts';
import { projectionOf, sortClause, type Question } from './question.ts';
import {
  keyOf,
  transactItem,
  type Attributes,
  type Condition,
  type Key,
  type NewItem,
  type Write,
} from './table-writes.ts';

export type { Attributes, Condition, Key, NewItem, Write };

/** A write bound to its root, so that one transaction can span two roots (a person and a company). */
export interface RootedWrite {
  root: Root;
  write: Write;
}

/** A condition did not hold, or another transaction was quicker; nothing was written. */
export class TransactionRefused extends Error {
  /** Labels of the writes whose condition failed. */
  readonly failed: readonly string[];
  /** Somebody wrote one of the items at the same moment: trying again may succeed. */
  readonly isConflict: boolean;

  constructor(failed: readonly string[], isConflict: boolean) {
    super(`transaction refused: ${failed.join(', ') || 'conflict'}`);
    this.name = 'TransactionRefused';
    this.failed = failed;
    this.isConflict = isConflict;
  }
}

export interface TableConnection {
  client: DynamoDBClient;
  tableName: string;
  meter: Meter;
}

/** The most items of one transaction (DynamoDB's limit is 100). */
export const transactionLimit = 100;

/** A table handle under one root. */
export interface Table {
  root: Root;
  /**
   * Strongly consistent. @param only attributes that are told, beside the key; all of them unless named
   * @returns attributes in the order of `keys`, undefined where nothing stands
   */
  get(keys: readonly Key[], only?: readonly string[]): Promise<(Attributes | undefined)[]>;
  /** All items that answer, up to `limit` (1 MB pages are followed when no limit is given). */
  query(question: Question): Promise<Attributes[]>;
  /** All writes or none. @throws TransactionRefused */
  transact(writes: readonly Write[]): Promise<void>;
}

/** Handle for items under `root`. */
export function tableAt(connection: TableConnection, root: Root): Table {
  return {
    root,
    get: (keys, only) =>
      getItems(
        connection,
        keys.map((key) => ({ root, key })),
        only,
      ),
    query: (question) => queryItems(connection, root, question),
    transact: (writes) =>
      transactAcross(
        connection,
        writes.map((write) => ({ root, write })),
      ),
  };
}

/** Keys of one batch (DynamoDB's limit). */
const batchLimit = 100;

/** One consistent batch over several roots: what authorization needs in one round trip. Of many keys several, side by side. */
export async function getItems(
  connection: TableConnection,
  wanted: readonly { root: Root; key: Key }[],
  only?: readonly string[],
): Promise<(Attributes | undefined)[]> {
  const keys = wanted.map(({ root, key }) => keyOf(root, key));
  const unique = uniqueKeys(keys);
  const batches = Array.from({ length: Math.ceil(unique.length / batchLimit) }, (_, at) =>
    unique.slice(at * batchLimit, (at + 1) * batchLimit),
  );
  const pages = await Promise.all(batches.map((batch) => getBatch(connection, batch, only)));
  const found = new Map(pages.flat().map((item) => [`${item['pk']?.S}\n${item['sk']?.S}`, item]));
  return keys.map((key) => {
    const item = found.get(`${key.pk}\n${key.sk}`);
    return item && unmarshall(item);
  });
}

async function getBatch(
  connection: TableConnection,
  keys: Record<string, AttributeValue>[],
  only: readonly string[] | undefined,
): Promise<Record<string, AttributeValue>[]> {
  const found: Record<string, AttributeValue>[] = [];
  const { clause, names } = projectionOf(only);
  let pending = keys;
  for (let attempt = 0; pending.length > 0; attempt += 1) {
    if (attempt > 0) await pause(20 * 2 ** attempt * Math.random());
    if (attempt > 6) throw new Error('the table keeps leaving keys of a batch unprocessed');
    const told = {
      Keys: pending,
      ConsistentRead: true,
      ...clause,
      ...(only ? { ExpressionAttributeNames: names } : {}),
    };
    const answer = await connection.client.send(
      new BatchGetItemCommand({
        RequestItems: { [connection.tableName]: told },
        ReturnConsumedCapacity: 'TOTAL',
      }),
    );
    count(connection.meter, answer.ConsumedCapacity, 'read');
    found.push(...(answer.Responses?.[connection.tableName] ?? []));
    pending = answer.UnprocessedKeys?.[connection.tableName]?.Keys ?? [];
  }
  return found;
}

function uniqueKeys(keys: readonly { pk: string; sk: string }[]): Record<string, AttributeValue>[] {
  return [...new Map(keys.map((key) => [`${key.pk}\n${key.sk}`, key])).values()].map((key) => marshall(key));
}

async function queryItems(connection: TableConnection, root: Root, question: Question): Promise<Attributes[]> {
  const [pkName, skName] = question.index ? [`${question.index}pk`, `${question.index}sk`] : ['pk', 'sk'];
  const { clause, values } = sortClause(question.sort);
  const projection = projectionOf(question.only);
  const items: Attributes[] = [];
  let startAfter: Record<string, AttributeValue> | undefined;
  do {
    const answer = await connection.client.send(
      new QueryCommand({
        TableName: connection.tableName,
        ...(question.index ? { IndexName: question.index } : {}),
        KeyConditionExpression: `#pk = :pk${clause}`,
        ...projection.clause,
        ExpressionAttributeNames: { '#pk': pkName, ...(clause ? { '#sk': skName } : {}), ...projection.names },
        ExpressionAttributeValues: marshall({ ':pk': joinKey([...root, ...question.partition]), ...values }),
        ScanIndexForward: !question.newestFirst,
        ...(question.limit ? { Limit: question.limit - items.length } : {}),
        ...(question.consistent ? { ConsistentRead: true } : {}),
        ...(startAfter ? { ExclusiveStartKey: startAfter } : {}),
        ReturnConsumedCapacity: 'TOTAL',
      }),
    );
    count(connection.meter, answer.ConsumedCapacity, 'read');
    for (const item of answer.Items ?? []) items.push(unmarshall(item));
    startAfter = answer.LastEvaluatedKey;
  } while (startAfter && (!question.limit || items.length < question.limit));
  return items;
}

/** All writes or none, over one or several roots. @throws TransactionRefused */
export async function transactAcross(connection: TableConnection, writes: readonly RootedWrite[]): Promise<void> {
  connection.meter.transactions += 1;
  try {
    const answer = await connection.client.send(
      new TransactWriteItemsCommand({
        TransactItems: writes.map(({ root, write }) => transactItem(connection.tableName, root, write)),
        ReturnConsumedCapacity: 'TOTAL',
      }),
    );
    count(connection.meter, answer.ConsumedCapacity, 'write');
  } catch (cause) {
    if (!(cause instanceof TransactionCanceledException)) throw cause;
    connection.meter.dynamoCalls += 1;
    throw refusalOf(cause, writes);
  }
}

function refusalOf(cause: TransactionCanceledException, writes: readonly RootedWrite[]): Error {
  const reasons = cause.CancellationReasons ?? [];
  const failed = reasons.flatMap((reason, at) =>
    reason.Code === 'ConditionalCheckFailed' ? [writes[at]?.write.label ?? `write ${at}`] : [],
  );
  const isConflict = reasons.some(({ Code }) =>
    ['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'].includes(Code ?? ''),
  );
  return failed.length || isConflict ? new TransactionRefused(failed, isConflict) : cause;
}

function count(
  meter: Meter,
  consumed: ConsumedCapacity | ConsumedCapacity[] | undefined,
  kind: 'read' | 'write',
): void {
  meter.dynamoCalls += 1;
  for (const one of consumed ? [consumed].flat() : []) {
    if (kind === 'read') meter.readUnits += one.CapacityUnits ?? 0;
    else meter.writeUnits += one.CapacityUnits ?? 0;
  }
}

/** Waits. Jitter is the caller's. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
