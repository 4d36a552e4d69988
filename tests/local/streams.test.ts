import type { Stack } from 'aws-cdk-lib';
import { AttributeType, BillingMode, StreamViewType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, inlineFunction, startThrowAway, type ThrowAway } from './throw-away.ts';

/** Logs the batch it was given; stops at a poison record, or throws, as its environment says. */
const reader = `exports.handler = async ({ Records }) => {
  const items = Records.map(({ dynamodb }) => dynamodb.NewImage);
  console.log(JSON.stringify({ batch: items.map(({ sk }) => sk.S) }));
  const failed = Records.filter(({ dynamodb }) => dynamodb.NewImage.poison);
  if (failed.length === 0) return { batchItemFailures: [] };
  if (process.env.THROWS) throw new Error('poison');
  return { batchItemFailures: failed.map(({ dynamodb }) => ({ itemIdentifier: dynamodb.SequenceNumber })) };
}`;

function build(stack: Stack): void {
  for (const id of ['Reports', 'Throws'] as const) {
    const table = new Table(stack, `${id}Table`, {
      tableName: id,
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      stream: StreamViewType.NEW_AND_OLD_IMAGES,
    });
    const target = inlineFunction(stack, id, reader, id === 'Throws' ? { environment: { THROWS: 'yes' } } : {});
    new EventSourceMapping(stack, `${id}Mapping`, {
      target,
      ...(table.tableStreamArn ? { eventSourceArn: table.tableStreamArn } : {}),
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 10,
      filters: [
        FilterCriteria.filter({
          eventName: FilterRule.isEqual('INSERT'),
          dynamodb: { NewImage: { kind: { S: FilterRule.isEqual('mail') } } },
        }),
      ],
      reportBatchItemFailures: id === 'Reports',
      bisectBatchOnError: true,
      retryAttempts: 2,
      onFailure: new SqsDlq(new Queue(stack, `${id}Queue`, { queueName: `${id}-failed` })),
    });
  }
}

let here: ThrowAway;
beforeAll(async () => {
  here = await startThrowAway(build);
});
afterAll(() => here.stop());

async function put(table: string, items: { sk: string; kind?: string; poison?: boolean }[]): Promise<void> {
  const { dynamoDb, streams } = here.stack.services;
  await dynamoDb.call('TransactWriteItems', {
    TransactItems: items.map(({ sk, kind = 'mail', poison }) => ({
      Put: {
        TableName: table,
        Item: { pk: { S: 'p' }, sk: { S: sk }, kind: { S: kind }, ...(poison ? { poison: { BOOL: true } } : {}) },
      },
    })),
  });
  streams.nudge();
}

/** Batches that a function was given since `from`. */
function batches(name: string, from = 0): string[][] {
  return here.logs.slice(from).flatMap(({ functionName, line }) => {
    if (!functionName.startsWith(`Throwaway-${name}`) || !line.startsWith('{"batch"')) return [];
    return [(JSON.parse(line) as { batch: string[] }).batch];
  });
}

const ten = (prefix: string) => Array.from({ length: 10 }, (_, index) => ({ sk: `${prefix}${index}` }));

const failed = (name: string) =>
  here.stack.services.queues
    .find(`${name}-failed`)
    .messages()
    .map(
      (text) =>
        JSON.parse(text) as { requestContext: { condition: string }; DDBStreamBatchInfo: { batchSize: number } },
    );

/** How many records a table's stream still holds. */
async function recordsIn(TableName: string): Promise<number> {
  const { call } = here.stack.services.dynamoDb;
  const { Streams } = await call<{ Streams: [{ StreamArn: string }] }>('Streams.ListStreams', { TableName });
  const [{ StreamArn }] = Streams;
  const { StreamDescription } = await call<{ StreamDescription: { Shards: [{ ShardId: string }] } }>(
    'Streams.DescribeStream',
    { StreamArn },
  );
  const [{ ShardId }] = StreamDescription.Shards;
  const from = { StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' };
  const { ShardIterator } = await call<{ ShardIterator: string }>('Streams.GetShardIterator', from);
  return (await call<{ Records: unknown[] }>('Streams.GetRecords', { ShardIterator })).Records.length;
}

describe('a stream mapping', () => {
  it('delivers what its filter wants, in order, in one batch', async () => {
    const from = here.logs.length;
    await put('Reports', [{ sk: 'a' }, { sk: 'noise', kind: 'other' }, { sk: 'b' }]);
    expect(await eventually(() => batches('Reports', from)[0])).toEqual(['a', 'b']);
  });

  it('does not deliver changes that are no insertion', async () => {
    const from = here.logs.length;
    await put('Reports', [{ sk: 'a', kind: 'mail' }, { sk: 'later' }]);
    await eventually(() => batches('Reports', from).flat().includes('later'));
    expect(batches('Reports', from).flat()).toEqual(['later']);
  });

  it('goes on behind a poison record in the middle of ten that is reported', async () => {
    const from = here.logs.length;
    await put(
      'Reports',
      ten('r').map((item, index) => (index === 4 ? { ...item, poison: true } : item)),
    );
    const [notice] = await eventually(() => (failed('Reports').length > 0 ? failed('Reports') : undefined));
    await eventually(() => batches('Reports', from).flat().includes('r9'));
    const seen = batches('Reports', from);
    expect(seen[0]).toEqual(ten('r').map(({ sk }) => sk));
    // What stands before the poison is delivered once; the poison alone is tried again: once, and twice more.
    expect(seen.flat().filter((sk) => sk === 'r3')).toHaveLength(1);
    expect(seen.filter((batch) => batch.join() === 'r4')).toHaveLength(3);
    expect(failed('Reports')).toHaveLength(1);
    expect(notice).toMatchObject({
      requestContext: { condition: 'RetryAttemptsExhausted' },
      DDBStreamBatchInfo: { batchSize: 1 },
    });
  });

  it('halves a batch whose function throws, until the poison is alone', async () => {
    const from = here.logs.length;
    await put(
      'Throws',
      ten('t').map((item, index) => (index === 6 ? { ...item, poison: true } : item)),
    );
    await eventually(() => failed('Throws').length > 0);
    // The last half of a half: nothing is on its way after it.
    await eventually(() => batches('Throws', from).some((batch) => batch.join() === 't8,t9'));
    const sizes = batches('Throws', from).map((batch) => batch.length);
    expect(sizes.slice(0, 4)).toEqual([10, 5, 5, 3]);
    expect(failed('Throws').map(({ DDBStreamBatchInfo }) => DDBStreamBatchInfo.batchSize)).toEqual([1]);
    expect(new Set(batches('Throws', from).flat())).toEqual(new Set(ten('t').map(({ sk }) => sk)));
  });

  it('goes on after a restart where it was, with the stream trimmed', async () => {
    await eventually(() => batches('Throws').some((batch) => batch.join() === 't8,t9'));
    await here.restart();
    const from = here.logs.length;
    await put('Throws', [{ sk: 'after' }]);
    expect(await eventually(() => batches('Throws', from)[0])).toEqual(['after']);
    expect(failed('Throws')).toHaveLength(1);
    expect(await recordsIn('Throws')).toBeLessThan(4);
  });
});
