import { describe, expect, test } from 'vitest';
import { colour } from '@folio/shared/values/colour.ts';
import {
  contrast,
  leastContrast,
  letterColours,
  notificationColours,
  readableOn,
} from '@folio/shared/values/contrast.ts';
import { idFromBytes, idPrefixes, memberId, prospectId, tenantId, type IdNoun } from '@folio/shared/values/ids.ts';
import { newPassword } from '@folio/shared/identity/password.ts';
import { rfc } from '@folio/shared/values/rfc.ts';
import { stateOf, states } from '@folio/shared/values/states.ts';
import { stateCode } from '@folio/shared/values/state-code.ts';
import { timeZone } from '@folio/shared/values/time-zone.ts';
import { timeZones } from '@folio/shared/values/time-zones.ts';

describe('colours', () => {
  test('contrast is that of WCAG', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(contrast('#123456', '#123456')).toBe(1);
  });

  test.each(notificationColours.map((offered) => [offered.name, offered.value]))(
    '%s is offered and can be read with the letter proposed on it',
    (_, value) => {
      expect(contrast(value, readableOn(value))).toBeGreaterThanOrEqual(leastContrast);
    },
  );

  test('all offered colours but amber read with white letters', () => {
    const white = letterColours[0].value;
    const weak = notificationColours.filter((offered) => contrast(offered.value, white) < leastContrast);
    expect(weak.map((offered) => offered.name)).toEqual(['Ámbar']);
  });

  test.each(['red', '#fff', '#12345g', '123456', '#1234567', 'url(x)'])('«%s» is refused', (typed) => {
    expect(colour.safeParse(typed).success).toBe(false);
  });

  test('capitals are accepted and kept small', () => {
    expect(colour.parse('#ABCDEF')).toBe('#abcdef');
  });
});

describe('ids', () => {
  test('say what they name and are told apart by it', () => {
    const bytes = new Uint8Array(10).fill(255);
    expect(idFromBytes('prospect', bytes)).toBe('prs_zzzzzzzzzzzzzzzz');
    expect(prospectId.safeParse(idFromBytes('tenant', bytes)).success).toBe(false);
    expect(tenantId.safeParse(idFromBytes('tenant', bytes)).success).toBe(true);
  });

  test('every noun has a prefix of its own', () => {
    const nouns = Object.keys(idPrefixes) as IdNoun[]; // keys of the literal object
    expect(new Set(nouns.map((noun) => idPrefixes[noun])).size).toBe(nouns.length);
  });

  test('too few bytes make no id', () => {
    expect(() => idFromBytes('prospect', new Uint8Array(9))).toThrow(RangeError);
  });

  test.each([
    'prs_short',
    'prs_aaaaaaaaaaaaaaaaa',
    'prs_aaaaaaaaaaaaaaa#',
    'PRS_aaaaaaaaaaaaaaaa',
    'prs_aaaaaaaaaaaaaaai',
    '\nprs_aaaaaaaaaaaaaaaa',
  ])('«%s» is no prospect id', (typed) => {
    expect(prospectId.safeParse(typed).success).toBe(false);
  });

  test('a member is a uuid', () => {
    expect(memberId.safeParse('a1f3c2d4-0000-4000-8000-000000000000').success).toBe(true);
    expect(memberId.safeParse('a1f3').success).toBe(false);
  });
});

describe('RFC', () => {
  test.each(['PSO980211AB3', 'pso980211ab3', ' RUGA850914H21 ', 'ÑAN010101AAA', 'A&B010101AA1'])(
    '«%s» is accepted',
    (typed) => {
      expect(rfc.parse(typed)).toBe(typed.trim().toUpperCase());
    },
  );

  test.each(['PSO981311AB3', 'PSO980232AB3', 'PS980211AB3', 'PSO980211AB', 'PSO980211ABC', 'PSO980211AB3X', ''])(
    '«%s» is refused',
    (typed) => {
      expect(rfc.safeParse(typed).success).toBe(false);
    },
  );
});

describe('states', () => {
  test('are the 32 of ISO 3166-2:MX, each with a zone a company can have', () => {
    const iso =
      'AGU BCN BCS CAM CHH CHP CMX COA COL DUR GRO GUA HID JAL MEX MIC MOR NAY NLE OAX PUE QUE ROO SIN SLP SON TAB TAM TLA VER YUC ZAC';
    expect(states.map((state) => state.code).sort()).toEqual(iso.split(' '));
    const zones = new Set<string>(timeZones.map((zone) => zone.id));
    for (const state of states) expect(zones).toContain(state.timeZone);
  });

  test('stand in Spanish alphabetical order', () => {
    const names = states.map((state) => state.name);
    expect(names).toEqual([...names].sort(new Intl.Collator('es-MX').compare));
  });

  test('are looked up by their code', () => {
    expect(stateOf('GUA').name).toBe('Guanajuato');
    expect(stateCode.safeParse('GTO').success).toBe(false);
  });
});

describe('time zones', () => {
  test('are known to the runtime', () => {
    for (const zone of timeZones) expect(() => new Intl.DateTimeFormat('es-MX', { timeZone: zone.id })).not.toThrow();
  });

  test.each(['UTC', 'America/New_York', 'America/Mexico_City; drop', '../etc', ''])('«%s» is refused', (typed) => {
    expect(timeZone.safeParse(typed).success).toBe(false);
  });
});

describe('passwords', () => {
  test('12 to 128 characters of any kind, exactly as typed', () => {
    expect(newPassword.parse('  doce aquí  ')).toBe('  doce aquí  ');
    expect(newPassword.safeParse('once carac.').success).toBe(false);
    expect(newPassword.safeParse('x'.repeat(128)).success).toBe(true);
    expect(newPassword.safeParse('x'.repeat(129)).success).toBe(false);
  });
});
