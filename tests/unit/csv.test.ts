import { describe, expect, test } from 'vitest';
import { csvOf, inert } from '@folio/shared/sheets/csv.rules.ts';

describe('X1 text in a file is never reckoned', () => {
  test.each([
    '=cmd',
    ' =1',
    '\t=1',
    '\u00a0=1',
    '\u200b=1',
    '＝1',
    '＋1',
    '@SUM(A1)',
    '|x',
    '%x',
    '+52 477 555 0148',
    '-a',
    '\tx',
  ])('%j is made inert', (text) => expect(inert(text)).toBe(`'${text}`));

  test('a control character that hides one is no hiding place', () => {
    expect(inert('\u0000=1')).toBe("'=1");
  });

  test.each(['-12.5', '12', 'Laura = Méndez', 'a-b', '', '3 % de descuento'])('%j stays as it is', (text) =>
    expect(inert(text)).toBe(text),
  );
});

describe('X2 a table as CSV', () => {
  test('has its mark, CR LF, quotes where they are needed, and numbers as numbers', () => {
    const rows = [
      ['No.', 'Nombre'],
      [-1.5, 'Uno, "dos"\ny tres'],
      [2, undefined],
    ];
    expect(csvOf(rows)).toBe('\ufeffNo.,Nombre\r\n-1.5,"Uno, ""dos""\ny tres"\r\n2,\r\n');
  });
});
