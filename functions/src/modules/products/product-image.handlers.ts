/** Apart from product.handlers.ts: `api` alone hands out forms for uploads. */
import type { Handlers } from '../../http/routes.ts';
import type { ApiDependencies } from '../../platform/api-dependencies.ts';
import * as images from './product-image.service.ts';

export const productImageHandlers = {
  addProductImageUpload: images.addUpload,
  getProductImage: images.get,
  removeProductImage: images.remove,
  restoreProductImage: images.restore,
} satisfies Partial<Handlers<ApiDependencies, 'api'>>;
