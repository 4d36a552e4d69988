/** What a firm is called, without what the law adds: `«Panadería El Sol, S.A. de C.V.»` and `«panaderia el sol»` are one. */
import { fold } from './fold.ts';

// Longest first: «s de rl de cv» before «s de rl».
const legalForms = [
  's a p i de c v',
  'sapi de cv',
  's de r l de c v',
  's de rl de cv',
  's de r l m i',
  's a b de c v',
  'sab de cv',
  's a de c v',
  'sa de cv',
  's de r l',
  's de rl',
  's a s',
  's n c',
  's c',
  'a c',
  's a',
  'sas',
  'snc',
  'sc',
  'ac',
  'sa',
];

/** Key for telling two firms alike; empty when nothing but a legal form is left. */
export function companyKey(name: string): string {
  const words = fold(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const form = legalForms.find((one) => words === one || words.endsWith(` ${one}`));
  return form ? words.slice(0, words.length - form.length).trim() : words;
}
