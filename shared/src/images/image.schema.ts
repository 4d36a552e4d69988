/** Imágenes de referencia (M44) of a prospect, as a screen shows them. */
import * as z from 'zod';
import { imageId, memberId } from '../values/ids.ts';
import { instant } from '../values/local-date.ts';
import { line } from '../values/text.ts';
import { rejections } from './image.rules.ts';

/** Pie: what the picture shows. */
export const caption = line(200);

export const image = z.object({
  id: imageId,
  at: instant,
  /** Who added it. */
  memberId,
  caption: z.string().optional(),
  /** Of the picture, in pixels. */
  width: z.int(),
  height: z.int(),
  /** Of what is kept, thumbnail included. */
  bytes: z.int(),
  /** Address of the picture on this site, for some minutes; the same for a while, so that browsers keep what they fetched. */
  url: z.string(),
  thumbnailUrl: z.string(),
  /** Whether quotes can carry it: images from before they did have nothing that the server prints. */
  printable: z.boolean(),
});
export type Image = z.infer<typeof image>;

/** A picture on its way: bytes that are awaited or being looked at, or refused with the reason. */
export const imageUpload = z.object({
  id: imageId,
  at: instant,
  memberId,
  rejection: z.enum(rejections).optional(),
});
export type ImageUpload = z.infer<typeof imageUpload>;
