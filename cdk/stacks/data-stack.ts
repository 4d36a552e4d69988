/** What must never be lost: the table, the buckets, the people and the secrets. Deployed first, changed seldom. */
import { Duration, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, StreamViewType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { HttpMethods, type IBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { People } from '../constructs/people.ts';
import { privateBucket } from '../constructs/private-bucket.ts';
import type { StageSettings } from '../stages.ts';

interface DataStackProps extends StackProps {
  settings: StageSettings;
}

export class DataStack extends Stack {
  readonly table: Table;
  readonly people: People;
  readonly logs: IBucket;
  readonly images: IBucket;
  readonly exports: IBucket;
  readonly snapshots: IBucket;
  readonly signingSecret: Secret;
  readonly originSecret: Secret;
  readonly imageSecret: Secret;

  constructor(scope: Construct, id: string, { settings, ...props }: DataStackProps) {
    super(scope, id, { ...props, terminationProtection: settings.deletionProtection });
    this.table = this.#table(settings);
    this.logs = this.#logs(settings);
    this.images = this.#imagesBucket(settings);
    this.exports = this.#exportsBucket(settings);
    this.snapshots = this.#snapshotsBucket(settings);
    this.people = new People(this, 'People', { settings });
    this.signingSecret = this.#secret('SigningSecret', 'Signs cursors, links and codes');
    this.originSecret = this.#secret('OriginSecret', 'What CloudFront shows to the API');
    this.imageSecret = this.#secret('ImageSecret', 'Signs addresses of images');
  }

  #table(settings: StageSettings): Table {
    const table = new Table(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: settings.deletionProtection,
      removalPolicy: settings.removalPolicy,
      timeToLiveAttribute: 'expiresAt',
      stream: StreamViewType.NEW_AND_OLD_IMAGES,
    });
    // Sparse and overloaded: company, work centre, who attends, who registered it when that is somebody else. Only the row
    // travels, since its size is the cost of a page; the company's own index carries the detail of changes for the audit log.
    for (const index of ['gsi1', 'gsi2', 'gsi3', 'gsi4']) {
      table.addGlobalSecondaryIndex({
        indexName: index,
        partitionKey: { name: `${index}pk`, type: AttributeType.STRING },
        sortKey: { name: `${index}sk`, type: AttributeType.STRING },
        projectionType: ProjectionType.INCLUDE,
        nonKeyAttributes: index === 'gsi1' ? ['row', 'detail'] : ['row'],
      });
    }
    // What falls due when: hours are its partitions, and it shows keys alone, to the clock's function alone.
    table.addGlobalSecondaryIndex({
      indexName: 'due',
      partitionKey: { name: 'duepk', type: AttributeType.STRING },
      sortKey: { name: 'duesk', type: AttributeType.STRING },
      projectionType: ProjectionType.KEYS_ONLY,
    });
    return table;
  }

  /** Access logs of the other buckets and of CloudFront, which still writes them by ACL. */
  #logs(settings: StageSettings): IBucket {
    const bucket = privateBucket(this, 'AccessLogs', settings, {
      objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED,
      lifecycleRules: [{ expiration: Duration.days(90) }],
    });
    Validations.of(bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'The bucket that receives access logs would log itself without end.',
    });
    return bucket;
  }

  /**
   * `tmp/` holds what browsers sent, until it was looked at: what nobody awaits goes after a day, and with it what cameras
   * write beside a picture. A prefix rule has no wildcard, so it stands first in the key. `img/` holds what is shown.
   */
  #imagesBucket(settings: StageSettings): IBucket {
    const images = privateBucket(this, 'Images', settings, {
      versioned: true,
      serverAccessLogsBucket: this.logs,
      serverAccessLogsPrefix: 'images/',
      cors: [siteCors(settings, [HttpMethods.POST])],
      lifecycleRules: [
        { prefix: 'tmp/', expiration: Duration.days(1), noncurrentVersionExpiration: Duration.days(1) },
        {
          noncurrentVersionExpiration: Duration.days(30),
          expiredObjectDeleteMarker: true,
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
      ],
    });
    // The distribution stands in a later stack, and no other of this account has the bucket among its origins.
    images.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudfront.amazonaws.com')],
        actions: ['s3:GetObject'],
        resources: [images.arnForObjects('img/*')],
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    );
    return images;
  }

  /** Exports can be made again: they need no versions, and leave after a month. */
  #exportsBucket(settings: StageSettings): IBucket {
    return privateBucket(this, 'Exports', settings, {
      serverAccessLogsBucket: this.logs,
      serverAccessLogsPrefix: 'exports/',
      cors: [siteCors(settings, [HttpMethods.GET])],
      lifecycleRules: [{ expiration: Duration.days(30), abortIncompleteMultipartUploadAfter: Duration.days(1) }],
    });
  }

  /** The rows of each company as `rows` last packed them: made again from the table at any time, and too old after a week. */
  #snapshotsBucket(settings: StageSettings): IBucket {
    return privateBucket(this, 'Snapshots', settings, {
      serverAccessLogsBucket: this.logs,
      serverAccessLogsPrefix: 'snapshots/',
      lifecycleRules: [{ expiration: Duration.days(8), abortIncompleteMultipartUploadAfter: Duration.days(1) }],
    });
  }

  #secret(id: string, description: string): Secret {
    const secret = new Secret(this, id, {
      description,
      generateSecretString: { passwordLength: 48, excludePunctuation: true },
    });
    Validations.of(secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason: 'Rotated by hand with a deploy (runbook): turning it by itself would break every link already mailed.',
    });
    return secret;
  }
}

function siteCors(settings: StageSettings, allowedMethods: HttpMethods[]) {
  return {
    allowedOrigins: [`https://${settings.domainName}`],
    allowedMethods,
    allowedHeaders: ['content-type'],
    exposedHeaders: ['etag'],
    maxAge: 3600,
  };
}
