import type { Dependencies } from '../../platform/dependencies.ts';
import type { Handlers } from '../../http/routes.ts';
import * as company from './company.service.ts';
import * as session from './session.service.ts';

export const companyHandlers = {
  changeCompany: company.change,
  listMyCompanies: company.listMine,
  getSession: session.get,
} satisfies Partial<Handlers<Dependencies, 'api'>>;
