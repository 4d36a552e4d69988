/** Looks at what was sent to the bucket and makes images of it. */
import type { S3Event } from 'aws-lambda';
import { receive } from '../modules/images/receiving.service.ts';
import { now } from '../platform/clock.ts';
import { createImageDependencies } from '../platform/image-dependencies.ts';

const deps = createImageDependencies();

export async function handler({ Records }: S3Event): Promise<void> {
  for (const record of Records) await receive(deps, record, now);
}
