/** Where what always failed stays until somebody has looked, and who is told. */
import { Duration, Validations } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { Alarms } from './alarms.ts';

export interface GivenUpProps {
  alarms: Alarms;
  /** Of its alarm: `mail` makes `mail-given-up`. */
  name: string;
  /** What it means that something was given up, and the heading of the runbook. */
  meaning: string;
  runbook: string;
}

export function givenUpQueue(scope: Construct, { alarms, name, meaning, runbook }: GivenUpProps): Queue {
  const queue = new Queue(scope, 'GivenUp', {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  });
  Validations.of(queue).acknowledge({ id: 'AwsSolutions-SQS3', reason: 'It is itself the queue of what failed.' });
  alarms.add(`${name}-given-up`, {
    metric: queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(5) }),
    threshold: 1,
    meaning,
    runbook,
  });
  return queue;
}
