import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { statutoryHolidays } from '@folio/shared/company/holidays.rules.ts';
import { faultsOf } from '@folio/shared/contract/faults.ts';
import { newProspect } from '@folio/shared/prospects/prospect.schema.ts';
import { contrast, leastContrast, readableOn } from '@folio/shared/values/contrast.ts';
import { isReadableOnPaper, readableOnPaper } from '@folio/shared/values/paper-colour.ts';
import { idFromBytes, prospectId } from '@folio/shared/values/ids.ts';
import { localDate, yearMonth } from '@folio/shared/values/local-date.ts';
import { addDays, addMonths, dayIn, weekday } from '@folio/shared/values/days.ts';
import { toE164 } from '@folio/shared/values/phone-parsing.ts';
import { line, lines } from '@folio/shared/values/text.ts';
import { fold } from '@folio/shared/values/fold.ts';
import { timeZones } from '@folio/shared/values/time-zones.ts';
import { instantOf } from '@folio/shared/values/zoned-time.ts';
import { prospectForm } from '../support/builders.ts';

const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
const anyText = fc.string({ unit: 'binary', maxLength: 60 });
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const zone = fc.constantFrom(...timeZones.map((known) => known.id));

function holds<Inputs extends [unknown, ...unknown[]]>(property: fc.IProperty<Inputs>, numRuns = 300) {
  fc.assert(property, { numRuns });
}

describe('colours', () => {
  test('the letter chosen for any colour can be read', () => {
    holds(
      fc.property(hex, (background) => contrast(background, readableOn(background)) >= leastContrast),
      5_000,
    );
  });

  test('any colour has a darker one that is read on white paper, and one that is read stays', () => {
    holds(
      fc.property(hex, (colour) => {
        const darker = readableOnPaper(colour);
        expect(isReadableOnPaper(darker)).toBe(true);
        if (isReadableOnPaper(colour)) expect(darker).toBe(colour);
      }),
    );
  });

  test('contrast is symmetric, from 1 to 21', () => {
    holds(
      fc.property(hex, hex, (one, other) => {
        const ratio = contrast(one, other);
        expect(ratio).toBe(contrast(other, one));
        expect(ratio).toBeGreaterThanOrEqual(1);
        expect(ratio).toBeLessThanOrEqual(21);
      }),
    );
  });
});

describe('text', () => {
  test('what is accepted is composed, trimmed, whole and free of control characters; accepting it again changes nothing', () => {
    holds(
      fc.property(anyText, (typed) => {
        const parsed = line(60).safeParse(typed);
        if (!parsed.success) return;
        expect(parsed.data).toBe(parsed.data.normalize('NFC').trim());
        expect(parsed.data.isWellFormed()).toBe(true);
        expect(parsed.data).not.toMatch(/\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u);
        expect(line(60).parse(parsed.data)).toBe(parsed.data);
        expect(lines(60).parse(parsed.data)).toBe(parsed.data);
      }),
      2_000,
    );
  });

  test('folding twice is folding once, and case never matters', () => {
    holds(
      fc.property(anyText, (typed) => {
        expect(fold(fold(typed))).toBe(fold(typed));
      }),
    );
    holds(
      fc.property(fc.string({ unit: fc.constantFrom(...'abcñáéíóúüABCÑÁÉÍÓÚÜ '), maxLength: 30 }), (typed) => {
        expect(fold(typed.toUpperCase())).toBe(fold(typed.toLowerCase()));
      }),
    );
  });
});

describe('ids', () => {
  test('any ten bytes make a valid id, different bytes different ids', () => {
    const ten = fc.uint8Array({ minLength: 10, maxLength: 10 });
    holds(
      fc.property(ten, ten, (one, other) => {
        expect(prospectId.safeParse(idFromBytes('prospect', one)).success).toBe(true);
        const isSame = Buffer.compare(one, other) === 0;
        expect(idFromBytes('prospect', one) === idFromBytes('prospect', other)).toBe(isSame);
      }),
    );
  });
});

