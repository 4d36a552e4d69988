import { describe, expect, test } from 'vitest';
import { clientQuoteOf, clientStateOf, digestOf } from '@folio/functions/modules/client-quotes/client-quote-view.ts';
import { signaturePath } from '@folio/shared/client-quotes/client-quote.rules.ts';
import { differencesBetween } from '@folio/shared/client-quotes/quote-differences.rules.ts';
import { quoteContent, type QuoteItem } from '@folio/shared/quotes/quote.schema.ts';
import { quoteStatuses } from '@folio/shared/quotes/quote.rules.ts';
import { addDays } from '@folio/shared/values/days.ts';
import { instantOf } from '@folio/shared/values/zoned-time.ts';
import { quoteForm } from '../support/builders.ts';
import { withPoint } from '../../web/src/lib/client-quotes/signature-strokes.rules.ts';

const item = (description: string, more: Partial<QuoteItem> = {}): QuoteItem => ({
  kind: 'item',
  description,
  quantity: '1',
  unitPriceCents: 100,
  tax: 'iva-16',
  ...more,
});
const [mesa, silla, flete] = [item('Mesa'), item('Silla'), item('Flete', { code: 'F-1' })];

describe('what a version changed', () => {
  test('is nothing when it says the same, also in another order', () => {
    const same = { lines: [], removed: [], terms: [] };
    expect(differencesBetween({ lines: [mesa, silla] }, { lines: [mesa, silla] })).toEqual(same);
    expect(differencesBetween({ lines: [mesa, silla] }, { lines: [silla, mesa] })).toEqual(same);
  });

  test('tells lines that are new, changed and gone', () => {
    const cheaper = item('Mesa', { unitPriceCents: 90 });
    expect(differencesBetween({ lines: [mesa, silla] }, { lines: [flete, cheaper] })).toEqual({
      lines: [{ at: 0 }, { at: 1, before: mesa }],
      removed: [silla],
      terms: [],
    });
  });

  test('knows a line by its code, by its words, and by where it stands', () => {
    const renamed = item('Envío', { code: 'F-1' });
    const rewritten = item('Silla tejida');
    expect(differencesBetween({ lines: [mesa, silla, flete] }, { lines: [mesa, rewritten, renamed] }).lines).toEqual([
      { at: 1, before: silla },
      { at: 2, before: flete },
    ]);
  });

  test('of two equal lines one that is gone is one that is gone', () => {
    expect(differencesBetween({ lines: [mesa, mesa] }, { lines: [mesa] })).toEqual({
      lines: [],
      removed: [mesa],
      terms: [],
    });
  });

  test('tells words beside the lines that say something else', () => {
    const lines = [mesa];
    expect(differencesBetween({ lines, notes: 'a' }, { lines, notes: 'b', conditions: 'c' }).terms).toEqual([
      'notes',
      'conditions',
    ]);
  });
});

/** As it is kept: of images their facts, of which these have none. */
function said() {
  const { attachments: _, ...told } = quoteContent.parse(quoteForm());
  return told;
}

const record = (status: 'following' | 'cancelled' = 'following') =>
  ({ prospect: { status, name: 'Laura', companyName: 'El Sol' }, orders: [] }) as unknown as Parameters<
    typeof clientStateOf
  >[0]; // what the view looks at

describe('what a quote is for its client', () => {
  test.each(['America/Mexico_City', 'America/Tijuana', 'America/Cancun', 'America/Hermosillo'])(
    'in %s it can be answered until 23:59:59 of its last day, and no longer',
    (timeZone) => {
      const quote = { status: 'sent', validUntil: '2026-11-30' } as Parameters<typeof clientStateOf>[1]; // as above
      const midnight = Date.parse(instantOf(`${addDays('2026-11-30', 1)}T00:00`, timeZone));
      const at = (ms: number) => clientStateOf(record(), quote, { timeZone, now: new Date(ms) });
      expect([at(midnight - 1000), at(midnight - 1), at(midnight)]).toEqual(['open', 'open', 'expired']);
    },
  );

  test('follows from its status, and from the prospect', () => {
    const states = quoteStatuses.map((status) =>
      clientStateOf(record(), { status, validUntil: '2199-12-31' } as Parameters<typeof clientStateOf>[1], {
        timeZone: 'America/Mexico_City',
        now: new Date(),
      }),
    );
    expect(states).toEqual(['revising', 'open', 'open', 'open', 'accepted', 'rejected']);
    const quote = { status: 'sent', validUntil: '2199-12-31' } as Parameters<typeof clientStateOf>[1]; // as above
    const told = { timeZone: 'America/Mexico_City', now: new Date() };
    expect(clientStateOf(record('cancelled'), quote, told)).toBe('closed');
  });

  test.each(['draft', 'sent'] as const)(
    'without a version, or when it is %s and over, nothing of it is told',
    (status) => {
      const content = { ...said(), totals };
      const version = { number: 1, revision: 1, at: '2026-11-20T12:00:00.000Z', content };
      const view = clientQuoteOf({
        record: record(),
        quote: { status, validUntil: '2026-11-01', folio: 'C-0001' } as Parameters<typeof clientStateOf>[1], // as above
        company: { name: 'El Sol', timeZone: 'America/Mexico_City' } as Parameters<typeof clientQuoteOf>[0]['company'], // as much as it looks at
        seller: undefined,
        events: [],
        version,
        former: undefined,
        now: new Date('2026-11-23T12:00:00Z'),
      });
      expect(view).toEqual({
        state: status === 'draft' ? 'revising' : 'expired',
        folio: 'C-0001',
        company: 'El Sol',
        timeZone: 'America/Mexico_City',
        questions: [],
      });
    },
  );
});

const totals = {
  subtotalCents: 240_000,
  discountCents: 0,
  taxes: [{ tax: 'iva-16' as const, netCents: 240_000, taxCents: 38_400 }],
  isrCents: 0,
  ivaWithheldCents: 0,
  totalCents: 278_400,
};

test('the digest of a version is the same in whatever order its fields come, and another when a cent changes', () => {
  const content = { ...said(), totals };
  const turned = Object.fromEntries(Object.entries(content).toReversed()) as typeof content; // the same entries
  const digest = digestOf(content);
  expect(digest).toMatch(/^[0-9a-f]{64}$/);
  expect(digestOf(turned)).toBe(digest);
  const dearer = { ...content, totals: { ...totals, totalCents: 278_401 } };
  expect(digestOf(dearer)).not.toBe(digest);
});

describe('a signature', () => {
  test('is a path of numbers', () => {
    expect(
      signaturePath([
        [1, 2, 3, 4],
        [5, 6],
      ]),
    ).toBe('M1 2L3 4M5 6h0');
  });

  test('stays within its field and within what is taken, however long it is drawn', () => {
    let strokes: readonly (readonly number[])[] = [];
    for (let at = 0; at < 9000; at += 1) {
      strokes = withPoint(strokes, { x: (at * 37.3) % 900, y: ((at * 11.7) % 400) - 50 }, at % 400 === 0);
    }
    const numbers = strokes.flat();
    expect(strokes.length).toBeLessThanOrEqual(60);
    expect(numbers.length).toBeLessThanOrEqual(4000);
    expect(Math.max(...strokes.map(({ length }) => length))).toBe(300);
    expect(numbers.every((one) => Number.isInteger(one) && one >= 0 && one <= 600)).toBe(true);
  });
});
