/** Imagen of a product or service, one at most. Sent to S3 and looked at as images are (M44). */
import * as z from 'zod';
import { defineEndpoint } from '../contract/endpoint.ts';
import { uploadForm } from '../images/image-endpoints.schema.ts';
import { imageTypes, mostUploadBytes } from '../images/image.rules.ts';
import { imageUpload } from '../images/image.schema.ts';
import { imageId, productId } from '../values/ids.ts';
import { product } from './product.schema.ts';

const oneProduct = z.strictObject({ productId });

/** Repeated with the same key it is the same upload, under a fresh form; another one takes its place. */
export const addProductImageUpload = defineEndpoint({
  method: 'POST',
  path: '/api/products/{productId}/image/uploads',
  lambda: 'api',
  access: 'product:manage',
  summary: 'Da el formulario firmado para subir la imagen de un producto directo a S3, hasta 5 minutos',
  params: oneProduct,
  body: z.strictObject({
    contentType: z.enum(imageTypes),
    /** Exactly as many as will be sent. */
    bytes: z.int().min(1).max(mostUploadBytes),
  }),
  response: z.object({
    imageId,
    /** Absent when its bytes are no longer awaited: it is the product's, or was refused. */
    form: uploadForm.optional(),
  }),
  status: 201,
  errors: ['product.not_found', 'image.storage_full', 'request.idempotency_key_reused'],
  idempotent: true,
});

export const getProductImage = defineEndpoint({
  method: 'GET',
  path: '/api/products/{productId}/image',
  lambda: 'api',
  access: 'product:read',
  summary: 'La imagen de un producto, y la que se está subiendo',
  params: oneProduct,
  response: z.object({
    product,
    image: z
      .object({
        id: imageId,
        width: z.int(),
        height: z.int(),
        /** On this site, for some minutes. */
        url: z.string(),
      })
      .optional(),
    /** On its way, or refused with the reason. */
    upload: imageUpload.optional(),
  }),
  errors: ['product.not_found'],
});

export const removeProductImage = defineEndpoint({
  method: 'DELETE',
  path: '/api/products/{productId}/image',
  lambda: 'api',
  access: 'product:manage',
  summary: 'Quita la imagen de un producto; se puede devolver durante 30 días',
  params: oneProduct,
  response: product,
  errors: ['product.not_found', 'image.not_found'],
  idempotent: true,
});

/** Undoes a removal, or another image in its place. */
export const restoreProductImage = defineEndpoint({
  method: 'PUT',
  path: '/api/products/{productId}/image',
  lambda: 'api',
  access: 'product:manage',
  summary: 'Devuelve a un producto una imagen que se le quitó o cambió hace menos de 30 días',
  params: oneProduct,
  body: z.strictObject({ imageId }),
  response: product,
  errors: ['product.not_found', 'image.not_found'],
  idempotent: true,
});
