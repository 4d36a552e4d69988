import { describe, expect, test } from 'vitest';
import { drawnCodes, usedUp, type CodeMaker } from '@folio/functions/modules/identity/recovery-code.service.ts';
import { createSigner } from '@folio/functions/platform/signer.ts';
import {
  groupedCode,
  recoveryAlphabet,
  recoveryCode,
  recoveryCodeCount,
  recoveryCodeLength,
} from '@folio/shared/identity/recovery-code.ts';

const maker: CodeMaker = { signer: createSigner('x'.repeat(48)), personId: 'mem_lucia' };

describe('a recovery code', () => {
  test('takes more than fifty bits to guess, of signs that are read as no other', () => {
    expect(recoveryCodeLength * Math.log2(recoveryAlphabet.length)).toBeGreaterThan(50);
    expect(new Set(recoveryAlphabet).size).toBe(recoveryAlphabet.length);
    expect(recoveryAlphabet).not.toMatch(/[01OILU]/);
  });

  test('is shown in groups, and read however it was copied', () => {
    expect(groupedCode('7KQMX2VD9RTW')).toBe('7KQM-X2VD-9RTW');
    for (const typed of ['7KQM-X2VD-9RTW', ' 7kqm x2vd 9rtw ', '7KQMX2VD9RTW', '7KQM–X2VD–9RTW\n'])
      expect(recoveryCode.parse(typed)).toBe('7KQMX2VD9RTW');
  });

  test.each(['', '7KQM-X2VD-9RT', '7KQM-X2VD-9RTWA', '7KQM-X2VD-9RT0', '7KQM-X2VD-9RTÑ', 'x'.repeat(61)])(
    'is not %j',
    (typed) => expect(recoveryCode.safeParse(typed).success).toBe(false),
  );
});

describe('the codes of a person', () => {
  test('are ten, all different, of which the digests alone are kept', () => {
    const { codes, digests } = drawnCodes(maker);
    expect(new Set(codes).size).toBe(recoveryCodeCount);
    expect(new Set(digests).size).toBe(recoveryCodeCount);
    for (const code of codes) {
      expect(code).toMatch(/^\w{4}-\w{4}-\w{4}$/);
      expect(recoveryCode.parse(code)).toHaveLength(recoveryCodeLength);
      expect(JSON.stringify(digests)).not.toContain(recoveryCode.parse(code));
    }
    expect(drawnCodes(maker).codes).not.toEqual(codes);
  });

  test('each is used up alone, and is worth nothing for another person or under another secret', () => {
    const { codes, digests } = drawnCodes(maker);
    const code = recoveryCode.parse(codes[3]);
    const left = usedUp(maker, digests, code);
    expect(left).toEqual(digests.filter((_, at) => at !== 3));
    expect(usedUp(maker, left ?? [], code)).toBeUndefined();
    expect(usedUp(maker, [], code)).toBeUndefined();
    expect(usedUp({ ...maker, personId: 'mem_rosa' }, digests, code)).toBeUndefined();
    expect(usedUp({ ...maker, signer: createSigner('y'.repeat(48)) }, digests, code)).toBeUndefined();
  });
});
