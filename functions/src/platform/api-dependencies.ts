/** Apart from dependencies.ts: only `api` hands out forms and addresses of images. */
import { createDependencies, type Dependencies } from './dependencies.ts';
import { environmentOf } from './environment.ts';
import { createImageUrls, type ImageUrls } from './image-urls.ts';
import { createUploadForms, type UploadForms } from './upload-forms.ts';

export interface ApiDependencies extends Dependencies {
  uploadForms: UploadForms;
  imageUrls: ImageUrls;
}

export function createApiDependencies(): ApiDependencies {
  const { IMAGES_BUCKET, IMAGE_SECRET } = environmentOf('api');
  const deps = createDependencies();
  return {
    ...deps,
    uploadForms: createUploadForms(IMAGES_BUCKET, deps.client),
    imageUrls: createImageUrls(IMAGE_SECRET),
  };
}
