import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CfnResource, Duration, type Stack } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as FunctionTarget } from 'aws-cdk-lib/aws-events-targets';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import * as z from 'zod';
import { afterEach, describe, expect, it } from 'vitest';
import { HttpRoutes } from '@folio/cdk/constructs/http-routes.ts';
import { startLocalStack } from '@folio/cdk/local/local-stack.ts';
import { cronerPattern } from '@folio/cdk/local/schedules.ts';
import { stages } from '@folio/cdk/stages.ts';
import { endpoints } from '@folio/shared/contract/contract.ts';
import { defineEndpoint } from '@folio/shared/contract/endpoint.ts';
import { eventually, inlineFunction, startThrowAway, synthesize } from './throw-away.ts';

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0)) await step();
});

async function running(build: (stack: Stack) => void) {
  const here = await startThrowAway(build);
  undo.push(() => here.stop());
  return here;
}

const logEvent = 'exports.handler = async (event) => console.log(JSON.stringify(event))';
const key = {
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
};
const provisioned = {
  ...key,
  BillingMode: 'PROVISIONED',
  ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 },
};
const kinesis = 'arn:aws:kinesis:us-east-1:111122223333:stream/numbers';
const trigger = 'arn:aws:lambda:us-east-1:111122223333:function:on-sign-up';

describe('a resource that nobody stands for', () => {
  it.each([
    ['an unknown type', 'AWS::Kinesis::Stream', { ShardCount: 1 }, 'AWS::Kinesis::Stream (Throwaway/Odd)'],
    ['a rule by pattern', 'AWS::Events::Rule', { EventPattern: { source: ['x'] } }, 'ScheduleExpression'],
    ['a table with provisioned capacity', 'AWS::DynamoDB::Table', provisioned, 'BillingMode'],
    ['a queue that delays', 'AWS::SQS::Queue', { DelaySeconds: 5 }, 'DelaySeconds'],
    ['a mapping on another stream', 'AWS::Lambda::EventSourceMapping', { EventSourceArn: kinesis }, kinesis],
    ['a pool with triggers', 'AWS::Cognito::UserPool', { LambdaConfig: { PreSignUp: trigger } }, 'LambdaConfig'],
  ])('is an error that names it: %s', async (_, type, properties, named) => {
    const directory = mkdtempSync(join(tmpdir(), 'folio-unknown-'));
    undo.push(() => rmSync(directory, { recursive: true }));
    const assembly = synthesize(directory, (stack) => new CfnResource(stack, 'Odd', { type, properties }));
    const start = startLocalStack({ assembly, dataDirectory: join(directory, 'data') });
    await expect(start).rejects.toThrow(named);
  });
});

describe('an endpoint added to the contract', () => {
  it('is served by its function without another line', async () => {
    const throwAway = defineEndpoint({
      method: 'GET',
      path: '/api/throw-away/{name}',
      lambda: 'identity',
      access: 'public',
      summary: 'Solo para esta prueba',
      response: z.object({ name: z.string() }),
      errors: [],
    });
    const { stack } = await running((stack) => {
      const told = (name: string) =>
        inlineFunction(stack, name, `exports.handler = async ({ routeKey }) => ({ by: '${name}', routeKey })`);
      const functions = {
        api: told('api'),
        identity: told('identity'),
        sales: told('sales'),
        reports: told('reports'),
        rows: told('rows'),
        calendar: told('calendar'),
      };
      new HttpRoutes(stack, 'Http', { endpoints: { ...endpoints, throwAway }, functions, settings: stages.dev });
    });
    const ask = async (path: string) => (await fetch(`${stack.origin}${path}`)).json();
    expect(await ask('/api/throw-away/one')).toEqual({ by: 'identity', routeKey: 'GET /api/throw-away/{name}' });
    expect(await ask('/api/session')).toEqual({ by: 'api', routeKey: 'GET /api/session' });
    expect(await ask('/api/unheard-of')).toEqual({ by: 'api', routeKey: 'ANY /api/{proxy+}' });
  });
});

