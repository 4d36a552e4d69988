import { expect, test } from 'vitest';
import { recoveryFile } from '../../web/src/lib/account/recovery-file.rules.ts';

test('the file of recovery codes says whose they are, of when, and what they are for', () => {
  const file = { email: 'lucia@mueblesbajio.example', site: 'folio.example', at: new Date(2026, 10, 30, 12) };
  const text = recoveryFile({ ...file, codes: ['7KQM-X2VD-9RTW', 'ABCD-EFGH-2345'] });
  expect(text.startsWith('\uFEFF')).toBe(true);
  expect(text.split('\r\n').slice(0, 6)).toEqual([
    '\uFEFFCódigos de recuperación de Folio',
    'folio.example · lucia@mueblesbajio.example',
    'Hechos el 30 de noviembre de 2026',
    '',
    '7KQM-X2VD-9RTW',
    'ABCD-EFGH-2345',
  ]);
});
