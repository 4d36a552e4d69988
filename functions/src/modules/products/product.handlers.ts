import type { Dependencies } from '../../platform/dependencies.ts';
import type { Handlers } from '../../http/routes.ts';
import * as products from './product.service.ts';

export const productHandlers = {
  listProducts: products.list,
  addProduct: products.add,
  changeProduct: products.change,
  importProducts: products.importAll,
} satisfies Partial<Handlers<Dependencies, 'sales'>>;
