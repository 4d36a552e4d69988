/** What reports count compared with the records, company by company at its night; somebody is told where they differ. */
import { Duration } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { StreamEnvironment } from '@folio/functions/platform/config.ts';
import { AppFunction } from './app-function.ts';
import { ClockedFunction } from './clocked-function.ts';
import type { PartProps } from './part.ts';

export class ReportComparison extends Construct {
  constructor(scope: Construct, id: string, { stage, settings, data, alarms }: PartProps) {
    super(scope, id);
    const environment: StreamEnvironment = { STAGE: stage, TABLE_NAME: data.table.tableName };
    const compare = new AppFunction(this, 'CompareFunction', {
      entry: 'compare-reports',
      settings,
      environment,
      // It begins with no company after eight minutes.
      timeout: Duration.minutes(12),
      alarms,
      meaningOfFailure: 'Some companies’ reports were not compared with their records; the next call tries them again.',
    });
    const { tableArn } = data.table;
    compare.allow(['dynamodb:BatchGetItem', 'dynamodb:PutItem', 'dynamodb:Query'], [tableArn]);
    compare.allow(['dynamodb:Query'], [`${tableArn}/index/due`, `${tableArn}/index/gsi1`]);
    new ClockedFunction(this, 'Clock', {
      called: compare,
      name: 'comparison',
      every: Duration.minutes(10),
      alarms,
      silent: {
        meaning:
          'The clock of comparisons has not called for a quarter of an hour: a report that miscounts is not noticed.',
        runbook: 'The clock is silent',
      },
    });
    this.#tell(compare, { stage, alarms });
  }

  #tell({ logs }: AppFunction, { stage, alarms }: Pick<PartProps, 'stage' | 'alarms'>): void {
    const told = { metricNamespace: `Folio/${stage}`, metricName: 'ReportsThatDiffer' };
    new MetricFilter(this, 'Differs', {
      logGroup: logs,
      filterPattern: FilterPattern.stringValue('$.message', '=', 'REPORT_DIFFERS'),
      ...told,
      metricValue: '1',
    });
    alarms.add('report-differs', {
      metric: new Metric({
        namespace: told.metricNamespace,
        metricName: told.metricName,
        statistic: Stats.SUM,
        period: Duration.minutes(5),
      }),
      threshold: 1,
      meaning: 'What a company’s reports count is not what its records say: figures and their rows may be wrong.',
      runbook: 'A report differs from its records',
    });
  }
}
