import type { Handlers } from '../../http/routes.ts';
import type { RowsDependencies } from '../../platform/rows-dependencies.ts';
import * as selection from './selection.service.ts';

export const prospectListHandlers = {
  listSelectedProspects: selection.list,
} satisfies Handlers<RowsDependencies, 'rows'>;
