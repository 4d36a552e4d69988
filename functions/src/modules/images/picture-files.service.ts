/** The files of an image, or of a logo, in the bucket. */
import type { Drawn } from '../../platform/image-drawing.ts';
import type { ImageDependencies } from '../../platform/image-dependencies.ts';
import { pictureKey, pictures, type Picture } from '../../platform/image-urls.ts';

interface Owned {
  tenantId: string;
  imageId: string;
}

const types = { picture: 'image/webp', thumbnail: 'image/webp', paper: 'image/jpeg', logo: 'image/png' } as const;

/** Opened by itself it is a download without a name; within a page it is a picture, for as long as its address lives. */
const headers = { contentDisposition: 'attachment', cacheControl: 'max-age=1800' };

export async function keep(
  { images }: ImageDependencies,
  { tenantId, imageId }: Owned,
  files: Drawn['files'],
): Promise<void> {
  const all = Object.entries(files) as [Picture, Uint8Array][]; // its keys are pictures
  await Promise.all(
    all.map(([picture, bytes]) => {
      return images.put(pictureKey(tenantId, imageId, picture), bytes, { contentType: types[picture], ...headers });
    }),
  );
}

export async function forget({ images }: ImageDependencies, { tenantId, imageId }: Owned): Promise<void> {
  await images.delete(pictures.map((picture) => pictureKey(tenantId, imageId, picture)));
}
