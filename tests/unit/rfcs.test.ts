/** RFC: of companies and of persons, typed well and badly, with the check digit they have and with another. */
import { describe, expect, test } from 'vitest';
import { rfc } from '@folio/shared/values/rfc.ts';
import { checkDigitFits, taxpayerKindOf } from '@folio/shared/values/rfc-form.ts';

// Those that SAT publishes for trying out invoices, and the two that are everybody's.
const right: [string, 'entity' | 'individual'][] = [
  ['EKU9003173C9', 'entity'],
  ['EWE1709045U0', 'entity'],
  ['H&E951128469', 'entity'],
  ['ICV060329BY0', 'entity'],
  ['IIA040805DZ4', 'entity'],
  ['IVD920810GU2', 'entity'],
  ['IXS7607092R5', 'entity'],
  ['JES900109Q90', 'entity'],
  ['KIJ0906199R1', 'entity'],
  ['L&O950913MSA', 'entity'],
  ['OÑO120726RX3', 'entity'],
  ['S&S051221SE2', 'entity'],
  ['URE180429TM6', 'entity'],
  ['XIA190128J61', 'entity'],
  ['ZUÑ920208KL4', 'entity'],
  ['CACX7605101P8', 'individual'],
  ['FUNK671228PH6', 'individual'],
  ['IAÑL750210963', 'individual'],
  ['JUFA7608212V6', 'individual'],
  ['KAHO641101B39', 'individual'],
  ['KICR630120NX3', 'individual'],
  ['MISC491214B86', 'individual'],
  ['RAQÑ7701212M3', 'individual'],
  ['WATM640917J45', 'individual'],
  ['WERX631016S30', 'individual'],
  ['XAMA620210DQ5', 'individual'],
  ['XIQB891116QE4', 'individual'],
  ['XOJI740919U48', 'individual'],
  ['XAXX010101000', 'individual'],
  ['XEXX010101000', 'individual'],
];

describe('RFC', () => {
  test.each(right)('%s is whole, of an %s, and its check digit fits', (typed, kind) => {
    expect(rfc.parse(typed)).toBe(typed);
    expect(taxpayerKindOf(typed)).toBe(kind);
    expect(checkDigitFits(typed)).toBe(true);
  });

  test.each(right.slice(0, -2))('%s does not fit with any other last character', (typed) => {
    const others = [...'0123456789A'].filter((last) => last !== typed.at(-1));
    for (const last of others) expect(checkDigitFits(typed.slice(0, -1) + last)).toBe(false);
  });

  test.each([
    ['eku9003173c9', 'EKU9003173C9'],
    ['  cacx7605101p8 ', 'CACX7605101P8'],
    ['EKU-900317-3C9', 'EKU9003173C9'],
    ['CACX 760510 1P8', 'CACX7605101P8'],
    ['zuñ920208kl4', 'ZUÑ920208KL4'],
    ['h&e 951128 469', 'H&E951128469'],
    ['xaxx010101000', 'XAXX010101000'],
  ])('«%s» is %s', (typed, kept) => {
    expect(rfc.parse(typed)).toBe(kept);
  });

  test.each([
    '',
    'EKU',
    'EK9003173C9',
    'EKUUU9003173C9',
    'EKU9013173C9',
    'EKU9000173C9',
    'EKU9003003C9',
    'EKU9003323C9',
    'EKU9003173CB',
    'EKU9003173C',
    'EKU9003173C99',
    'EKÜ9003173C9',
    'EKU/9003173C9',
    'EKU.900317.3C9',
    '3KU9003173C9',
    'EKUO003173C9',
  ])('«%s» is none', (typed) => {
    expect(rfc.safeParse(typed).success).toBe(false);
  });
});
