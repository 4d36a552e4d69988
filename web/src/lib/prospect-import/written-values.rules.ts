/** Phones, days, Estados as people write them in sheets. Pure. */
import { addDays, isDay } from '@folio/shared/values/days.ts';
import { fold } from '@folio/shared/values/fold.ts';
import { toE164 } from '@folio/shared/values/phone-parsing.ts';
import { states, type StateCode } from '@folio/shared/values/states.ts';

// What a copy from a page or an old program leaves in a cell, and no form takes.
const hidden =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/** Without what is not seen; lines stay lines. */
export function cleaned(cell: string): string {
  return cell.replace(hidden, '').replace(/\r\n?/g, '\n').trim();
}

export function oneLine(cell: string): string {
  return cleaned(cell).replace(/\s+/gu, ' ');
}

/** Beside the full names and the codes: what people write, without dots, accents and case. */
const otherNames: readonly (readonly [StateCode, readonly string[]])[] = [
  ['AGU', ['ags']],
  ['BCN', ['bc', 'bcn', 'baja california norte']],
  ['BCS', ['bcs']],
  ['CAM', ['camp']],
  ['CHP', ['chis']],
  ['CHH', ['chih']],
  ['CMX', ['cdmx', 'df', 'distrito federal', 'mexico df', 'ciudad de mexico df', 'cd de mexico', 'cd mexico']],
  ['COA', ['coah', 'coahuila de zaragoza']],
  ['COL', ['col']],
  ['DUR', ['dgo']],
  ['MEX', ['edomex', 'edo mex', 'edo mexico', 'edo de mex', 'edo de mexico', 'estado mexico', 'mexico']],
  ['GUA', ['gto']],
  ['GRO', ['gro']],
  ['HID', ['hgo']],
  ['JAL', ['jal']],
  ['MIC', ['mich', 'michoacan de ocampo']],
  ['MOR', ['mor']],
  ['NAY', ['nay']],
  ['NLE', ['nl', 'n l']],
  ['OAX', ['oax']],
  ['PUE', ['pue']],
  ['QUE', ['qro', 'queretaro de arteaga']],
  ['ROO', ['q roo', 'qroo', 'qr']],
  ['SLP', ['slp']],
  ['SIN', ['sin']],
  ['SON', ['son']],
  ['TAB', ['tab']],
  ['TAM', ['tamps', 'tam']],
  ['TLA', ['tlax']],
  ['VER', ['ver', 'veracruz de ignacio de la llave']],
  ['YUC', ['yuc']],
  ['ZAC', ['zac']],
];

const bareName = (name: string) => fold(name).replace(/\./g, ' ').replace(/\s+/g, ' ').trim();

const stateByName = new Map<string, StateCode>([
  ...states.flatMap(({ code, name }) => [[bareName(name), code] as const, [code.toLowerCase(), code] as const]),
  ...otherNames.flatMap(([code, names]) => names.map((name) => [name, code] as const)),
]);

/** The Estado of `Edomex`, `N.L.`, `D.F.`, `Gto`. */
export function stateWritten(cell: string): StateCode | undefined {
  const name = bareName(cell);
  // Dots between letters: `S.L.P.` came out as `s l p`.
  return stateByName.get(name) ?? stateByName.get(name.replace(/\b(\w) (?=\w\b)/g, '$1'));
}

const months = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'];

/** `YYYY-MM-DD` of `3/12/2025` (day first, as in Mexico), `2025-12-03`, `3-dic-25`, `3 de diciembre de 2025`, with an hour or not. */
export function dayWritten(cell: string): string | undefined {
  const text = fold(cell)
    .replace(/[,t ]+\d{1,2}:\d{2}.*$/, '')
    .replace(/^(lun|mar|mie|jue|vie|sab|dom)[a-z]*\.?,? (?=\d)/, '');
  const [, isoYear, isoMonth, isoDay] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? [];
  if (isoYear) return dayOf(isoYear, isoMonth, isoDay);
  const [, day, month, year] = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/.exec(text) ?? [];
  if (day) return dayOf(year, month, day);
  const [, first, word = '', last] =
    /^(\d{1,2})[-/. ](?:de )?([a-z]{3,10})\.?[-/. ](?:de |del )?(\d{4}|\d{2})$/.exec(text) ?? [];
  if (first) return dayOf(last, String(months.findIndex((name) => word.startsWith(name)) + 1), first);
  return serialDay(text);
}

function dayOf(year = '', month = '', day = ''): string | undefined {
  const whole = year.length === 2 ? `20${year}` : year;
  const written = `${whole}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(written) ? written : undefined;
}

/** Days since the end of 1899, as a cell without a date's format has them: from 1990 to 2060. */
function serialDay(text: string): string | undefined {
  const [, days] = /^(\d{5})(?:\.\d+)?$/.exec(text) ?? [];
  const count = Number(days);
  return count > 32_874 && count < 58_440 ? addDays('1899-12-30', count) : undefined;
}

/** Parts of a cell in which people put several. */
function parts(cell: string): string[] {
  return cell
    .split(/[/;,|\n]| y | o /u)
    .map((part) => part.trim())
    .filter(Boolean);
}

/**
 * Phones of a cell, as they were written: `4775550148`, `477 555 0148 / 477 555 0199`, `4.775550148E9`.
 * @returns undefined when something in it is none
 */
export function phonesWritten(cell: string): string[] | undefined {
  const whole = /^\d(\.\d+)?e\+?\d+$/i.test(cell.trim()) ? Number(cell).toFixed(0) : cell.trim().replace(/\.0+$/, '');
  if (!whole) return [];
  if (toE164(whole)) return [whole];
  const several = parts(whole);
  return several.length > 1 && several.every((one) => toE164(one)) ? several : undefined;
}

/** Addresses of a cell, whether they are any or not. */
export function emailsWritten(cell: string): string[] {
  return cell
    .replace(/^mailto:/i, '')
    .split(/[\s;,|/]+/u)
    .filter(Boolean)
    .map((one) => one.replace(/^<|>$/g, ''));
}
