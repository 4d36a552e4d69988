/** Logotipo of the company, at the head of its documents. Sent to S3 and looked at as images are (M44). */
import * as z from 'zod';
import { defineEndpoint } from '../contract/endpoint.ts';
import { uploadForm } from '../images/image-endpoints.schema.ts';
import { imageTypes, mostUploadBytes } from '../images/image.rules.ts';
import { imageUpload } from '../images/image.schema.ts';
import { imageId } from '../values/ids.ts';
import { company } from './company.schema.ts';

/** Repeated with the same key it is the same upload, under a fresh form; another one takes its place. */
export const addLogoUpload = defineEndpoint({
  method: 'POST',
  path: '/api/company/logo/uploads',
  lambda: 'api',
  access: 'company:manage',
  summary: 'Da el formulario firmado para subir el logotipo directo a S3, hasta 5 minutos',
  body: z.strictObject({
    contentType: z.enum(imageTypes),
    /** Exactly as many as will be sent. */
    bytes: z.int().min(1).max(mostUploadBytes),
  }),
  response: z.object({
    imageId,
    /** Absent when its bytes are no longer awaited: it is the logo, or was refused. */
    form: uploadForm.optional(),
  }),
  status: 201,
  errors: ['image.storage_full', 'request.idempotency_key_reused'],
  idempotent: true,
});

export const getLogo = defineEndpoint({
  method: 'GET',
  path: '/api/company/logo',
  lambda: 'api',
  access: 'company:read',
  summary: 'El logotipo de la empresa, y el que se está subiendo',
  response: z.object({
    logo: z
      .object({
        id: imageId,
        width: z.int(),
        height: z.int(),
        /** Of a PNG on this site, for some minutes. */
        url: z.string(),
      })
      .optional(),
    /** On its way, or refused with the reason. */
    upload: imageUpload.optional(),
  }),
  errors: [],
});

export const removeLogo = defineEndpoint({
  method: 'DELETE',
  path: '/api/company/logo',
  lambda: 'api',
  access: 'company:manage',
  summary: 'Quita el logotipo; se puede devolver durante 30 días',
  response: company,
  errors: ['image.not_found'],
  idempotent: true,
});

/** Undoes a removal, or another logo in its place. */
export const restoreLogo = defineEndpoint({
  method: 'PUT',
  path: '/api/company/logo',
  lambda: 'api',
  access: 'company:manage',
  summary: 'Devuelve un logotipo que se quitó o se cambió hace menos de 30 días',
  body: z.strictObject({ imageId }),
  response: company,
  errors: ['image.not_found'],
  idempotent: true,
});
