/** Pedido (M42): what a quote became, with its folio (No. P), its delivery and what was paid. */
import * as z from 'zod';
import { currency } from '../company/company.schema.ts';
import { largestCents } from '../money/money.rules.ts';
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
  deliveryOn: z.optional(localDate),
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

export const orderRow = z.object({
  id: orderId,
  folio: z.string(),
  quoteId,
  quoteFolio: z.string(),
  orderedOn: localDate,
  deliveryOn: z.optional(localDate),
  currency,
  totalCents: z.int(),
  status: z.enum(orderStatuses),
  createdBy: memberId,
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
  amountCents: z.int().min(1).max(largestCents),
  method: z.enum(paymentMethods),
  note: line(120).optional(),
});
export type NewPaymentInput = z.input<typeof newPayment>;
