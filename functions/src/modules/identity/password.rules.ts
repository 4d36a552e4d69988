/** Passwords that head the public lists of stolen ones, at twelve characters and more: judged by pattern and by words. */
import { fold } from '@folio/shared/values/fold.ts';

/** Words those passwords are made of, in the languages of our people. */
const words = [
  'password passw contrasena contrasenia clave secreto secret acceso access login welcome bienvenido admin administrador',
  'administrator usuario user root guest invitado test prueba default changeme letmein iloveyou teamo tequiero teamomucho',
  'estrella princesa princess sunshine football futbol baseball basketball superman batman spiderman pokemon dragon monkey',
  'america chivas pumas cruzazul tigres rayados mexico viva guadalupe jesus dios jesucristo angel amor amorcito corazon',
  'hola mundo hello world qwerty qwertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm folio empresa company prospecto prospectos',
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes viernes google facebook',
]
  .join(' ')
  .split(' ');

/** Longest first, so that `passwords` is not left as `s`. */
const word = new RegExp([...words].sort((a, b) => b.length - a.length).join('|'), 'g');
const runs = [
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  '01234567890123456789',
  '1qaz2wsx3edc4rfv5tgb6yhn',
];
/** As people disguise letters. */
const disguises: Record<string, string> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
};
/** What must remain of a password once words, runs and repeats are taken out. */
const leastRest = 4;

/** True when little remains of a password but common words, keyboard runs, repeats and digits at its end. */
export function isCommonPassword(password: string): boolean {
  const plain = fold(password);
  if (new Set(plain).size < 5) return true;
  const undisguised = plain.replace(/[@4310!$5]/g, (sign) => disguises[sign] ?? sign);
  return [plain, undisguised].some((read) => restOf(read).length < leastRest);
}

function restOf(read: string): string {
  const withoutWords = read.replace(word, ' ').replace(/(.+?)\1{2,}/g, '$1');
  return withoutRuns(withoutWords)
    .replace(/(19|20)\d\d|\d{1,4}(?=\W*$)/g, '')
    .replace(/[\W_]+/g, '');
}

/** Takes out four or more neighbours of the keyboard or the alphabet, in either direction. */
function withoutRuns(text: string): string {
  let rest = '';
  for (let at = 0; at < text.length;) {
    const length = runLength(text, at);
    if (length < 4) rest += text.charAt(at);
    at += length < 4 ? 1 : length;
  }
  return rest;
}

function runLength(text: string, at: number): number {
  let longest = 1;
  for (const run of runs.flatMap((line) => [line, [...line].toReversed().join('')])) {
    let length = 1;
    while (at + length < text.length && run.includes(text.slice(at, at + length + 1))) length += 1;
    longest = Math.max(longest, length);
  }
  return longest;
}
