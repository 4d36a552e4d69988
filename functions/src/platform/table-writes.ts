/** What an item and a write of one are to the code, and to DynamoDB. Pure. */
import type { AttributeValue, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { dueAttributes, type Due } from './due.ts';
import { joinKey, type IndexName, type Root } from './keys.ts';

/** Attributes of an item as plain values; `kind` says what it is. */
export type Attributes = Record<string, unknown>;

/** Parts of a key under the root: partition parts may be empty (the root's own partition). */
export interface Key {
  partition: readonly string[];
  sort: readonly string[];
}

export interface NewItem extends Key {
  kind: string;
  /** Sparse index keys; the indexes show `row` alone, the first one `detail` too. */
  indexes?: Partial<Record<IndexName, Key>>;
  /** When the clock is to look at it. */
  due?: Due | undefined;
  attributes: Attributes;
}

/** What must hold for a write; `absent`: no such item yet; otherwise these attributes have these values, or at most so much. */
export type Condition =
  'absent' | 'present' | { equals: Attributes } | { differs: Attributes } | { atMost: Record<string, number> };

/** A write of a transaction. `label` names it in `TransactionRefused.failed`. */
export type Write = { label?: string; when?: Condition } & (
  | { put: NewItem }
  | {
      update: Key;
      set?: Attributes;
      remove?: readonly string[];
      add?: Record<string, number | bigint>;
      indexes?: Partial<Record<IndexName, Key>>;
    }
  | { delete: Key }
  | { check: Key }
);

export function transactItem(tableName: string, root: Root, write: Write): TransactWriteItem {
  const condition = conditionOf(write.when);
  const target = { TableName: tableName };
  if ('put' in write) return { Put: { ...target, Item: itemOf(root, write.put), ...condition.when } };
  if ('delete' in write) return { Delete: { ...target, Key: marshall(keyOf(root, write.delete)), ...condition.when } };
  if ('check' in write) {
    const when = condition.when;
    if (!when.ConditionExpression) throw new TypeError('a check needs its condition');
    return {
      ConditionCheck: {
        ...target,
        Key: marshall(keyOf(root, write.check)),
        ...when,
        ConditionExpression: when.ConditionExpression,
      },
    };
  }
  return { Update: updateOf(tableName, root, write, condition) };
}

function updateOf(
  tableName: string,
  root: Root,
  write: Extract<Write, { update: Key }>,
  condition: ReturnType<typeof conditionOf>,
): NonNullable<TransactWriteItem['Update']> {
  const names: Record<string, string> = { ...condition.when.ExpressionAttributeNames };
  const values: Attributes = { ...condition.values };
  const name = (attribute: string) => {
    names[`#${attribute}`] = attribute;
    return `#${attribute}`;
  };
  const value = (prefix: string, attribute: string, held: unknown) => {
    values[`:${prefix}_${attribute}`] = held;
    return `:${prefix}_${attribute}`;
  };
  const set = { ...write.set, ...indexAttributes(root, write.indexes) };
  const parts = [
    clauseOf(
      'SET',
      Object.entries(set).map(([key, held]) => `${name(key)} = ${value('s', key, held)}`),
    ),
    clauseOf('REMOVE', (write.remove ?? []).map(name)),
    clauseOf(
      'ADD',
      Object.entries(write.add ?? {}).map(([key, held]) => `${name(key)} ${value('a', key, held)}`),
    ),
  ];
  return {
    TableName: tableName,
    Key: marshall(keyOf(root, write.update)),
    UpdateExpression: parts.filter(Boolean).join(' '),
    ...condition.when,
    ExpressionAttributeNames: names,
    ...(Object.keys(values).length
      ? { ExpressionAttributeValues: marshall(values, { removeUndefinedValues: true }) }
      : {}),
  };
}

function clauseOf(word: string, parts: readonly string[]): string {
  return parts.length ? `${word} ${parts.join(', ')}` : '';
}

interface ConditionClause {
  ConditionExpression?: string;
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: Record<string, AttributeValue>;
}

function conditionOf(when: Condition | undefined): { when: ConditionClause; values: Attributes } {
  if (!when) return { when: {}, values: {} };
  if (when === 'absent') return { when: { ConditionExpression: 'attribute_not_exists(pk)' }, values: {} };
  if (when === 'present') return { when: { ConditionExpression: 'attribute_exists(pk)' }, values: {} };
  if ('atMost' in when) return atMost(when.atMost);
  const [wanted, sign] = 'equals' in when ? [when.equals, '='] : [when.differs, '<>'];
  const names = Object.keys(wanted);
  const values = Object.fromEntries(names.map((name) => [`:c_${name}`, wanted[name]]));
  return {
    when: {
      ConditionExpression: names.map((name) => `#${name} ${sign} :c_${name}`).join(' AND '),
      ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
      ExpressionAttributeValues: marshall(values),
    },
    values,
  };
}

/** What is not there yet is nothing. */
function atMost(limits: Record<string, number>): ReturnType<typeof conditionOf> {
  const names = Object.keys(limits);
  const values = Object.fromEntries(names.map((name) => [`:c_${name}`, limits[name]]));
  return {
    when: {
      ConditionExpression: names
        .map((name) => `(attribute_not_exists(#${name}) OR #${name} <= :c_${name})`)
        .join(' AND '),
      ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
      ExpressionAttributeValues: marshall(values),
    },
    values,
  };
}

export function keyOf(root: Root, key: Key): { pk: string; sk: string } {
  return { pk: joinKey([...root, ...key.partition]), sk: joinKey(key.sort) };
}

function indexAttributes(root: Root, indexes: NewItem['indexes']): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [index, key] of Object.entries(indexes ?? {})) {
    attributes[`${index}pk`] = joinKey([...root, ...key.partition]);
    attributes[`${index}sk`] = joinKey(key.sort);
  }
  return attributes;
}

/** The item as it is stored; exported for bulk loading, which must write exactly what a request writes. */
export function itemOf(root: Root, item: NewItem): Record<string, AttributeValue> {
  const due = item.due ? dueAttributes(root, item.due) : {};
  const keys = { ...keyOf(root, item), ...indexAttributes(root, item.indexes), ...due };
  return marshall({ ...item.attributes, kind: item.kind, ...keys }, { removeUndefinedValues: true });
}
