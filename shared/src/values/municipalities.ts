/**
 * Municipalities whose clock is not that of most of their Estado. Ley de los Husos Horarios en los Estados Unidos Mexicanos
 * (DOF, 28 October 2022): article 3 puts Bahía de Banderas in the zone of the centre, and the seasonal hour of the northern
 * border holds in the municipalities of article 5, those of Chihuahua as reformed (DOF, 29 November 2022): the west with El
 * Paso, the east with Presidio. Codes are INEGI's. All of Baja California follows the border, so that none is needed there.
 */
import type { StateCode } from './states.ts';

const [juarez, ojinaga, matamoros] = ['America/Ciudad_Juarez', 'America/Ojinaga', 'America/Matamoros'] as const;

export const municipalities = [
  { code: '08005', state: 'CHH', name: 'Ascensión', timeZone: juarez },
  { code: '08015', state: 'CHH', name: 'Coyame del Sotol', timeZone: ojinaga },
  { code: '08028', state: 'CHH', name: 'Guadalupe', timeZone: juarez },
  { code: '08035', state: 'CHH', name: 'Janos', timeZone: juarez },
  { code: '08037', state: 'CHH', name: 'Juárez', timeZone: juarez },
  { code: '08042', state: 'CHH', name: 'Manuel Benavides', timeZone: ojinaga },
  { code: '08052', state: 'CHH', name: 'Ojinaga', timeZone: ojinaga },
  { code: '08053', state: 'CHH', name: 'Praxedis G. Guerrero', timeZone: juarez },
  { code: '05002', state: 'COA', name: 'Acuña', timeZone: matamoros },
  { code: '05003', state: 'COA', name: 'Allende', timeZone: matamoros },
  { code: '05012', state: 'COA', name: 'Guerrero', timeZone: matamoros },
  { code: '05013', state: 'COA', name: 'Hidalgo', timeZone: matamoros },
  { code: '05014', state: 'COA', name: 'Jiménez', timeZone: matamoros },
  { code: '05019', state: 'COA', name: 'Morelos', timeZone: matamoros },
  { code: '05022', state: 'COA', name: 'Nava', timeZone: matamoros },
  { code: '05023', state: 'COA', name: 'Ocampo', timeZone: matamoros },
  { code: '05025', state: 'COA', name: 'Piedras Negras', timeZone: matamoros },
  { code: '05037', state: 'COA', name: 'Villa Unión', timeZone: matamoros },
  { code: '05038', state: 'COA', name: 'Zaragoza', timeZone: matamoros },
  { code: '18020', state: 'NAY', name: 'Bahía de Banderas', timeZone: 'America/Bahia_Banderas' },
  { code: '19005', state: 'NLE', name: 'Anáhuac', timeZone: matamoros },
  { code: '28007', state: 'TAM', name: 'Camargo', timeZone: matamoros },
  { code: '28014', state: 'TAM', name: 'Guerrero', timeZone: matamoros },
  { code: '28015', state: 'TAM', name: 'Gustavo Díaz Ordaz', timeZone: matamoros },
  { code: '28022', state: 'TAM', name: 'Matamoros', timeZone: matamoros },
  { code: '28024', state: 'TAM', name: 'Mier', timeZone: matamoros },
  { code: '28025', state: 'TAM', name: 'Miguel Alemán', timeZone: matamoros },
  { code: '28027', state: 'TAM', name: 'Nuevo Laredo', timeZone: matamoros },
  { code: '28032', state: 'TAM', name: 'Reynosa', timeZone: matamoros },
  { code: '28033', state: 'TAM', name: 'Río Bravo', timeZone: matamoros },
  { code: '28040', state: 'TAM', name: 'Valle Hermoso', timeZone: matamoros },
] as const satisfies readonly { code: string; state: StateCode; name: string; timeZone: string }[];

export type MunicipalityCode = (typeof municipalities)[number]['code'];
export type Municipality = (typeof municipalities)[number];

const byCode = new Map<string, Municipality>(municipalities.map((one) => [one.code, one]));

/** Those of an Estado that have a clock of their own, by name; none where all of it has one. */
export function municipalitiesOf(state: string): Municipality[] {
  return municipalities.filter((one) => one.state === state);
}

export function municipalityOf(code: string | undefined): Municipality | undefined {
  return code === undefined ? undefined : byCode.get(code);
}
