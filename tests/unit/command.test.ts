/** The one way to write, on a table that another always wins. */
import { BatchGetItemCommand, TransactionCanceledException, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { runCommand } from '@folio/functions/modules/changes/command.service.ts';
import { AppError } from '@folio/functions/platform/app-error.ts';
import type { ActingContext } from '@folio/functions/platform/context.ts';
import { newMeter } from '@folio/functions/platform/meter.ts';

const key = { partition: ['X'], sort: ['COUNTER'] };
let transactions = 0;

const client = {
  send(command: unknown) {
    if (command instanceof BatchGetItemCommand) return Promise.resolve({ Responses: {} });
    transactions += 1;
    const CancellationReasons = [{ Code: 'TransactionConflict' }];
    return Promise.reject(new TransactionCanceledException({ message: '', $metadata: {}, CancellationReasons }));
  },
} as DynamoDBClient; // the table port calls nothing else of a client

beforeEach(() => {
  transactions = 0;
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

test('C3 whoever always loses is told to come back, before the gateway stops waiting', async () => {
  const context = {
    requestId: 'r',
    now: new Date(),
    meter: newMeter(),
    actor: { kind: 'member', tenantId: 'tnt_0000000000000000', memberId: 'm', level: 'normal', workCentreIds: [] },
    clientIp: '127.0.0.1',
    userAgent: 'tests',
    cookies: [],
    command: { key: crypto.randomUUID(), route: 'POST /x', bodyHash: 'x' },
  } as unknown as ActingContext;
  const beganAtMs = performance.now();
  const answer = runCommand({ connection: ({ meter }) => ({ client, tableName: 't', meter }) }, context, {
    partition: ['X'],
    needs: [key],
    decide: () => ({
      writes: [{ put: { ...key, kind: 'counter', attributes: {} } }],
      happening: { noun: 'prospect', verb: 'created', subjectId: 'x', subjectName: 'x' },
      answer: {},
    }),
  }).catch((error: unknown) => error);
  await vi.runAllTimersAsync();
  const error = await answer;
  expect(error).toBeInstanceOf(AppError);
  expect(error).toMatchObject({ code: 'server.busy', retryAfterSeconds: 2 });
  expect(transactions).toBeGreaterThan(3);
  const tookMs = performance.now() - beganAtMs;
  expect(tookMs).toBeGreaterThan(15_000);
  expect(tookMs).toBeLessThan(29_000);
});
