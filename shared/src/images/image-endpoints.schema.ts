/** What is done with the images of a prospect. Bytes never pass the API: they go to S3 under a signed policy. */
import * as z from 'zod';
import { defineEndpoint } from '../contract/endpoint.ts';
import { changedRow } from '../prospects/prospect-endpoints.schema.ts';
import { imageId, prospectId } from '../values/ids.ts';
import { instant } from '../values/local-date.ts';
import { imageTypes, mostUploadBytes } from './image.rules.ts';
import { caption } from './image.schema.ts';

const oneImage = z.strictObject({ prospectId, imageId });

/** What an HTML form must send to S3, the file last: any other key, type or size is refused there. */
export const uploadForm = z.object({ url: z.string(), fields: z.record(z.string(), z.string()), expiresAt: instant });
export type UploadForm = z.infer<typeof uploadForm>;

/** Repeated with the same key it is the same image, under a fresh form. */
export const addUpload = defineEndpoint({
  method: 'POST',
  path: '/api/prospects/{prospectId}/uploads',
  lambda: 'api',
  access: 'prospect:change',
  summary: 'Aparta una imagen y da el formulario firmado para subirla directo a S3, hasta 5 minutos',
  params: z.strictObject({ prospectId }),
  body: z.strictObject({
    contentType: z.enum(imageTypes),
    /** Exactly as many as will be sent. */
    bytes: z.int().min(1).max(mostUploadBytes),
    /** Keeps its own size in pixels. */
    original: z.boolean().default(false),
    caption: caption.optional(),
  }),
  response: z.object({
    imageId,
    /** Absent when its bytes are no longer awaited: it is ready, or was refused. */
    form: uploadForm.optional(),
  }),
  status: 201,
  errors: ['prospect.not_found', 'image.too_many', 'image.storage_full', 'request.idempotency_key_reused'],
  idempotent: true,
});

/** Given up, or a refusal that was read. */
export const removeUpload = defineEndpoint({
  method: 'DELETE',
  path: '/api/prospects/{prospectId}/uploads/{imageId}',
  lambda: 'api',
  access: 'prospect:change',
  summary: 'Cancela una imagen que no ha terminado de subir, o descarta una rechazada',
  params: oneImage,
  response: z.undefined(),
  status: 204,
  errors: ['prospect.not_found', 'image.not_found'],
  idempotent: true,
});

export const captionImage = defineEndpoint({
  method: 'PUT',
  path: '/api/prospects/{prospectId}/images/{imageId}/caption',
  lambda: 'api',
  access: 'prospect:change',
  summary: 'Cambia el pie de una imagen',
  params: oneImage,
  /** Null leaves it without one. */
  body: z.strictObject({ caption: caption.nullable() }),
  response: changedRow,
  errors: ['prospect.not_found', 'image.not_found'],
  idempotent: true,
});

/** The first is the cover. */
export const moveImage = defineEndpoint({
  method: 'PUT',
  path: '/api/prospects/{prospectId}/images/{imageId}/place',
  lambda: 'api',
  access: 'prospect:change',
  summary: 'Pone una imagen antes de otra, o al final; la primera es la portada',
  params: oneImage,
  body: z.strictObject({ beforeImageId: imageId.nullable() }),
  response: changedRow,
  errors: ['prospect.not_found', 'image.not_found'],
  idempotent: true,
});

export const removeImage = defineEndpoint({
  method: 'DELETE',
  path: '/api/prospects/{prospectId}/images/{imageId}',
  lambda: 'api',
  access: 'prospect:change',
  summary: 'Quita una imagen; se puede deshacer durante 30 días',
  params: oneImage,
  response: changedRow,
  errors: ['prospect.not_found', 'image.not_found'],
  idempotent: true,
});

export const getImageStorage = defineEndpoint({
  method: 'GET',
  path: '/api/image-storage',
  lambda: 'api',
  access: 'company:manage',
  summary: 'Cuánto espacio ocupan las imágenes de la empresa, y cuánto hay',
  response: z.object({
    bytes: z.int(),
    count: z.int(),
    limits: z.object({ bytes: z.int(), count: z.int() }),
  }),
  errors: [],
});
