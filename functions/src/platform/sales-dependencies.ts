/** Apart from dependencies.ts: quotes are printed under the company's logo. */
import { createDependencies, type Dependencies } from './dependencies.ts';
import { environmentOf } from './environment.ts';
import { createObjectReader, type ObjectReader } from './object-reader.ts';

export interface SalesDependencies extends Dependencies {
  images: ObjectReader;
}

export function createSalesDependencies(): SalesDependencies {
  const { IMAGES_BUCKET } = environmentOf('sales');
  const deps = createDependencies();
  return { ...deps, images: createObjectReader(IMAGES_BUCKET, deps.client) };
}
