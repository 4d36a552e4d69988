/**
 * A function that reads the table's stream itself: its records, its tries, where what it gave up goes, and who is told. A stream
 * bears two of them; who needs no order takes its records from a queue (queue-consumer.ts).
 */
import { Duration, Validations } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { EventSourceMapping, FilterCriteria, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import type { Alarms } from './alarms.ts';
import type { AppFunction } from './app-function.ts';
import { givenUpQueue } from './given-up-queue.ts';

export interface TableConsumerProps {
  consumer: AppFunction;
  table: Table;
  alarms: Alarms;
  /** Of its alarms: `index` makes `index-given-up` and `index-late`. */
  name: string;
  /** Patterns of the records it is given; the others cost nothing. */
  records: readonly Record<string, unknown>[];
  /** How often a record is tried that stands alone; eleven times unless told. */
  tries?: number;
  /** What it means that a record was given up, and the heading of the runbook. */
  givenUp: { meaning: string; runbook: string };
  /** What it means that the stream is read late. */
  late: string;
}

export class TableConsumer extends Construct {
  constructor(scope: Construct, id: string, { consumer, table, alarms, ...told }: TableConsumerProps) {
    super(scope, id);
    const givenUp = givenUpQueue(this, { alarms, name: told.name, ...told.givenUp });
    table.grantStreamRead(consumer.function);
    Validations.of(consumer).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'ListStreams has no resource-level permission; reading is granted on this stream alone.',
    });
    new EventSourceMapping(this, 'Mapping', {
      target: consumer.function,
      ...(table.tableStreamArn ? { eventSourceArn: table.tableStreamArn } : {}),
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 10,
      filters: told.records.map((pattern) => FilterCriteria.filter(pattern)),
      // Without these a single bad record would be tried for a day and hold up every one behind it.
      reportBatchItemFailures: true,
      bisectBatchOnError: true,
      retryAttempts: (told.tries ?? 11) - 1,
      maxRecordAge: Duration.hours(6),
      onFailure: new SqsDlq(givenUp),
    });
    alarms.add(`${told.name}-late`, {
      metric: consumer.function.metric('IteratorAge', { statistic: Stats.MAXIMUM, period: Duration.minutes(5) }),
      threshold: Duration.minutes(5).toMilliseconds(),
      meaning: told.late,
      runbook: 'The stream is late',
    });
  }
}
