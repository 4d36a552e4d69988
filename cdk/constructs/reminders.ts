/** Reminders of appointments and the agenda of the day: found by the hour, without asking any company in vain. */
import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { StreamEnvironment } from '@folio/functions/platform/config.ts';
import { AppFunction } from './app-function.ts';
import { ClockedFunction } from './clocked-function.ts';
import type { PartProps } from './part.ts';

export class Reminders extends Construct {
  constructor(scope: Construct, id: string, { stage, settings, data, alarms }: PartProps) {
    super(scope, id);
    const environment: StreamEnvironment = { STAGE: stage, TABLE_NAME: data.table.tableName };
    const remind = new AppFunction(this, 'RemindFunction', {
      entry: 'remind',
      settings,
      environment,
      // Some ten thousand reminders of one look, one transaction each, and no look beside it that has much to do.
      timeout: Duration.minutes(2),
      alarms,
      meaningOfFailure: 'Reminders of appointments or agendas of the day are late; the next call tries them again.',
    });
    const { tableArn } = data.table;
    remind.allow(['dynamodb:BatchGetItem', 'dynamodb:ConditionCheckItem', 'dynamodb:PutItem'], [tableArn]);
    remind.allow(['dynamodb:Query'], [`${tableArn}/index/due`, `${tableArn}/index/gsi3`, `${tableArn}/index/gsi4`]);
    new ClockedFunction(this, 'Clock', {
      called: remind,
      name: 'reminders',
      every: Duration.minutes(2),
      alarms,
      silent: {
        meaning: 'The clock has not called for a quarter of an hour: nobody is reminded, no agenda is sent.',
        runbook: 'The clock is silent',
      },
    });
  }
}
