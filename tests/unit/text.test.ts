import { describe, expect, test } from 'vitest';
import { email } from '@folio/shared/values/email.ts';
import { line, lines } from '@folio/shared/values/text.ts';
import { fold } from '@folio/shared/values/fold.ts';

const hidden = {
  NUL: '\u0000',
  'a bell': '\u0007',
  DEL: '\u007f',
  'a C1 control': '\u0085',
  'a zero-width space': '\u200b',
  'a right-to-left mark': '\u200f',
  'a right-to-left override': '\u202e',
  'an isolate': '\u2066',
  'a word joiner': '\u2060',
  'a byte order mark': 'a\ufeff',
  'a line separator': '\u2028',
};

describe('one line', () => {
  test.each(Object.entries(hidden))('%s is refused in the middle of a text', (_, character) => {
    expect(line(50).safeParse(`Pana${character}dería`).success).toBe(false);
    expect(lines(50).safeParse(`Pana${character}dería`).success).toBe(false);
  });

  test('half a surrogate pair is refused, a whole one is kept', () => {
    expect(line(50).safeParse('Sol \ud83c').success).toBe(false);
    expect(line(50).safeParse('\udf1e Sol').success).toBe(false);
    expect(line(50).parse('Sol 🌞')).toBe('Sol 🌞');
  });

  test('is trimmed and composed before its length is counted', () => {
    expect(line(4).parse('  Jose\u0301 ')).toBe('José');
    expect(line(4).safeParse('   ').success).toBe(false);
    expect(line(4).safeParse('Josés').success).toBe(false);
  });

  test('a tab or a line break does not fit in one line and fits in several', () => {
    expect(line(50).safeParse('uno\ndos').success).toBe(false);
    expect(line(50).safeParse('uno\tdos').success).toBe(false);
    expect(lines(50).parse('uno\r\n\tdos')).toBe('uno\r\n\tdos');
  });

  test('a family emoji keeps its joiner', () => {
    expect(line(50).parse('👩‍👧')).toBe('👩‍👧');
  });
});

describe('names compared', () => {
  test.each([
    ['Panadería  Sol', 'panaderia sol'],
    ['  ÁÉÍÓÚ Ü ', 'aeiou u'],
    ['PEÑA', 'pena'],
    ['Jose\u0301', 'jose'],
    ['uno\u00a0dos', 'uno dos'],
  ])('«%s» folds to «%s»', (typed, folded) => {
    expect(fold(typed)).toBe(folded);
  });
});

describe('e-mail', () => {
  test('is trimmed and lower case', () => {
    expect(email.parse('  Ana.Ruiz@Sol.Example ')).toBe('ana.ruiz@sol.example');
  });

  test.each(['ana', 'ana@', '@sol.example', 'ana@sol', 'ana@@sol.example', `${'a'.repeat(250)}@b.mx`, 'a\u0000@b.mx'])(
    '«%s» is refused',
    (typed) => {
      expect(email.safeParse(typed).success).toBe(false);
    },
  );
});
