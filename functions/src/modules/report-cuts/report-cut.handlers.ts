import type { Dependencies } from '../../platform/dependencies.ts';
import type { Handlers } from '../../http/routes.ts';
import * as cuts from './report-cut.service.ts';

export const reportCutHandlers = {
  addReportCut: cuts.add,
  listReportCuts: cuts.list,
  getReportCut: cuts.get,
} satisfies Partial<Handlers<Dependencies, 'reports'>>;