describe('phones', () => {
  const national = fc
    .tuple(fc.constantFrom('477', '462', '999', '664', '55', '33', '81'), fc.integer({ min: 0, max: 9_999_999 }))
    .map(([area, rest]) => `${area}${String(rest).padStart(7, '5')}5`.slice(0, 10).padEnd(10, '5'));
  const prefix = fc.constantFrom('', '01', '044', '045', '+52', '+521', '52', '521', '0052', '00521');

  test('every old prefix of the same phone means the same phone', () => {
    holds(
      fc.property(national, prefix, (digits, before) => {
        expect(toE164(before + digits)).toBe(`+52${digits}`);
      }),
    );
  });

  test('what is typed between the digits does not matter, and the result means itself', () => {
    holds(
      fc.property(national, fc.constantFrom(' ', '-', '.', ') '), (digits, between) => {
        const typed = [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)].join(between);
        expect(toE164(typed)).toBe(`+52${digits}`);
        expect(toE164(`+52${digits}`)).toBe(`+52${digits}`);
      }),
    );
  });

  test('no text at all makes it fail', () => {
    holds(fc.property(anyText, (typed) => void toE164(typed)));
  });
});

describe('days and moments', () => {
  test('adding days and taking them away comes back; weekdays go round', () => {
    holds(
      fc.property(day, fc.integer({ min: -400, max: 400 }), (start, count) => {
        expect(addDays(addDays(start, count), -count)).toBe(start);
        expect(weekday(addDays(start, count))).toBe((((weekday(start) + count) % 7) + 7) % 7);
      }),
    );
  });

  test('a date is accepted if and only if the calendar has it', () => {
    const parts = fc.tuple(
      fc.integer({ min: 1900, max: 2199 }),
      fc.integer({ min: 0, max: 13 }),
      fc.integer({ min: 0, max: 32 }),
    );
    holds(
      fc.property(parts, ([year, month, dayOfMonth]) => {
        const date = new Date(Date.UTC(year, month - 1, dayOfMonth));
        const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === dayOfMonth;
        const typed = `${year}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
        expect(localDate.safeParse(typed).success).toBe(exists);
      }),
      1_000,
    );
  });

  test('months are added and taken away', () => {
    const month = fc.tuple(fc.integer({ min: 1950, max: 2150 }), fc.integer({ min: 1, max: 12 }));
    holds(
      fc.property(month, fc.integer({ min: -500, max: 500 }), ([year, number], count) => {
        const start = `${year}-${String(number).padStart(2, '0')}`;
        expect(yearMonth.safeParse(addMonths(start, count)).success).toBe(true);
        expect(addMonths(addMonths(start, count), -count)).toBe(start);
      }),
    );
  });

  test('a wall-clock time becomes a moment of the same day in its zone, but for an hour skipped at its end', () => {
    const time = fc.tuple(fc.integer({ min: 0, max: 22 }), fc.integer({ min: 0, max: 59 }));
    const recent = fc
      .date({ min: new Date('2023-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    holds(
      fc.property(recent, time, zone, (date, [hour, minute], id) => {
        const local = `${date}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
        expect(dayIn(id, new Date(instantOf(local, id)))).toBe(date);
      }),
    );
  });

  test('a later wall-clock time is never an earlier moment', () => {
    holds(
      fc.property(day, fc.integer({ min: 0, max: 22 }), zone, (date, hour, id) => {
        const at = (value: number) => Date.parse(instantOf(`${date}T${String(value).padStart(2, '0')}:30`, id));
        expect(at(hour + 1)).toBeGreaterThanOrEqual(at(hour));
      }),
    );
  });

  test('holidays of any year: in order, each once, Mondays where the law says Monday', () => {
    holds(
      fc.property(fc.integer({ min: 2024, max: 2199 }), (year) => {
        const days = statutoryHolidays(year).map((holiday) => holiday.day);
        expect(days).toEqual([...new Set(days)].sort());
        expect(days.length).toBe((year - 2024) % 6 === 0 ? 8 : 7);
        for (const month of ['02', '03', '11']) {
          expect(weekday(days.find((one) => one.slice(5, 7) === month) ?? '')).toBe(1);
        }
      }),
    );
  });
});

describe('the form of a prospect', () => {
  test('whatever is sent is accepted or refused with places and sentences, never an exception', () => {
    holds(
      fc.property(fc.object({ maxDepth: 2 }), (given) => {
        const parsed = newProspect.safeParse({ ...prospectForm(), ...given });
        if (parsed.success) return;
        for (const fault of faultsOf(parsed.error, 'body')) {
          expect(fault.path).toMatch(/^body/);
          expect(fault.message).toMatch(/\S/);
        }
      }),
    );
  });

  test('what was accepted is accepted again, unchanged', () => {
    holds(
      fc.property(anyText, anyText, (name, notes) => {
        const parsed = newProspect.safeParse({ ...prospectForm(), name, notes });
        if (parsed.success) expect(newProspect.parse(parsed.data)).toEqual(parsed.data);
      }),
    );
  });
});
