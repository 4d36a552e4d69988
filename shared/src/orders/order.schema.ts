/** Pedido (M42): what a quote became, with its folio (No. P), its delivery and what was paid. */
import * as z from 'zod';
import { currency } from '../company/company.schema.ts';
import { cents } from '../money/money.schema.ts';
import { memberId, orderId, paymentId, prospectId, quoteId, workCentreId } from '../values/ids.ts';
import { instant, localDate } from '../values/local-date.ts';
import { line } from '../values/text.ts';
import { orderStatuses, paymentMethods } from './order.rules.ts';

const payment = z.object({
  id: paymentId,
  paidOn: localDate,
  amountCents: z.int(),
  method: z.enum(paymentMethods),
  note: z.string().optional(),
  memberId,
});

export const order = z.object({
  id: orderId,
  /** No. P: `P-0177`. */
  folio: z.string(),
  quoteId,
  quoteFolio: z.string(),
  /** The version that was sold. */
  quoteVersion: z.int(),
  orderedOn: localDate,
  /** Fecha de entrega. */
  deliveryOn: localDate.optional(),
  currency,
  totalCents: z.int(),
  status: z.enum(orderStatuses),
  /** Motivo, of a cancelled one. */
  cancelReason: z.string().optional(),
  /** Oldest first. */
  payments: z.array(payment),
  createdAt: instant,
  createdBy: memberId,
});
export type Order = z.infer<typeof order>;

export const orderRow = order
  .pick({
    id: true,
    folio: true,
    quoteId: true,
    quoteFolio: true,
    orderedOn: true,
    deliveryOn: true,
    currency: true,
    totalCents: true,
    status: true,
    createdBy: true,
  })
  .extend({
    paidCents: z.int(),
    prospectId,
    prospectFolio: z.int(),
    name: z.string(),
    companyName: z.string().optional(),
    colour: z.string(),
    attendedBy: memberId,
    workCentreId,
  });
export type OrderRow = z.infer<typeof orderRow>;

/** Pago, also a part of it. */
export const newPayment = z.strictObject({
  paidOn: localDate,
  amountCents: cents.min(1),
  method: z.enum(paymentMethods),
  note: line(120).optional(),
});
export type NewPaymentInput = z.input<typeof newPayment>;
