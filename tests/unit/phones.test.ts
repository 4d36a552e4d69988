import { describe, expect, test } from 'vitest';
import { typedPhone } from '@folio/shared/values/phone.ts';
import { nationalForm } from '@folio/shared/values/national-phone.ts';
import { toE164 } from '@folio/shared/values/phone-parsing.ts';

describe('M10 phones as Mexico types them', () => {
  test.each([
    ['477 555 0148', '+524775550148'],
    ['(477) 555-0148', '+524775550148'],
    ['4775550148', '+524775550148'],
    ['044 477 555 0148', '+524775550148'],
    ['045 477 555 0148', '+524775550148'],
    ['01 477 555 0148', '+524775550148'],
    ['+52 477 555 0148', '+524775550148'],
    ['+52 1 477 555 0148', '+524775550148'],
    ['52 1 477 555 0148', '+524775550148'],
    ['00 52 1 477 555 0148', '+524775550148'],
    ['52 477 555 0148', '+524775550148'],
    ['55 5555 0148', '+525555550148'],
    ['044 55 5555 0148', '+525555550148'],
    ['+1 (415) 555-0132', '+14155550132'],
    ['001 415 555 0132', '+14155550132'],
    ['+34 912 345 678', '+34912345678'],
    ['477 555 0148 ext. 23', '+524775550148'],
  ])('«%s» is %s', (typed, e164) => {
    expect(typedPhone.safeParse(typed).success).toBe(true);
    expect(toE164(typed)).toBe(e164);
  });

  test.each(['12345', '477 555', '+52 477 555', '0000000000000000000000', '+999 123 456 789'])(
    '«%s» is no phone',
    (typed) => {
      expect(toE164(typed)).toBeUndefined();
    },
  );

  test.each(['llámame', '477 555 0148; drop', '<b>4775550148</b>', '', '   ', '4'.repeat(41)])(
    '«%s» is refused before it is parsed',
    (typed) => {
      expect(typedPhone.safeParse(typed).success).toBe(false);
    },
  );

  test.each([
    ['+524775550148', '477 555 0148'],
    ['+525555550148', '55 5555 0148'],
    ['+523355550148', '33 5555 0148'],
    ['+528155550148', '81 5555 0148'],
    ['+14155550132', '+14155550132'],
  ])('%s is shown as %s', (e164, shown) => {
    expect(nationalForm(e164)).toBe(shown);
  });
});
