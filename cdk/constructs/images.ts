/** How images come in and leave: S3 tells of what arrives, the table's stream of what can no longer come back. */
import { Duration, Stack, Validations } from 'aws-cdk-lib';
import { FilterRule } from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { Bucket, EventType } from 'aws-cdk-lib/aws-s3';
import { LambdaDestination } from 'aws-cdk-lib/aws-s3-notifications';
import { Construct } from 'constructs';
import type { ImagesEnvironment } from '@folio/functions/platform/config.ts';
import type { DataStack } from '../stacks/data-stack.ts';
import { AppFunction } from './app-function.ts';
import { givenUpQueue } from './given-up-queue.ts';
import type { PartProps } from './part.ts';
import { tableActions } from './table-actions.ts';
import { QueueConsumer } from './queue-consumer.ts';

export class Images extends Construct {
  /** Of images that can no longer come back. */
  readonly follower: QueueConsumer;
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
    this.follower = this.#forget();
  }

  #receive(): void {
    const { settings, alarms, data } = this.#props;
    const failed = givenUpQueue(this, {
      alarms,
      name: 'images',
      meaning: 'An image was given up after three tries: it stays “Procesando” until its upload expires.',
      runbook: 'An image was given up',
    });
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
  }

  #forget(): QueueConsumer {
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
    return new QueueConsumer(this, 'FromTable', {
      consumer: forget,
      alarms,
      name: 'forgotten-images',
      records: {
        eventName: FilterRule.isEqual('REMOVE'),
        dynamodb: { OldImage: { kind: { S: FilterRule.isEqual('removed-image') } } },
      },
      givenUp: {
        meaning: 'The bytes of an image that was taken away were not deleted in eleven tries.',
        runbook: 'A removed image was not deleted',
      },
      late: 'A removed image has waited for more than five minutes: its bytes are deleted late.',
    });
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
