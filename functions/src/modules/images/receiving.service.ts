/**
 * Bytes have arrived in the bucket: they are looked at, drawn anew without anything a camera wrote beside them, and only then
 * are the prospect's or the company's. Told twice, late or of what nobody awaits, it changes nothing.
 */
import type { S3EventRecord } from 'aws-lambda';
import { mostUploadBytes } from '@folio/shared/images/image.rules.ts';
import { drawAnew, PictureRefused } from '../../platform/image-codec.ts';
import type { Drawn } from '../../platform/image-drawing.ts';
import type { ImageDependencies } from '../../platform/image-dependencies.ts';
import { logEvent } from '../../platform/log.ts';
import { sha256 } from '../../platform/signer.ts';
import { arrivalOf, keyOfEvent } from './arriving-key.rules.ts';
import { destinationOf } from './destination.service.ts';
import { forget, keep } from './picture-files.service.ts';

/**
 * @param now asked again when the image is drawn, which takes up to a minute: browsers look for what is new from the moment it tells
 * @throws what the table or the bucket throws: S3 tells of the object again
 */
export async function receive(deps: ImageDependencies, { s3 }: S3EventRecord, now: () => Date): Promise<void> {
  const key = keyOfEvent(s3.object.key);
  const arrival = key === undefined ? undefined : arrivalOf(key);
  if (key === undefined || !arrival) return logEvent('IMAGE_UNWANTED', { reason: 'key' });
  const destination = await destinationOf(deps, arrival, now);
  const bytes = destination && s3.object.size <= mostUploadBytes ? await deps.images.find(key) : undefined;
  if (!destination || !bytes) {
    logEvent('IMAGE_UNWANTED', { imageId: arrival.imageId });
    return deps.images.delete([key]);
  }
  try {
    const drawn = await drawAnew(bytes, destination.sizes);
    await keep(deps, arrival, drawn.files);
    const outcome = await destination.attach(factsOf(drawn));
    if (outcome === 'storage-full') throw new PictureRefused(outcome);
    if (outcome === 'unwanted') await forget(deps, arrival);
    logEvent(outcome === 'attached' ? 'IMAGE_READY' : 'IMAGE_UNWANTED', { imageId: arrival.imageId });
  } catch (error) {
    if (!(error instanceof PictureRefused)) throw error;
    await forget(deps, arrival);
    await destination.reject(error.rejection);
    logEvent('IMAGE_REFUSED', { imageId: arrival.imageId, rejection: error.rejection });
  }
  await deps.images.delete([key]);
}

function factsOf({ files, width, height }: Drawn) {
  const bytes = Object.values(files).reduce((sum, { length }) => sum + length, 0);
  return { width, height, bytes, ...('paper' in files ? { paperDigest: sha256(files.paper).toString('hex') } : {}) };
}
