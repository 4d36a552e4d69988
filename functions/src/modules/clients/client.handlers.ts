import type { Dependencies } from '../../platform/dependencies.ts';
import type { Handlers } from '../../http/routes.ts';
import * as clients from './client.service.ts';

export const clientHandlers = {
  addClient: clients.add,
  listClients: clients.list,
  changeClient: clients.change,
} satisfies Partial<Handlers<Dependencies, 'api'>>;
