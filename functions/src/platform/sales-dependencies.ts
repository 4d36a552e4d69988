/** Apart from dependencies.ts: quotes carry the company's logo and images of their prospect. */
import { createDependencies, type Dependencies } from './dependencies.ts';
import { environmentOf } from './environment.ts';
import { createImageUrls, type ImageUrls } from './image-urls.ts';
import { createObjectReader, type ObjectReader } from './object-reader.ts';

export interface SalesDependencies extends Dependencies {
  images: ObjectReader;
  imageUrls: ImageUrls;
}

export function createSalesDependencies(): SalesDependencies {
  const { IMAGES_BUCKET, IMAGE_SECRET } = environmentOf('sales');
  const deps = createDependencies();
  return {
    ...deps,
    images: createObjectReader(IMAGES_BUCKET, deps.client),
    imageUrls: createImageUrls(IMAGE_SECRET),
  };
}
