/** The buckets of the template, what is deployed into them, and whom they tell of new objects. */
import * as z from 'zod';
import type { Assembly } from './assembly.ts';
import { arnOf, region } from './aws-names.ts';
import type { SendEvent } from './async-invocations.ts';
import type { DurableStore } from './durable-store.ts';
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
  sendEvent: SendEvent;
}

export function createBuckets({ assembly, dataDirectory, store, sendEvent }: BucketsOptions): Buckets {
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
        sendEvent(notification.LambdaFunctionArn, eventOf(name, event, object));
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
