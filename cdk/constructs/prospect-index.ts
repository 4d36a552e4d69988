/** What follows from prospects: the words by which the server finds them, and what reports count of them. */
import { Duration } from 'aws-cdk-lib';
import { FilterRule } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { StreamEnvironment } from '@folio/functions/platform/config.ts';
import { AppFunction } from './app-function.ts';
import type { PartProps } from './part.ts';
import { tableActions } from './table-actions.ts';
import { TableConsumer } from './table-consumer.ts';

export class ProspectIndex extends Construct {
  constructor(scope: Construct, id: string, { stage, settings, data, alarms }: PartProps) {
    super(scope, id);
    const environment: StreamEnvironment = { STAGE: stage, TABLE_NAME: data.table.tableName };
    const index = new AppFunction(this, 'IndexFunction', {
      entry: 'index-prospects',
      settings,
      environment,
      timeout: Duration.seconds(30),
      alarms,
      meaningOfFailure:
        'What was just saved is not found by search nor counted in reports yet; lists and details are right.',
    });
    index.allow(tableActions, [data.table.tableArn]);
    new TableConsumer(this, 'FromTable', {
      consumer: index,
      table: data.table,
      alarms,
      name: 'index',
      records: [{ dynamodb: { NewImage: { kind: { S: FilterRule.isEqual('prospect') } } } }],
      // Others of its shard wait meanwhile, and whatever follows from it can be made anew.
      tries: 5,
      givenUp: {
        meaning:
          'What follows from a prospect was given up after five tries or six hours: search misses its notes, reports miscount it.',
        runbook: 'A prospect is not found by its notes',
      },
      late: 'The table’s stream is read more than five minutes late: search finds notes late, reports count late.',
    });
  }
}
