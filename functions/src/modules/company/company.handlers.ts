import type { ApiDependencies } from '../../platform/api-dependencies.ts';
import type { Handlers } from '../../http/routes.ts';
import * as company from './company.service.ts';
import * as logo from './logo.service.ts';
import * as session from './session.service.ts';

export const companyHandlers = {
  changeCompany: company.change,
  addLogoUpload: logo.addUpload,
  getLogo: logo.get,
  removeLogo: logo.remove,
  restoreLogo: logo.restore,
  listMyCompanies: company.listMine,
  getSession: session.get,
} satisfies Partial<Handlers<ApiDependencies, 'api'>>;
