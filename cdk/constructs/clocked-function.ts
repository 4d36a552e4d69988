/** A function that the clock calls: its rule, what happens to a call that fails, and who is told when it is not called at all. */
import { Duration } from 'aws-cdk-lib';
import { ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import type { Alarms } from './alarms.ts';
import type { AppFunction } from './app-function.ts';

export interface ClockedFunctionProps {
  called: AppFunction;
  /** Of its alarm: `reminders` makes `reminders-silent`. */
  name: string;
  every: Duration;
  alarms: Alarms;
  /** What it means that it is called no more, and the heading of the runbook. */
  silent: { meaning: string; runbook: string };
}

export class ClockedFunction extends Construct {
  constructor(scope: Construct, id: string, { called, name, every, alarms, silent }: ClockedFunctionProps) {
    super(scope, id);
    const rule = new Rule(this, 'Rule', { schedule: Schedule.rate(every) });
    // The next call does what this one left: trying an old one again for hours would only be late.
    rule.addTarget(new LambdaFunction(called.function, { retryAttempts: 1, maxEventAge: Duration.minutes(5) }));
    alarms.add(`${name}-silent`, {
      metric: called.function.metricInvocations({ period: Duration.minutes(15) }),
      threshold: 1,
      comparison: ComparisonOperator.LESS_THAN_THRESHOLD,
      missing: TreatMissingData.BREACHING,
      ...silent,
    });
  }
}
