/**
 * What falls due when, in all companies: the one index whose partitions are hours and not tenants, so that the clock asks no
 * company in vain. It shows keys alone, and only the function that the clock calls may read it.
 */
import { QueryCommand, type AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { dueShards, hourOf, type Due } from './due.ts';
import { joinKey, rootOf, type Root } from './keys.ts';
import type { TableConnection } from './table.ts';

const hourMs = 3_600_000;

/** An item that falls due: where it stands, and nothing of what it holds. */
export interface DueItem {
  root: Root;
  /** Below the root. */
  partition: readonly string[];
  sort: readonly string[];
  at: string;
}

/** AP-24: all that falls due after one moment and not after another, earliest first: 0.5 RCU per shard and hour, and per 4 kB of keys. */
export async function listDue(
  connection: TableConnection,
  of: Due['of'],
  { after, until }: { after: Date; until: Date },
): Promise<DueItem[]> {
  const from = new Date(after.getTime() + 1);
  if (from > until) return [];
  const pages = await Promise.all(
    hoursBetween(from, until).flatMap((hour) =>
      dueShards.map((shard) => queryDue(connection, joinKey([of, hour, shard]), { from, until })),
    ),
  );
  return pages.flat().sort((one, other) => (one.at < other.at ? -1 : 1));
}

function hoursBetween(from: Date, until: Date): string[] {
  const hours: string[] = [];
  for (let ms = Math.floor(from.getTime() / hourMs) * hourMs; ms <= until.getTime(); ms += hourMs) {
    hours.push(hourOf(new Date(ms).toISOString()));
  }
  return hours;
}

async function queryDue(
  { client, tableName, meter }: TableConnection,
  partition: string,
  { from, until }: { from: Date; until: Date },
): Promise<DueItem[]> {
  const items: DueItem[] = [];
  let startAfter: Record<string, AttributeValue> | undefined;
  do {
    const answer = await client.send(
      new QueryCommand({
        TableName: tableName,
        IndexName: 'due',
        KeyConditionExpression: 'duepk = :pk AND duesk BETWEEN :from AND :until',
        ExpressionAttributeValues: marshall({
          ':pk': partition,
          ':from': from.toISOString(),
          ':until': until.toISOString(),
        }),
        ...(startAfter ? { ExclusiveStartKey: startAfter } : {}),
        ReturnConsumedCapacity: 'TOTAL',
      }),
    );
    meter.dynamoCalls += 1;
    meter.readUnits += answer.ConsumedCapacity?.CapacityUnits ?? 0;
    for (const item of answer.Items ?? []) items.push(dueItemOf(unmarshall(item)));
    startAfter = answer.LastEvaluatedKey;
  } while (startAfter);
  return items;
}

function dueItemOf({ pk, sk, duesk }: Record<string, unknown>): DueItem {
  const { root, rest } = rootOf(String(pk));
  return { root, partition: rest, sort: String(sk).split('#'), at: String(duesk) };
}
