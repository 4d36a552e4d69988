import type { Dependencies } from '../../platform/dependencies.ts';
import type { Handlers } from '../../http/routes.ts';
import * as calendar from './calendar.service.ts';
import * as prospects from './prospect.service.ts';

export const prospectHandlers = {
  addProspect: prospects.add,
  listProspects: prospects.list,
  getProspect: prospects.get,
  listMonth: calendar.listMonth,
} satisfies Partial<Handlers<Dependencies, 'api'>>;
