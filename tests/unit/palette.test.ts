import { expect, test } from 'vitest';
import { placesFor, placesFound } from '../../web/src/lib/frame/palette.ts';

const go = {
  add: '/prospectos?agregar',
  home: '/inicio',
  prospects: '/prospectos',
  calendar: '/calendario',
  quotes: '/cotizaciones',
  orders: '/pedidos',
  reports: '/reportes',
};
const labels = (level: 'administrator' | 'normal', typed: string) =>
  placesFound(placesFor(level, go), typed).map(({ label }) => label);

test.each([
  ['cot', ['Nueva cotización', 'Cotizaciones']],
  ['CÓTIZACION nueva', ['Nueva cotización']],
  ['agregar', ['Agregar prospecto', 'Nueva cotización']],
  ['citas', ['Calendario']],
  ['ajustes per', ['Ajustes › Personas']],
  ['ersonas', []],
])('what begins with «%s»', (typed, expected) => {
  expect(labels('administrator', typed)).toEqual(expected);
});

test('a person finds what their level opens, and everything before the first letter', () => {
  expect(labels('normal', 'ajustes')).toEqual(['Ajustes › Cuenta y seguridad', 'Ajustes › Avisos y calendario']);
  expect(labels('normal', ' ')).toEqual(placesFor('normal', go).map(({ label }) => label));
});
