import { describe, expect, test } from 'vitest';
import { newClient } from '@folio/shared/clients/client.schema.ts';
import { cfdiUses, regimes, type CfdiUseCode, type RegimeCode } from '@folio/shared/clients/fiscal-catalogues.ts';
import { cfdiUsesFor, fiscalFaults, regimesFor } from '@folio/shared/clients/fiscal.rules.ts';
import { faultsOf } from '@folio/shared/contract/faults.ts';
import { checkDigitFits, taxpayerKindOf } from '@folio/shared/values/rfc-form.ts';

const moral = 'EKU9003173C9';
const physical = 'GODE561231GR8';
const codes = (list: readonly { code: string }[]) => list.map(({ code }) => code).join(' ');

describe('the régimen fiscal', () => {
  test('of SAT’s catalogue are nineteen, and each code once', () => {
    expect(new Set(regimes.map(({ code }) => code)).size).toBe(19);
  });

  test.each([
    ['a persona moral', moral, '601 603 610 620 622 623 624 626'],
    ['a persona física', physical, '605 606 607 608 610 611 612 614 615 616 621 625 626'],
    ['público en general', 'XAXX010101000', '605 606 607 608 610 611 612 614 615 616 621 625 626'],
    ['an RFC half typed', 'EKU90', codes(regimes)],
    ['no RFC', undefined, codes(regimes)],
  ])('offered to %s', (_, rfc, offered) => {
    expect(codes(regimesFor(rfc))).toBe(offered);
  });
});

describe('the uso de CFDI', () => {
  test('of SAT’s catalogue are 24, and each code once', () => {
    expect(new Set(cfdiUses.map(({ code }) => code)).size).toBe(24);
  });

  const goods = 'G01 G02 G03 I01 I02 I03 I04 I05 I06 I07 I08';
  const deductions = 'D01 D02 D03 D04 D05 D06 D07 D08 D09 D10';
  test.each<[RegimeCode, string | undefined, string]>([
    ['601', moral, `${goods} S01 CP01`],
    ['626', moral, `${goods} S01 CP01`],
    ['612', physical, `${goods} ${deductions} S01 CP01`],
    ['605', physical, `${deductions} S01 CP01 CN01`],
    ['606', physical, `${goods} ${deductions} S01 CP01`],
    ['616', 'XAXX010101000', 'G02 S01 CP01'],
    ['610', moral, 'S01 CP01'],
    ['621', physical, `${goods} S01 CP01`],
    ['625', undefined, `${goods} ${deductions} S01 CP01`],
  ])('allowed with régimen %s and RFC %s', (fiscalRegime, rfc, allowed) => {
    expect(codes(cfdiUsesFor({ rfc, fiscalRegime }))).toBe(allowed);
  });

  test('S01 goes with every régimen', () => {
    expect(regimes.every(({ code }) => codes(cfdiUsesFor({ fiscalRegime: code })).includes('S01'))).toBe(true);
  });
});

describe('what does not go together is told in words', () => {
  test.each<[string | undefined, RegimeCode | undefined, CfdiUseCode | undefined, string | undefined]>([
    [moral, '601', 'G03', undefined],
    [physical, '612', 'D04', undefined],
    [undefined, undefined, 'D04', undefined],
    [moral, '612', undefined, 'El régimen 612 es de personas físicas y el RFC es de una persona moral.'],
    [physical, '601', undefined, 'El régimen 601 es de personas morales y el RFC es de una persona física.'],
    [moral, undefined, 'D01', 'El uso D01 es de personas físicas y el RFC es de una persona moral.'],
    [physical, '616', 'G03', 'El uso G03 no se permite con el régimen 616. S01, sin efectos fiscales, va con todos.'],
  ])('%s, %s, %s', (rfc, fiscalRegime, cfdiUse, message) => {
    expect(fiscalFaults({ rfc, fiscalRegime, cfdiUse }).map((fault) => fault.message)).toEqual(
      message ? [message] : [],
    );
  });

  test('and stands beside its field when a client is checked', () => {
    const typed = { name: 'A', rfc: moral.toLowerCase(), fiscalRegime: '612', fiscalPostalCode: '3700' };
    const { error } = newClient.safeParse(typed);
    expect(faultsOf(error ?? { issues: [] }, 'body').map(({ path, code }) => `${path} ${code}`)).toEqual([
      'body.fiscalPostalCode not_a_postal_code',
      'body.fiscalRegime regime_not_of_rfc',
    ]);
    expect(newClient.safeParse({ ...typed, fiscalRegime: '601', fiscalPostalCode: ' 37000 ' }).success).toBe(true);
  });
});

describe('an RFC says', () => {
  test.each([
    [moral, 'entity'],
    [physical, 'individual'],
    ['EKU-900317-3C9', 'entity'],
    ['EKU', undefined],
    [undefined, undefined],
  ])('whose %s is', (rfc, kind) => {
    expect(taxpayerKindOf(rfc)).toBe(kind);
  });

  // SAT's own test taxpayers, and the two that are everybody's.
  test.each([
    ['EKU9003173C9', true],
    ['eku9003173c9', true],
    ['EKU 900317 3C9', true],
    ['IIA040805DZ4', true],
    ['XIA190128J61', true],
    ['URE180429TM6', true],
    ['CACX7605101P8', true],
    ['MISC491214B86', true],
    ['XAXX010101000', true],
    ['XEXX010101000', true],
    ['EKU9003173C8', false],
    ['IIA040805DZ5', false],
    ['MISC491214B68', false],
  ])('with its check digit whether %s was typed right', (rfc, fits) => {
    expect(checkDigitFits(rfc)).toBe(fits);
  });
});
