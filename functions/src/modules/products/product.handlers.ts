import type { Handlers } from '../../http/routes.ts';
import type { SalesDependencies } from '../../platform/sales-dependencies.ts';
import * as products from './product.service.ts';

export const productHandlers = {
  listProducts: products.list,
  addProduct: products.add,
  changeProduct: products.change,
  importProducts: products.importAll,
} satisfies Partial<Handlers<SalesDependencies, 'sales'>>;
