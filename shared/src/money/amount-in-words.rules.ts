/** Importe con letra, as documents of Mexico carry it: `MIL DOSCIENTOS PESOS 00/100 M.N.`. */
import { largestCents, type Currency } from './money.rules.ts';

const belowThirty = (
  'CERO UN DOS TRES CUATRO CINCO SEIS SIETE OCHO NUEVE DIEZ ONCE DOCE TRECE CATORCE QUINCE DIECISÉIS DIECISIETE ' +
  'DIECIOCHO DIECINUEVE VEINTE VEINTIÚN VEINTIDÓS VEINTITRÉS VEINTICUATRO VEINTICINCO VEINTISÉIS VEINTISIETE ' +
  'VEINTIOCHO VEINTINUEVE'
).split(' ');
const tens = 'TREINTA CUARENTA CINCUENTA SESENTA SETENTA OCHENTA NOVENTA'.split(' ');
const hundreds =
  'CIENTO DOSCIENTOS TRESCIENTOS CUATROCIENTOS QUINIENTOS SEISCIENTOS SETECIENTOS OCHOCIENTOS NOVECIENTOS'.split(' ');

const units: Record<Currency, { one: string; many: string; mark: string }> = {
  MXN: { one: 'PESO', many: 'PESOS', mark: 'M.N.' },
  USD: { one: 'DÓLAR', many: 'DÓLARES', mark: 'USD' },
};

/** @throws RangeError for what is no amount of cents from 0 to 999,999,999.99 */
export function amountInWords(cents: number, currency: Currency): string {
  if (!Number.isInteger(cents) || cents < 0 || cents > largestCents) throw new RangeError('not an amount');
  const whole = Math.floor(cents / 100);
  const { one, many, mark } = units[currency];
  // «Un millón de pesos», but «un millón un pesos».
  const of = whole >= 1_000_000 && whole % 1_000_000 === 0 ? 'DE ' : '';
  const fraction = String(cents % 100).padStart(2, '0');
  return `${wordsOf(whole)} ${of}${whole === 1 ? one : many} ${fraction}/100 ${mark}`;
}

function wordsOf(number: number): string {
  if (number === 0) return 'CERO';
  const [millions, thousands, rest] = [Math.floor(number / 1e6), Math.floor(number / 1000) % 1000, number % 1000];
  return [
    millions === 1 ? 'UN MILLÓN' : millions ? `${belowThousand(millions)} MILLONES` : '',
    thousands === 1 ? 'MIL' : thousands ? `${belowThousand(thousands)} MIL` : '',
    rest ? belowThousand(rest) : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function belowThousand(number: number): string {
  if (number === 100) return 'CIEN';
  const rest = number % 100;
  const hundred = number > 100 ? (hundreds[Math.floor(number / 100) - 1] ?? '') : '';
  return [hundred, rest ? belowHundred(rest) : ''].filter(Boolean).join(' ');
}

function belowHundred(number: number): string {
  const small = belowThirty[number];
  if (small) return small;
  const ten = tens[Math.floor(number / 10) - 3] ?? '';
  return number % 10 ? `${ten} Y ${belowThirty[number % 10]}` : ten;
}
