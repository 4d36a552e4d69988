/** A bucket nobody reaches from outside: no public access, encrypted, TLS only. */
import { BlockPublicAccess, Bucket, BucketEncryption, type BucketProps, type IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';

export function privateBucket(scope: Construct, id: string, settings: StageSettings, props: BucketProps): IBucket {
  const bucket = new Bucket(scope, id, {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    removalPolicy: settings.removalPolicy,
    ...props,
  });
  return bucket as IBucket; // the library's own class misses its own interface under exactOptionalPropertyTypes
}
