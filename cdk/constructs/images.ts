/** How images come in and leave: S3 tells of what arrives, the table's stream of what can no longer come back. */
import { Duration, Stack, Validations } from 'aws-cdk-lib';
import { FilterRule } from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { Bucket, EventType } from 'aws-cdk-lib/aws-s3';
import { LambdaDestination } from 'aws-cdk-lib/aws-s3-notifications';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { ImagesEnvironment } from '@folio/functions/platform/config.ts';
import type { DataStack } from '../stacks/data-stack.ts';
import { AppFunction } from './app-function.ts';
import type { PartProps } from './part.ts';
import { tableActions } from './table-actions.ts';
import { TableConsumer } from './table-consumer.ts';

export class Images extends Construct {
  readonly #props: PartProps;
  readonly #environment: ImagesEnvironment;

  constructor(scope: Construct, id: string, props: PartProps) {
    super(scope, id);
    this.#props = props;
    const { stage, data } = props;
    this.#environment = {
      STAGE: stage,
      TABLE_NAME: data.table.tableName,
      IMAGES_BUCKET: data.images.bucketName,
    };
    this.#receive();
    this.#forget();
  }

  #receive(): void {
    const { settings, alarms, data } = this.#props;
    const failed = this.#queue();
    const receive = new AppFunction(this, 'ReceiveFunction', {
      entry: 'receive-images',
      settings,
      environment: this.#environment,
      // A whole core: a photo of 12 megapixels takes some two seconds. One of 50 needs 700 MB.
      memoryMb: 1769,
      timeout: Duration.seconds(60),
      company: {
        programs: ['draw-image'],
        packages: { 'wasm-vips': ['package.json', 'lib/vips-node.mjs', 'lib/vips.wasm'] },
      },
      retries: { attempts: 2, onFailure: new SqsDestination(failed) },
      alarms,
      meaningOfFailure: 'Images just sent stay “Procesando”; they are tried three times.',
    });
    allowKeys(receive, data, ['s3:GetObject', 's3:DeleteObject'], 'tmp/*');
    allowKeys(receive, data, ['s3:PutObject', 's3:DeleteObject'], 'img/*');
    // Without it an object that is no longer there is refused (403) instead of missing (404).
    receive.allow(['s3:ListBucket'], [data.images.bucketArn]);
    receive.allow(tableActions, [data.table.tableArn]);
    // Known by its ARN alone: the stack of the bucket, which stands first, must not refer to this one.
    const incoming = Bucket.fromBucketArn(this, 'Incoming', data.images.bucketArn);
    incoming.addEventNotification(EventType.OBJECT_CREATED, new LambdaDestination(receive.function), {
      prefix: 'tmp/',
    });
    acknowledgeNotifications(this);
    alarms.add('images-given-up', {
      metric: failed.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(5) }),
      threshold: 1,
      meaning: 'An image was given up after three tries: it stays “Procesando” until its upload expires.',
      runbook: 'An image was given up',
    });
  }

  #forget(): void {
    const { settings, alarms, data } = this.#props;
    const forget = new AppFunction(this, 'ForgetFunction', {
      entry: 'forget-images',
      settings,
      environment: this.#environment,
      timeout: Duration.seconds(30),
      alarms,
      meaningOfFailure: 'Bytes of images that were taken away a month ago are deleted late.',
    });
    allowKeys(forget, data, ['s3:DeleteObject'], 'img/*');
    forget.allow(['dynamodb:BatchGetItem'], [data.table.tableArn]);
    new TableConsumer(this, 'FromTable', {
      consumer: forget,
      table: data.table,
      alarms,
      name: 'forgotten-images',
      records: {
        eventName: FilterRule.isEqual('REMOVE'),
        dynamodb: { OldImage: { kind: { S: FilterRule.isEqual('removed-image') } } },
      },
      givenUp: {
        meaning: 'The bytes of an image that was taken away were not deleted after ten tries or six hours.',
        runbook: 'A removed image was not deleted',
      },
      late: 'The table’s stream is read more than five minutes late: removed images are deleted late.',
    });
  }

  #queue(): Queue {
    const queue = new Queue(this, 'GivenUp', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    Validations.of(queue).acknowledge({ id: 'AwsSolutions-SQS3', reason: 'It is itself the queue of what failed.' });
    return queue;
  }
}

/** Keys begin with what they are for, and the company comes after: no role can name all companies but by a star. */
export function allowKeys(
  grantee: AppFunction,
  data: DataStack,
  actions: string[],
  keys: 'tmp/*' | 'img/*' | 'img/*/logo.png',
): void {
  grantee.allow(actions, [data.images.arnForObjects(keys)]);
  Validations.of(grantee).acknowledge({
    id: `AwsSolutions-IAM5[Resource::${data.stackName}:ExportsOutputFnGetAttImages2D38C313Arn6C6DDC6E/${keys}]`,
    reason: 'Every company’s images stand under this prefix, which holds nothing else.',
  });
}

/** The library's own function, one per stack, which writes the bucket's notifications at deploy time. */
function acknowledgeNotifications(scope: Construct): void {
  const handler = Stack.of(scope).node.children.find(({ node }) => node.id.startsWith('BucketNotificationsHandler'));
  if (!handler) throw new Error('the notifications of the bucket have no function');
  Validations.of(handler).acknowledge(
    {
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'The library writes this role: it changes notifications of buckets, and nothing else.',
    },
    {
      id: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
      reason: 'The library attaches it for the logs of its own function.',
    },
    { id: 'AwsSolutions-L1', reason: 'The library chooses the Python runtime of its own function.' },
  );
}
