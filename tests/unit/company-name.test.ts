import { describe, expect, test } from 'vitest';
import { companyKey } from '@folio/shared/values/company-name.ts';

describe('F4 one firm under several names', () => {
  test.each([
    ['Panadería El Sol', 'PANADERIA EL SOL'],
    ['Panadería El Sol, S.A. de C.V.', 'Panadería El Sol'],
    ['Panadería El Sol S.A. DE C.V', 'panaderia el sol sa de cv'],
    ['Grupo Ñandú SAPI de CV', 'Grupo Nandu, S.A.P.I. de C.V.'],
    ['Aceros del Norte S. de R.L. de C.V.', 'Aceros del Norte S de RL de CV'],
    ['Aceros del Norte S. de R.L.', 'aceros  del norte'],
    ['Despacho Ruiz, S.C.', 'Despacho Ruiz'],
    ['Fundación Luz A.C.', 'Fundacion Luz'],
    ['Muebles "La Central"', 'Muebles La Central'],
    ['Hotel Casa-Blanca', 'hotel casa blanca'],
    ['TecnoMex SAS', 'Tecnomex, S.A.S.'],
    ['Café 24/7', 'Cafe 24 7'],
  ])('%s = %s', (one, other) => {
    expect(companyKey(one)).toBe(companyKey(other));
    expect(companyKey(one)).not.toBe('');
  });

  test.each([
    ['Panadería El Sol', 'Panadería La Luna'],
    ['Panadería El Sol', 'Panadería El Sol de Oriente'],
    ['Grupo Sa', 'Grupo Sc de Norte'],
    ['Hotel Posada 1', 'Hotel Posada 2'],
    ['Casa', 'Casas'],
  ])('%s ≠ %s', (one, other) => {
    expect(companyKey(one)).not.toBe(companyKey(other));
  });

  test.each(['', '  ', 'S.A. de C.V.', 'SC', '¡!'])('«%s» is nobody’s name', (name) => {
    expect(companyKey(name)).toBe('');
  });
});