describe('a table that the template changes', () => {
  it('gains an index and keeps its items', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'folio-indexes-'));
    undo.push(() => rmSync(directory, { recursive: true }));
    const start = async (indexes: string[]) => {
      const assembly = synthesize(directory, (stack) => {
        const table = new Table(stack, 'Table', {
          tableName: 'Items',
          partitionKey: { name: 'pk', type: AttributeType.STRING },
          billingMode: BillingMode.PAY_PER_REQUEST,
          timeToLiveAttribute: 'expiresAt',
        });
        for (const indexName of indexes) {
          table.addGlobalSecondaryIndex({
            indexName,
            partitionKey: { name: `${indexName}pk`, type: AttributeType.STRING },
          });
        }
      });
      return startLocalStack({ assembly, dataDirectory: join(directory, 'data') });
    };
    const before = await start(['one']);
    await before.services.dynamoDb.call('PutItem', { TableName: 'Items', Item: { pk: { S: 'a' }, twopk: { S: 'b' } } });
    await before.stop();
    const after = await start(['one', 'two']);
    const { Items } = await after.services.dynamoDb.call<{ Items: unknown[] }>('Query', {
      TableName: 'Items',
      IndexName: 'two',
      KeyConditionExpression: 'twopk = :b',
      ExpressionAttributeValues: { ':b': { S: 'b' } },
    });
    await after.stop();
    expect(Items).toEqual([{ pk: { S: 'a' }, twopk: { S: 'b' } }]);
  });
});

describe('a rule', () => {
  it('calls its functions with what AWS tells them, or with its own input', async () => {
    const here = await running((stack) => {
      const target = inlineFunction(stack, 'Target', logEvent);
      const rule = new Rule(stack, 'Daily', { ruleName: 'daily', schedule: Schedule.rate(Duration.days(1)) });
      rule.addTarget(new FunctionTarget(target));
      rule.addTarget(new FunctionTarget(target, { event: RuleTargetInput.fromObject({ report: 'daily' }) }));
    });
    await here.stack.services.schedules.fire('daily');
    const events = await eventually(
      () => here.logs.length === 2 && here.logs.map(({ line }) => JSON.parse(line) as object),
    );
    expect(events).toContainEqual({ report: 'daily' });
    expect(events).toContainEqual(
      expect.objectContaining({ source: 'aws.events', 'detail-type': 'Scheduled Event', detail: {} }),
    );
  });

  it('is on time', async () => {
    const start = (expression: string) =>
      running((stack) => {
        const target = {
          arn: inlineFunction(stack, 'Target', logEvent).functionArn,
          roleArn: 'arn:aws:iam::111122223333:role/scheduler',
          input: '{"late":false}',
        };
        new CfnSchedule(stack, 'Once', { scheduleExpression: expression, flexibleTimeWindow: { mode: 'OFF' }, target });
      });
    const startedAt = Date.now();
    await start('rate(1 day)');
    // The time stands in the template: as far ahead as a start takes on this machine just now, twice, to the second.
    const at = new Date(Date.now() + 2 * (Date.now() - startedAt) + 1000).toISOString().slice(0, 19);
    const here = await start(`at(${at})`);
    expect(await eventually(() => here.logs[0]?.line)).toBe('{"late":false}');
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(`${at}Z`));
  });

  it.each([
    ['0 12 * * ? *', '0 0 12 * * * *'],
    ['*/5 9-18 ? * MON-FRI *', '0 */5 9-18 * * MON-FRI *'],
    ['0 8 ? * 2-6 2026', '0 0 8 * * 1-5 2026'],
    ['0 8 ? * 2#1 *', '0 0 8 * * 1#1 *'],
    ['0 8 L * ? *', '0 0 8 L * * *'],
  ])('at cron(%s) is %s', (aws, croner) => {
    expect(cronerPattern(aws)).toBe(croner);
  });
});
