/**
 * Addresses of pictures on the site, which the door before the bucket (a CloudFront Function) opens for some minutes. They
 * follow from key and time alone, so that every copy of the function writes the same one, and a browser keeps what it fetched.
 */
import { createHmac } from 'node:crypto';

/** An address changes with each window, and lives to the end of the next: 15 to 30 minutes. */
const windowSeconds = 15 * 60;

/** What is kept of an image; a logo is kept as PNG, and what is printed as JPEG, which documents can hold. */
const fileNames = { picture: 'picture.webp', thumbnail: 'thumbnail.webp', paper: 'paper.jpg', logo: 'logo.png' };
export type Picture = keyof typeof fileNames;
export const pictures = Object.keys(fileNames) as Picture[]; // its keys are typed above

/** Key in the bucket, and path on the site. The company comes first, the image after it; no name that a person gave. */
export function pictureKey(tenantId: string, imageId: string, picture: Picture): string {
  return `img/${tenantId}/${imageId}/${fileNames[picture]}`;
}

export interface ImageUrls {
  urlOf(key: string, now: Date): string;
}

export function createImageUrls(secret: string): ImageUrls {
  return {
    urlOf(key, now) {
      const until = (Math.floor(now.getTime() / 1000 / windowSeconds) + 2) * windowSeconds;
      const signature = createHmac('sha256', secret).update(`/${key}\n${until}`).digest('base64url');
      return `/${key}?until=${until}&signature=${signature}`;
    },
  };
}
