/** Files of reports: the clock puts what schedules owe, the table's stream and a queue have it written, the bucket keeps it for a month. */
import { Duration, Validations } from 'aws-cdk-lib';
import { FilterRule } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { ExportsEnvironment, StreamEnvironment } from '@folio/functions/platform/config.ts';
import type { DataStack } from '../stacks/data-stack.ts';
import { AppFunction } from './app-function.ts';
import { ClockedFunction } from './clocked-function.ts';
import { fontPackages } from './font-packages.ts';
import { allowKeys } from './images.ts';
import type { PartProps } from './part.ts';
import { QueueConsumer } from './queue-consumer.ts';

export class Exports extends Construct {
  readonly follower: QueueConsumer;
  readonly #props: PartProps;

  constructor(scope: Construct, id: string, props: PartProps) {
    super(scope, id);
    this.#props = props;
    this.#start();
    this.follower = this.#write();
  }

  #start(): void {
    const { stage, settings, data, alarms } = this.#props;
    const environment: StreamEnvironment = { STAGE: stage, TABLE_NAME: data.table.tableName };
    const start = new AppFunction(this, 'StartFunction', {
      entry: 'start-exports',
      settings,
      environment,
      timeout: Duration.minutes(4),
      alarms,
      meaningOfFailure: 'Scheduled exports are late; the next call tries them again.',
    });
    const { tableArn } = data.table;
    start.allow(['dynamodb:BatchGetItem', 'dynamodb:PutItem'], [tableArn]);
    start.allow(['dynamodb:Query'], [`${tableArn}/index/due`]);
    new ClockedFunction(this, 'Clock', {
      called: start,
      name: 'exports',
      every: Duration.minutes(5),
      alarms,
      silent: {
        meaning: 'The clock of exports has not called for a quarter of an hour: no scheduled export is made.',
        runbook: 'The clock is silent',
      },
    });
  }

  #write(): QueueConsumer {
    const { stage, settings, data, alarms } = this.#props;
    const environment: ExportsEnvironment = {
      STAGE: stage,
      TABLE_NAME: data.table.tableName,
      EXPORTS_BUCKET: data.exports.bucketName,
      IMAGES_BUCKET: data.images.bucketName,
    };
    const write = new AppFunction(this, 'WriteFunction', {
      entry: 'write-exports',
      settings,
      environment,
      // Rows pass by and are not held: it is the processor that comes with the memory which makes it quick.
      memoryMb: 1024,
      timeout: Duration.minutes(15),
      company: { packages: fontPackages() },
      alarms,
      meaningOfFailure: 'Exports stay “En proceso” longer; each is tried three times.',
    });
    const { tableArn } = data.table;
    const items = ['dynamodb:BatchGetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:Query'];
    write.allow(items, [tableArn]);
    write.allow(['dynamodb:Query'], ['gsi1', 'gsi2', 'gsi3', 'gsi4'].map((index) => `${tableArn}/index/${index}`)); // prettier-ignore
    write.allow(['s3:PutObject'], [data.exports.arnForObjects('*')]);
    acknowledgeFiles(write, data);
    // The letterhead of PDFs, and no picture of a prospect.
    allowKeys(write, data, ['s3:GetObject'], 'img/*/logo.png');
    return new QueueConsumer(this, 'FromTable', {
      consumer: write,
      alarms,
      name: 'exports',
      // One takes minutes when it is large: others do not wait behind it.
      batchSize: 1,
      parallel: 10,
      records: {
        dynamodb: {
          NewImage: { kind: { S: FilterRule.isEqual('export') }, status: { S: FilterRule.isEqual('queued') } },
        },
      },
      givenUp: {
        meaning: 'An export was given up after eleven tries, and nobody was told: it stays “En proceso”.',
        runbook: 'An export was given up',
      },
      late: 'An export has waited for more than twenty minutes, or takes as long.',
    });
  }
}

/** Keys begin with the company and the person: no role can name all of them but by a star. */
export function acknowledgeFiles(grantee: Construct, data: DataStack): void {
  Validations.of(grantee).acknowledge({
    id: `AwsSolutions-IAM5[Resource::${data.stackName}:ExportsOutputFnGetAttExports25637AFBArn08434897/*]`,
    reason: 'Every company and person has files of its own in the bucket, which holds nothing else.',
  });
}
