/** Pure decisions about quotes, the same on screen and at the server. */
import { dayIn } from '../values/days.ts';

/** Estatus of a quote, as it is kept. Vencida is none of them: the clock says it. */
export const quoteStatuses = ['draft', 'sent', 'received', 'in-process', 'sold', 'rejected'] as const;
export type QuoteStatus = (typeof quoteStatuses)[number];

/** What a person is told: the status, or that its validity is over. */
export type QuoteState = QuoteStatus | 'expired';

export const quoteStateNames: Record<QuoteState, string> = {
  draft: 'Borrador',
  sent: 'Enviada',
  received: 'Recibida',
  'in-process': 'En proceso',
  sold: 'Venta',
  rejected: 'Rechazada',
  expired: 'Vencida',
};

export interface QuoteFacts {
  status: QuoteStatus;
  /** Last day of its validity, whole: until 23:59:59 in the company's zone. */
  validUntil: string;
}

/** Those that wait for the client's word. */
const waiting: readonly QuoteStatus[] = ['sent', 'received', 'in-process'];

export function isWaiting(status: QuoteStatus): boolean {
  return waiting.includes(status);
}

/** @param today day in the company's zone */
export function quoteStateOf({ status, validUntil }: QuoteFacts, today: string): QuoteState {
  return isWaiting(status) && isOver(validUntil, today) ? 'expired' : status;
}

export function isOver(validUntil: string, today: string): boolean {
  return validUntil < today;
}

/** The same at a moment: what a client who accepts is answered. */
export function quoteStateAt(facts: QuoteFacts, timeZone: string, at: Date): QuoteState {
  return quoteStateOf(facts, dayIn(timeZone, at));
}

/**
 * What moves a quote, and from where; `to` is absent where the status stays. Whatever is not listed is refused, on screen
 * and at the server alike.
 */
export const quoteMoves = {
  /** Freezes what it says as the next version. */
  send: { from: ['draft'], to: 'sent' },
  receive: { from: ['sent'], to: 'received' },
  process: { from: ['sent', 'received'], to: 'in-process' },
  reject: { from: ['sent', 'received', 'in-process', 'expired'], to: 'rejected' },
  /** It is written anew; the versions that were sent stay as they are. */
  revise: { from: ['sent', 'received', 'in-process', 'rejected', 'expired'], to: 'draft' },
  /** Another last day. */
  revive: { from: ['expired'] },
  /** Pedido (M42). Of a draft it freezes a version, too. */
  sell: { from: ['draft', 'sent', 'received', 'in-process'], to: 'sold' },
  /** Its order was cancelled. */
  unsell: { from: ['sold'], to: 'in-process' },
  /** Put aside; its folio is never given again. */
  discard: { from: ['draft'] },
} as const satisfies Record<string, { from: readonly QuoteState[]; to?: QuoteStatus }>;
export type QuoteMove = keyof typeof quoteMoves;

/** Those a person makes by themselves; the others belong to orders or need a date. */
export const plainQuoteMoves = ['send', 'receive', 'process', 'reject', 'revise', 'discard'] as const;
export type PlainQuoteMove = (typeof plainQuoteMoves)[number];

export function mayMove(move: QuoteMove, state: QuoteState): boolean {
  const { from }: { from: readonly QuoteState[] } = quoteMoves[move];
  return from.includes(state);
}

export function quoteStatusAfter(move: QuoteMove, status: QuoteStatus): QuoteStatus {
  const { to }: { from: readonly QuoteState[]; to?: QuoteStatus } = quoteMoves[move];
  return to ?? status;
}

/** Folio as it is said and printed: `C-0412`, or `C-QRO-0012` of a work centre with a series of its own. */
export function folioLabel(of: 'C' | 'P', folio: number, series?: string): string {
  return [of, series, String(folio).padStart(4, '0')].filter(Boolean).join('-');
}

/** Days a new quote holds. */
export const usualValidityDays = 15;

/** Quotes of one prospect: a change of its name or centre rewrites them all, in one transaction. */
export const mostQuotes = 30;
export const mostLines = 300;
/** Images that go along with a quote: a mail carries them all. */
export const mostAttachments = 8;
