import { describe, expect, test } from 'vitest';
import { orderMoveNames, orderStatuses, orderStatusAfter, paymentStatusOf } from '@folio/shared/orders/order.rules.ts';
import { lightOf } from '@folio/shared/prospects/prospect.rules.ts';
import {
  folioLabel,
  mayMove,
  quoteMoves,
  quoteStateAt,
  quoteStateOf,
  quoteStatusAfter,
  type QuoteMove,
  type QuoteState,
} from '@folio/shared/quotes/quote.rules.ts';

const states: QuoteState[] = ['draft', 'sent', 'received', 'in-process', 'sold', 'rejected', 'expired'];

describe('the life of a quote', () => {
  // Written out: what is not in this table is refused.
  const allowed: Record<QuoteMove, QuoteState[]> = {
    send: ['draft'],
    receive: ['sent'],
    process: ['sent', 'received'],
    reject: ['sent', 'received', 'in-process', 'expired'],
    revise: ['sent', 'received', 'in-process', 'rejected', 'expired'],
    revive: ['expired'],
    sell: ['draft', 'sent', 'received', 'in-process'],
    unsell: ['sold'],
    discard: ['draft'],
  };

  test.each(Object.keys(quoteMoves) as QuoteMove[])('%s is allowed from its states alone', (move) => {
    expect(states.filter((state) => mayMove(move, state))).toEqual(
      states.filter((state) => allowed[move].includes(state)),
    );
  });

  test('a move leads where the table says, or leaves the status as it is', () => {
    expect(quoteStatusAfter('send', 'draft')).toBe('sent');
    expect(quoteStatusAfter('revive', 'received')).toBe('received');
  });

  test.each([
    ['America/Tijuana', '2026-12-09T07:59:59Z', '2026-12-09T08:00:00Z'],
    ['America/Hermosillo', '2026-12-09T06:59:59Z', '2026-12-09T07:00:00Z'],
    ['America/Mexico_City', '2026-12-09T05:59:59Z', '2026-12-09T06:00:00Z'],
    ['America/Cancun', '2026-12-09T04:59:59Z', '2026-12-09T05:00:00Z'],
  ])('in %s it holds until 23:59:59 of its last day, and not a second longer', (zone, last, over) => {
    const facts = { status: 'sent', validUntil: '2026-12-08' } as const;
    expect(quoteStateAt(facts, zone, new Date(last))).toBe('sent');
    expect(quoteStateAt(facts, zone, new Date(over))).toBe('expired');
  });

  test('only what waits for the client expires', () => {
    const over = (status: 'draft' | 'sent' | 'received' | 'in-process' | 'sold' | 'rejected') =>
      quoteStateOf({ status, validUntil: '2026-12-08' }, '2026-12-09');
    expect(over('draft')).toBe('draft');
    expect([over('sent'), over('received'), over('in-process')]).toEqual(['expired', 'expired', 'expired']);
    expect([over('sold'), over('rejected')]).toEqual(['sold', 'rejected']);
  });

  test('a folio is said with its letter and at least four digits', () => {
    expect([folioLabel('C', 412), folioLabel('P', 12_345)]).toEqual(['C-0412', 'P-12345']);
  });
});

describe('the life of an order', () => {
  test.each([
    ['finish', ['finished', undefined, undefined, undefined]],
    ['stop', ['stopped', undefined, undefined, undefined]],
    ['resume', [undefined, 'in-process', 'in-process', undefined]],
    ['cancel', ['cancelled', undefined, 'cancelled', undefined]],
  ] as const)('%s', (move, after) => {
    expect(orderMoveNames).toContain(move);
    expect(orderStatuses.map((status) => orderStatusAfter(move, status))).toEqual(after);
  });

  test('it is paid when nothing is left to pay, and a cancelled one owes nothing', () => {
    const order = { status: 'in-process', totalCents: 100, paidCents: 99 } as const;
    expect(paymentStatusOf(order)).toBe('pending');
    expect(paymentStatusOf({ ...order, paidCents: 100 })).toBe('paid');
    expect(paymentStatusOf({ ...order, status: 'cancelled' })).toBe('cancelled');
  });
});

test.each([
  [{ status: 'following' }, 'following'],
  [{ status: 'following', quoteCount: 1 }, 'quoted'],
  [{ status: 'quoted', quoteCount: 1, orderCount: 1 }, 'ordered'],
  [{ status: 'ordered', quoteCount: 1 }, 'quoted'],
  [{ status: 'quoted' }, 'following'],
  [{ status: 'cancelled', quoteCount: 2, orderCount: 1 }, 'cancelled'],
] as const)('M36 the light of %o is %s', (facts, light) => {
  expect(lightOf(facts)).toBe(light);
});
