import type { Dependencies } from '../../platform/dependencies.ts';
import type { Handlers } from '../../http/routes.ts';
import * as orders from './order.service.ts';

export const orderHandlers = {
  addOrder: orders.add,
  moveOrder: orders.move,
  setDelivery: orders.deliver,
  addPayment: orders.pay,
  removePayment: orders.unpay,
} satisfies Partial<Handlers<Dependencies, 'sales'>>;
