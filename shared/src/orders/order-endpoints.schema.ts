/** What can be asked of orders: made of a quote, moved along, delivered, paid, listed by month. */
import * as z from 'zod';
import { defineEndpoint } from '../contract/endpoint.ts';
import { changedRow } from '../prospects/prospect-endpoints.schema.ts';
import { orderId, paymentId, prospectId, quoteId, workCentreId } from '../values/ids.ts';
import { localDate, yearMonth } from '../values/local-date.ts';
import { line } from '../values/text.ts';
import { orderMoveNames } from './order.rules.ts';
import { newPayment, orderRow } from './order.schema.ts';

const oneOrder = z.strictObject({ prospectId, orderId });

/** One action, and one order, whoever asks again: a quote that is sold answers the order it has. */
export const addOrder = defineEndpoint({
  method: 'POST',
  path: '/api/prospects/{prospectId}/quotes/{quoteId}/order',
  lambda: 'sales',
  access: 'prospect:change',
  summary: 'Convierte una cotización en pedido, una sola vez',
  params: z.strictObject({ prospectId, quoteId }),
  body: z.strictObject({ deliveryOn: localDate.optional() }),
  response: changedRow,
  status: 201,
  errors: [
    'prospect.not_found',
    'prospect.move_not_allowed',
    'quote.not_found',
    'quote.move_not_allowed',
    'quote.expired',
  ],
  idempotent: true,
});

export const moveOrder = defineEndpoint({
  method: 'POST',
  path: '/api/prospects/{prospectId}/orders/{orderId}/moves',
  lambda: 'sales',
  access: 'prospect:change',
  summary: 'Cambia el estatus de un pedido; cancelarlo lleva su motivo',
  params: oneOrder,
  body: z
    .strictObject({ move: z.enum(orderMoveNames), reason: line(280).optional() })
    .refine(({ move, reason }) => move !== 'cancel' || reason !== undefined, {
      path: ['reason'],
      message: 'Escribe el motivo de la cancelación.',
      params: { code: 'required' },
    }),
  response: changedRow,
  errors: ['prospect.not_found', 'order.not_found', 'order.move_not_allowed'],
  idempotent: true,
});

export const setDelivery = defineEndpoint({
  method: 'POST',
  path: '/api/prospects/{prospectId}/orders/{orderId}/delivery',
  lambda: 'sales',
  access: 'prospect:change',
  summary: 'Pone la fecha de entrega de un pedido, o la quita',
  params: oneOrder,
  body: z.strictObject({ deliveryOn: localDate.nullable() }),
  response: changedRow,
  errors: ['prospect.not_found', 'order.not_found', 'order.move_not_allowed'],
  idempotent: true,
});

export const addPayment = defineEndpoint({
  method: 'POST',
  path: '/api/prospects/{prospectId}/orders/{orderId}/payments',
  lambda: 'sales',
  access: 'prospect:change',
  summary: 'Registra un pago de un pedido',
  params: oneOrder,
  body: newPayment,
  response: changedRow,
  status: 201,
  errors: ['prospect.not_found', 'order.not_found', 'order.move_not_allowed', 'order.payment_exceeds'],
  idempotent: true,
});

export const removePayment = defineEndpoint({
  method: 'DELETE',
  path: '/api/prospects/{prospectId}/orders/{orderId}/payments/{paymentId}',
  lambda: 'sales',
  access: 'prospect:change',
  summary: 'Quita un pago de un pedido',
  params: oneOrder.extend({ paymentId }),
  response: changedRow,
  errors: ['prospect.not_found', 'order.not_found', 'order.move_not_allowed', 'payment.not_found'],
  idempotent: true,
});

export const listOrders = defineEndpoint({
  method: 'GET',
  path: '/api/orders/{month}',
  lambda: 'sales',
  access: 'prospect:read',
  summary: 'Los pedidos de un mes entre los prospectos que quien pregunta puede ver, del más nuevo al más viejo',
  params: z.strictObject({ month: yearMonth }),
  query: z.strictObject({ workCentreId: workCentreId.optional(), cursor: z.string().max(1000).optional() }),
  response: z.object({ rows: z.array(orderRow), cursor: z.string().optional() }),
  errors: ['cursor.invalid'],
});
