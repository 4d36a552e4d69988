/**
 * Hands records of the table's stream to the queues of those who need no order. AWS lets two processes read a shard at a time
 * before it throttles them: this one is the second, beside the index of prospects, which needs the order.
 */
import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { RelayEnvironment } from '@folio/functions/platform/config.ts';
import { AppFunction } from './app-function.ts';
import type { PartProps } from './part.ts';
import type { QueueConsumer } from './queue-consumer.ts';
import { TableConsumer } from './table-consumer.ts';

export interface RelayProps extends PartProps {
  mail: QueueConsumer;
  exports: QueueConsumer;
  removedImages: QueueConsumer;
}

export class Relay extends Construct {
  constructor(scope: Construct, id: string, { stage, settings, data, alarms, ...followers }: RelayProps) {
    super(scope, id);
    const { mail, exports, removedImages } = followers;
    const environment: RelayEnvironment = {
      STAGE: stage,
      MAIL_QUEUE_URL: mail.queue.queueUrl,
      EXPORTS_QUEUE_URL: exports.queue.queueUrl,
      REMOVED_IMAGES_QUEUE_URL: removedImages.queue.queueUrl,
    };
    const relay = new AppFunction(this, 'Function', {
      entry: 'relay-records',
      settings,
      environment,
      timeout: Duration.seconds(30),
      alarms,
      meaningOfFailure: 'Mails, exports and removed images wait; each is tried eleven times.',
    });
    const consumers = Object.values(followers);
    relay.allow(
      ['sqs:SendMessage'],
      consumers.map(({ queue }) => queue.queueArn),
    );
    new TableConsumer(this, 'FromTable', {
      consumer: relay,
      table: data.table,
      alarms,
      name: 'relay',
      records: consumers.map(({ records }) => records),
      givenUp: {
        meaning: 'A mail, an export or a removed image reached no queue in eleven tries or six hours: it is not done.',
        runbook: 'A record was not handed on',
      },
      late: 'The table’s stream is read more than five minutes late: mails and exports wait, removed images are deleted late.',
    });
  }
}
