/** Who reads the table's stream in the templates, and the queues that it is handed on by. */
import { Match } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, test } from 'vitest';
import { templatesOf, type Templates } from '../support/templates.ts';

let prod: Templates;

beforeAll(async () => {
  prod = await templatesOf('prod');
});

describe('C7 the stream', () => {
  interface Mapping {
    FunctionName: { Ref: string };
    EventSourceArn: unknown;
    StartingPosition?: string;
    BatchSize: number;
    FunctionResponseTypes: string[];
    ScalingConfig?: { MaximumConcurrency: number };
    FilterCriteria?: { Filters: { Pattern: string }[] };
  }
  const mappings = () =>
    Object.values(prod.api.findResources('AWS::Lambda::EventSourceMapping')).map(
      ({ Properties }) => Properties as Mapping,
    );
  const nameOf = ({ FunctionName: { Ref } }: Mapping) => Ref.replace(/Function[0-9A-F]{8}$/, '');
  const kindsIn = ({ FilterCriteria }: Mapping) =>
    (FilterCriteria?.Filters ?? []).map(({ Pattern }) => /"kind":\{"S":\["([\w-]+)"\]/.exec(Pattern)?.[1]);

  test('has two readers, which is what a shard bears: what needs its order, and who hands on the rest', () => {
    const readers = mappings().filter(({ StartingPosition }) => StartingPosition);
    expect(readers.map((reader) => [nameOf(reader), kindsIn(reader).toSorted()])).toEqual([
      ['ProspectIndexIndex', ['prospect']],
      ['Relay', ['export', 'mail', 'removed-image']],
    ]);
  });

  test('a poison record is cut out, given up and kept', () => {
    for (const [kind, tries] of [
      ['mail', 11],
      // Of what follows from prospects within five.
      ['prospect', 5],
    ]) {
      prod.api.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
        BatchSize: 10,
        BisectBatchOnFunctionError: true,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        MaximumRetryAttempts: Number(tries) - 1,
        MaximumRecordAgeInSeconds: 21_600,
        DestinationConfig: { OnFailure: { Destination: Match.anyValue() } },
        FilterCriteria: {
          Filters: Match.arrayWith([{ Pattern: Match.stringLikeRegexp(`"${kind}"`) }]),
        },
      });
    }
  });

  test('what is handed on stands in a queue per follower, whose messages are tried eleven times and then kept', () => {
    const queues = prod.api.findResources('AWS::SQS::Queue');
    const functions = prod.api.findResources('AWS::Lambda::Function');
    const followers = mappings().filter(({ StartingPosition }) => !StartingPosition);
    expect(followers.map(nameOf).toSorted()).toEqual(['ExportsWrite', 'ImagesForget', 'MailSend']);
    for (const follower of followers) {
      const [, id = ''] = /"Fn::GetAtt":\["(\w+)","Arn"\]/.exec(JSON.stringify(follower.EventSourceArn)) ?? [];
      const { VisibilityTimeout, RedrivePolicy, SqsManagedSseEnabled } = queues[id]?.['Properties'] ?? {};
      const { Timeout } = functions[follower.FunctionName.Ref]?.['Properties'] ?? {};
      expect(VisibilityTimeout, id).toBe(6 * Timeout);
      expect(SqsManagedSseEnabled).toBe(true);
      expect(RedrivePolicy.maxReceiveCount).toBe(11);
      expect(JSON.stringify(RedrivePolicy.deadLetterTargetArn)).toMatch(/FromTableGivenUp/);
      expect(follower.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
      expect(follower.ScalingConfig?.MaximumConcurrency).toBeGreaterThan(1);
    }
    const rights = JSON.stringify(prod.api.findResources('AWS::IAM::Policy'));
    // What fails says itself when it comes back.
    expect(rights.match(/sqs:ChangeMessageVisibility/g)).toHaveLength(3);
    const policies = JSON.stringify(prod.api.findResources('AWS::SQS::QueuePolicy'));
    expect(policies.match(/aws:SecureTransport/g)).toHaveLength(Object.keys(queues).length);
  });

  test('whoever is late is told of: two readers by the age of what they read, three followers by that of what waits', () => {
    const late = Object.entries(prod.api.findResources('AWS::CloudWatch::Alarm'))
      .filter(([id]) => /^Alarms\w+late[0-9A-F]{8}$/.test(id))
      .map(([id, { Properties }]) => [id.slice('Alarms'.length, -'late'.length - 8), Properties.MetricName]);
    expect(Object.fromEntries(late)).toEqual({
      index: 'IteratorAge',
      relay: 'IteratorAge',
      mail: 'ApproximateAgeOfOldestMessage',
      exports: 'ApproximateAgeOfOldestMessage',
      forgottenimages: 'ApproximateAgeOfOldestMessage',
    });
  });

  test('who hands on reads the stream and sends to queues, and does nothing else', () => {
    const statements: { Action: string | string[]; Resource: unknown }[] = Object.entries(
      prod.api.findResources('AWS::IAM::Policy'),
    ).flatMap(([id, { Properties }]) => (id.startsWith('RelayFunction') ? Properties.PolicyDocument.Statement : []));
    const actions = statements.flatMap(({ Action }) => Action).filter((action) => !action.startsWith('logs:'));
    expect(new Set(actions.filter((action) => !action.startsWith('sqs:Get')))).toEqual(
      new Set([
        'sqs:SendMessage',
        'dynamodb:ListStreams',
        'dynamodb:DescribeStream',
        'dynamodb:GetRecords',
        'dynamodb:GetShardIterator',
      ]),
    );
    const queues = statements.filter(({ Action }) => [Action].flat().includes('sqs:SendMessage'));
    // Those of its followers, and the mapping's own for what it gives up.
    expect(JSON.stringify(queues).match(/FromTableQueue/g)).toHaveLength(3);
    expect(JSON.stringify(queues).match(/RelayFromTableGivenUp/g)).toHaveLength(1);
  });
});
