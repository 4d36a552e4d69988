import type { Dependencies } from '../../platform/dependencies.ts';
import type { Handlers } from '../../http/routes.ts';
import * as catalogues from './catalogue.service.ts';

export const catalogueHandlers = {
  addCatalogueEntry: catalogues.add,
  changeCatalogueEntry: catalogues.change,
} satisfies Partial<Handlers<Dependencies, 'api'>>;
