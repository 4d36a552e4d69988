/**
 * A function that takes records of the table's stream from a queue of its own, which `relay-records` fills: what fails here holds
 * up nobody else. Its tries, where what it gave up goes, and who is told.
 */
import { Duration } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Alarms } from './alarms.ts';
import type { AppFunction } from './app-function.ts';
import { givenUpQueue } from './given-up-queue.ts';

/** Of a function that takes records from a queue. */
const tries = 11;

export interface QueueConsumerProps {
  consumer: AppFunction;
  alarms: Alarms;
  /** Of its alarms: `mail` makes `mail-given-up` and `mail-late`. */
  name: string;
  /** Pattern of the records of the table's stream that belong on its queue. */
  records: Record<string, unknown>;
  /** 10 unless told. */
  batchSize?: number;
  /** Batches side by side; two unless told, which is the least there can be. */
  parallel?: number;
  /** What it means that a record was given up, and the heading of the runbook. */
  givenUp: { meaning: string; runbook: string };
  /** What it means that its queue waits. */
  late: string;
}

export class QueueConsumer extends Construct {
  readonly queue: Queue;
  readonly records: Record<string, unknown>;

  constructor(scope: Construct, id: string, { consumer, alarms, ...told }: QueueConsumerProps) {
    super(scope, id);
    const timeout = consumer.function.timeout ?? Duration.seconds(3);
    this.records = told.records;
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      // As AWS advises: Lambda tries a batch again by itself when the function is throttled. What fails says when it comes back.
      visibilityTimeout: Duration.seconds(6 * timeout.toSeconds()),
      deadLetterQueue: {
        queue: givenUpQueue(this, { alarms, name: told.name, ...told.givenUp }),
        maxReceiveCount: tries,
      },
    });
    consumer.function.addEventSource(
      new SqsEventSource(this.queue, {
        batchSize: told.batchSize ?? 10,
        maxConcurrency: told.parallel ?? 2,
        reportBatchItemFailures: true,
      }),
    );
    alarms.add(`${told.name}-late`, {
      metric: this.queue.metricApproximateAgeOfOldestMessage({ statistic: Stats.MAXIMUM, period: Duration.minutes(5) }),
      // What is under way counts, too.
      threshold: Duration.minutes(5).plus(timeout).toSeconds(),
      meaning: told.late,
      runbook: 'The stream is late',
    });
  }
}
