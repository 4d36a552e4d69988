/** Alarms that can be acted upon: each says what the failure means for people and which heading of the runbook to open. */
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';

export interface AlarmProps {
  metric: IMetric;
  threshold: number;
  /** Periods in a row above the threshold; one unless told. */
  periods?: number;
  /** At or above the threshold unless told. */
  comparison?: ComparisonOperator;
  /** What no data at all means; that all is well unless told. */
  missing?: TreatMissingData;
  /** What people notice. */
  meaning: string;
  /** Heading in cdk/README.md. */
  runbook: string;
}

export class Alarms extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, { email }: { email: string }) {
    super(scope, id);
    this.topic = new Topic(this, 'Topic', { enforceSSL: true });
    this.topic.addSubscription(new EmailSubscription(email));
  }

  add(name: string, { metric, threshold, periods = 1, meaning, runbook, ...rare }: AlarmProps): void {
    const alarm = new Alarm(this, name, {
      metric,
      threshold,
      evaluationPeriods: periods,
      comparisonOperator: rare.comparison ?? ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: rare.missing ?? TreatMissingData.NOT_BREACHING,
      alarmDescription: `${meaning} Runbook: cdk/README.md, «${runbook}».`,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
  }
}
