import type { Dependencies } from '../../platform/dependencies.ts';
import type { Handlers } from '../../http/routes.ts';
import * as workCentres from './work-centre.service.ts';

export const workCentreHandlers = {
  addWorkCentre: workCentres.add,
  changeWorkCentre: workCentres.change,
} satisfies Partial<Handlers<Dependencies, 'api'>>;
