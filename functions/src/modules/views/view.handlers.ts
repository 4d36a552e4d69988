import type { Dependencies } from '../../platform/dependencies.ts';
import type { Handlers } from '../../http/routes.ts';
import * as views from './view.service.ts';

export const viewHandlers = {
  listViews: views.list,
  addView: views.add,
  changeView: views.change,
  removeView: views.remove,
} satisfies Partial<Handlers<Dependencies, 'api'>>;
