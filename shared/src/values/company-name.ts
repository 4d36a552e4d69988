/** What a firm is called, without what the law adds: `«Panadería El Sol, S.A. de C.V.»` and `«panaderia el sol»` are one. */
import { fold } from './fold.ts';

const abbreviated = 'sapib|sapi|sab|sas|sa|snc|sc de rl|spr de rl|s de rl|s en nc|s en c|scl|sc|ac|iap|abp';
const written =
  'sociedad (anonima( promotora de inversion)?|civil|de responsabilidad limitada|por acciones simplificada|cooperativa)';

// People write S.A., S. A., SA, and run words together: each letter of an abbreviation may stand apart.
const apart = (letters: string) => letters.replace(/[a-z ]/g, (one) => (one === ' ' ? ' ?' : `${one} ?`));

const legalForm = new RegExp(
  `(?<![\\p{L}\\p{N}/])(${apart(abbreviated)}|(${written}|asociacion civil) ?)` +
    `(de capital variable|${apart('de cv')}|${apart('cv')})?(${apart('de mi')}|${apart('mi')})?(sofom ?(e ?n ?r|e ?r)?)?$`,
  'u',
);

/** Key for telling two firms alike; empty when nothing but a legal form is left. */
export function companyKey(name: string): string {
  const words = fold(name)
    .replaceAll('&', ' y ')
    // What legal forms are written with; any other sign is part of the name: «A/C» is no asociación civil.
    .replace(/[.,;:'"«»“”()\s]+/gu, ' ')
    .trim();
  return words
    .replace(legalForm, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
