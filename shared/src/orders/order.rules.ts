/** Pure decisions about orders, the same on screen and at the server. */

/** Estatus of an order. */
export const orderStatuses = ['in-process', 'finished', 'stopped', 'cancelled'] as const;
export type OrderStatus = (typeof orderStatuses)[number];

export const orderStatusNames: Record<OrderStatus, string> = {
  'in-process': 'En proceso',
  finished: 'Concluido',
  stopped: 'Detenido',
  cancelled: 'Cancelado',
};

/** What moves an order, and from where. */
export const orderMoves = {
  finish: { from: ['in-process'], to: 'finished' },
  stop: { from: ['in-process'], to: 'stopped' },
  resume: { from: ['stopped', 'finished'], to: 'in-process' },
  /** With a reason; its quote waits for the client again, and the light goes where the rest of the facts say. */
  cancel: { from: ['in-process', 'stopped'], to: 'cancelled' },
} as const satisfies Record<string, { from: readonly OrderStatus[]; to: OrderStatus }>;
export type OrderMove = keyof typeof orderMoves;
export const orderMoveNames = Object.keys(orderMoves) as [OrderMove, ...OrderMove[]]; // its keys are typed as OrderMove where they are written

export function orderStatusAfter(move: OrderMove, status: OrderStatus): OrderStatus | undefined {
  const { from, to }: { from: readonly OrderStatus[]; to: OrderStatus } = orderMoves[move];
  return from.includes(status) ? to : undefined;
}

/** Estatus of its payment: follows from what was paid. */
export type PaymentStatus = 'pending' | 'paid' | 'cancelled';

export const paymentStatusNames: Record<PaymentStatus, string> = {
  pending: 'Pendiente',
  paid: 'Pagado',
  cancelled: 'Cancelado',
};

export function paymentStatusOf(order: { status: OrderStatus; totalCents: number; paidCents: number }): PaymentStatus {
  if (order.status === 'cancelled') return 'cancelled';
  return order.paidCents >= order.totalCents ? 'paid' : 'pending';
}

/** Neither nothing nor all of it: what is left says more than that it is pending. */
export function isPaidInPart(order: Parameters<typeof paymentStatusOf>[0]): boolean {
  return paymentStatusOf(order) === 'pending' && order.paidCents > 0;
}

export function paidCentsOf(payments: readonly { amountCents: number }[]): number {
  return payments.reduce((sum, { amountCents }) => sum + amountCents, 0);
}

/** Forma de pago. */
export const paymentMethods = ['transfer', 'cash', 'card', 'cheque', 'other'] as const;
export type PaymentMethod = (typeof paymentMethods)[number];
export const paymentMethodNames: Record<PaymentMethod, string> = {
  transfer: 'Transferencia',
  cash: 'Efectivo',
  card: 'Tarjeta',
  cheque: 'Cheque',
  other: 'Otra',
};

export const mostPayments = 50;
