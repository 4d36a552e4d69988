/** The two files of an image in its bucket. */
import type { Drawn } from '../../platform/image-drawing.ts';
import type { ImageDependencies } from '../../platform/image-dependencies.ts';
import { pictureKey, type Picture } from '../../platform/image-urls.ts';
import type { Arrival } from '../prospects/image-arrival.service.ts';

type Owned = Pick<Arrival, 'tenantId' | 'imageId'>;

const pictures: readonly Picture[] = ['picture', 'thumbnail'];

/** Opened by itself it is a download without a name; within a page it is a picture, for as long as its address lives. */
const headers = { contentType: 'image/webp', contentDisposition: 'attachment', cacheControl: 'max-age=1800' };

export async function keep({ images }: ImageDependencies, { tenantId, imageId }: Owned, drawn: Drawn): Promise<void> {
  await Promise.all(
    pictures.map((picture) => images.put(pictureKey(tenantId, imageId, picture), drawn[picture], headers)),
  );
}

export async function forget({ images }: ImageDependencies, { tenantId, imageId }: Owned): Promise<void> {
  await images.delete(pictures.map((picture) => pictureKey(tenantId, imageId, picture)));
}
