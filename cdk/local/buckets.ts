/** The buckets of the template, what is deployed into them, and whom they tell of new objects. */
import * as z from 'zod';
import type { Assembly } from './assembly.ts';
import { arnOf, region } from './aws-names.ts';
import type { DurableStore } from './durable-store.ts';
import type { WorkerPool } from './lambda-pool.ts';
import { openBucket, type Bucket, type StoredObject } from './object-store.ts';
import type { Provisioners } from './provision.ts';

const corsRule = z.object({
  AllowedMethods: z.array(z.string()),
  AllowedOrigins: z.array(z.string()),
  AllowedHeaders: z.array(z.string()).default([]),
  ExposedHeaders: z.array(z.string()).default([]),
  MaxAge: z.number().optional(),
});
export type CorsRule = z.output<typeof corsRule>;

const bucketProperties = z.looseObject({
  BucketName: z.string().optional(),
  CorsConfiguration: z.object({ CorsRules: z.array(corsRule) }).optional(),
});

const deploymentProperties = z.looseObject({
  DestinationBucketName: z.string(),
  DestinationBucketKeyPrefix: z.string().default(''),
  SourceObjectKeys: z.array(z.string()),
  SystemMetadata: z.record(z.string(), z.string()).default({}),
});

type Deployment = z.output<typeof deploymentProperties>;

const notificationProperties = z.looseObject({
  BucketName: z.string(),
  NotificationConfiguration: z.strictObject({
    LambdaFunctionConfigurations: z
      .array(
        z.looseObject({
          Events: z.array(z.string()),
          LambdaFunctionArn: z.string(),
          Filter: z
            .object({ Key: z.object({ FilterRules: z.array(z.object({ Name: z.string(), Value: z.string() })) }) })
            .optional(),
        }),
      )
      .default([]),
  }),
});
type Notification = z.output<
  typeof notificationProperties
>['NotificationConfiguration']['LambdaFunctionConfigurations'][number];

interface BucketEntry {
  bucket: Bucket;
  cors: CorsRule[];
  notifications: Notification[];
}

export interface Buckets {
  provisioners: Provisioners;
  find(name: string): Bucket | undefined;
  /** By the domain that a distribution reads from. */
  findByDomain(domain: string): Bucket | undefined;
  corsOf(name: string): readonly CorsRule[];
  /** Tells the functions that wait for it: `ObjectCreated:Put`, `ObjectRemoved:Delete`. */
  announce(bucket: string, event: string, object: Pick<StoredObject, 'key' | 'size' | 'etag'>): void;
}

export interface BucketsOptions {
  assembly: Assembly;
  dataDirectory: string;
  store: DurableStore;
  findFunction: (arn: string) => WorkerPool;
}

export function createBuckets({ assembly, dataDirectory, store, findFunction }: BucketsOptions): Buckets {
  const entries = new Map<string, BucketEntry>();
  const entryOf = (name: string): BucketEntry => {
    const entry = entries.get(name);
    if (!entry) throw new Error(`there is no bucket ${name}`);
    return entry;
  };
  return {
    provisioners: {
      'AWS::S3::Bucket': (resource) => {
        const { BucketName: name = resource.name.toLowerCase(), CorsConfiguration } = bucketProperties.parse(
          resource.properties,
        );
        const bucket = openBucket(name, dataDirectory, store);
        entries.set(name, { bucket, cors: CorsConfiguration?.CorsRules ?? [], notifications: [] });
        const regional = domainOf(name);
        return {
          ref: name,
          attributes: { Arn: arnOf('s3', name), RegionalDomainName: regional, DomainName: regional },
        };
      },
      'Custom::CDKBucketDeployment': ({ name, properties }) => {
        deploySite(assembly, deploymentProperties.parse(properties), (bucket) => entryOf(bucket).bucket);
        return { ref: name };
      },
      'Custom::S3BucketNotifications': ({ name, properties }) => {
        const { BucketName, NotificationConfiguration } = notificationProperties.parse(properties);
        entryOf(BucketName).notifications.push(...NotificationConfiguration.LambdaFunctionConfigurations);
        return { ref: name };
      },
    },
    find: (name) => entries.get(name)?.bucket,
    findByDomain: (domain) => [...entries.values()].find(({ bucket }) => domainOf(bucket.name) === domain)?.bucket,
    corsOf: (name) => entries.get(name)?.cors ?? [],
    announce(name, event, object) {
      for (const notification of entryOf(name).notifications) {
        if (!wants(notification, event, object.key)) continue;
        void deliver(findFunction(notification.LambdaFunctionArn), eventOf(name, event, object));
      }
    },
  };
}

function deploySite(
  { assetPath }: Assembly,
  { DestinationBucketName, DestinationBucketKeyPrefix, SourceObjectKeys, SystemMetadata }: Deployment,
  bucketOf: (name: string) => Bucket,
): void {
  for (const objectKey of SourceObjectKeys) {
    bucketOf(DestinationBucketName).deploy(assetPath(objectKey), DestinationBucketKeyPrefix, SystemMetadata);
  }
}

function domainOf(bucket: string): string {
  return `${bucket}.s3.${region}.amazonaws.com`;
}

function wants({ Events, Filter }: Notification, event: string, key: string): boolean {
  const rules = Filter?.Key.FilterRules ?? [];
  return (
    Events.some((wanted) => `s3:${event}` === wanted || `s3:${event}`.startsWith(wanted.replace(/\*$/, ''))) &&
    rules.every(({ Name, Value }) => (/prefix/i.test(Name) ? key.startsWith(Value) : key.endsWith(Value)))
  );
}

/** An asynchronous invocation: tried three times in all, as Lambda does. */
async function deliver(target: WorkerPool, event: object): Promise<void> {
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    const outcome = await target.invoke(event);
    if (outcome.kind === 'answer') return;
    await new Promise((resolve) => setTimeout(resolve, attempt * 1000).unref());
  }
}

function eventOf(bucket: string, eventName: string, { key, size, etag }: Pick<StoredObject, 'key' | 'size' | 'etag'>) {
  // Escaped as forms are: a space is a plus.
  const escapedKey = encodeURIComponent(key).replaceAll('%2F', '/').replaceAll('%20', '+');
  return {
    Records: [
      {
        eventVersion: '2.1',
        eventSource: 'aws:s3',
        awsRegion: region,
        eventTime: new Date().toISOString(),
        eventName,
        s3: {
          s3SchemaVersion: '1.0',
          bucket: { name: bucket, arn: arnOf('s3', bucket) },
          object: { key: escapedKey, size, eTag: etag, sequencer: Date.now().toString(16).toUpperCase() },
        },
      },
    ],
  };
}
