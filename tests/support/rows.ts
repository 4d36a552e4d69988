/** Rows of a list as the API would answer them, the same ones every time. */
import { prospectStatuses } from '@folio/shared/prospects/prospect.rules.ts';
import type { ProspectRow } from '@folio/shared/prospects/prospect.schema.ts';

export function rowWith(told: Partial<ProspectRow> & { folio: number }): ProspectRow {
  return {
    id: `prs_${String(told.folio).padStart(16, '0')}`,
    contactedOn: '2026-11-20',
    name: 'Prospecto',
    colour: '#0ea5e9',
    status: 'following',
    registeredBy: 'm1',
    attendedBy: 'm1',
    workCentreId: 'wcn_0000000000000001',
    version: 1,
    ...told,
  };
}

const firstNames = 'María José Luis Ramón Ana Lucía Héctor Íñigo Sofía Raúl Ximena Begoña Óscar Inés Mónica'.split(' ');
const lastNames = 'Muñoz Garza López Ibáñez Treviño Núñez García Salinas Peña Ávila Cantú Zambrano'.split(' ');
const firms = ['Panadería', 'Ferretería', 'Constructora', 'Muebles', 'Clínica', 'Hotel', 'Despacho'];
const suffixes = ['del Norte', 'La Espiga', 'El Águila', 'Reforma', 'y Asociados', 'del Bajío'];
const states = ['NLE', 'JAL', 'CMX', 'GUA', 'COA'] as const;

/** Newest folio first. */
export function manyRows(count: number): ProspectRow[] {
  const random = randomFrom(42);
  const number = (below: number) => Math.floor(random() * below);
  const pick = <Value>(values: readonly Value[]): Value => values[number(values.length)] as Value; // never empty
  return Array.from({ length: count }, (_, index) => {
    const folio = count - index;
    const [first, last] = [pick(firstNames), pick(lastNames)];
    return rowWith({
      folio,
      name: `${first} ${last} ${pick(lastNames)}${number(40)}`,
      ...(number(5) > 0 ? { companyName: `${pick(firms)} ${pick(suffixes)} ${number(500)}` } : {}),
      phone: `+528${String(number(1e9)).padStart(9, '0')}`,
      email: `contacto${folio}@ejemplo.mx`,
      contactedOn: new Date(Date.UTC(2024, 0, 1) + Math.floor((folio / count) * 690) * 864e5)
        .toISOString()
        .slice(0, 10),
      state: pick(states),
      ...(number(4) > 0 ? { lineOfBusinessId: `cat_${String(number(20)).padStart(16, '0')}` } : {}),
      contactChannelId: `cat_${String(100 + number(8)).padStart(16, '0')}`,
      status: pick(prospectStatuses),
      attendedBy: `m${number(30)}`,
      workCentreId: `wcn_${String(number(6)).padStart(16, '0')}`,
      ...(number(3) > 0 ? { appointmentAt: momentAfter(number(20_000)) } : {}),
    });
  });
}

function momentAfter(quarters: number): string {
  return new Date(Date.UTC(2026, 8, 1) + quarters * 9e5).toISOString().slice(0, 16);
}

/** Numbers that look random and are the same every time. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
