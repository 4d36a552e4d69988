/** Turns zod's issues into our own Spanish sentences; browser and Lambda show the same ones. */
import type * as z from 'zod';
import type { Fault } from './errors.ts';

type Issue = z.core.$ZodIssue;

/**
 * Faults of a failed parse, one per place (the first wins: three sentences under one field help nobody).
 * @param root where the value came from: `body`, `query` or `params`
 */
export function faultsOf(error: { issues: readonly Issue[] }, root: string): Fault[] {
  const byPath = new Map<string, Fault>();
  for (const issue of error.issues) {
    for (const found of faultsOfIssue(issue, root)) if (!byPath.has(found.path)) byPath.set(found.path, found);
  }
  return [...byPath.values()];
}

function faultsOfIssue(issue: Issue, root: string): Fault[] {
  const path = [root, ...issue.path.map(String)];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, key].join('.'),
      code: 'unknown_field',
      message: 'Este dato no se reconoce.',
    }));
  }
  return [{ path: path.join('.'), ...sentenceOf(issue) }];
}

function sentenceOf(issue: Issue): { code: string; message: string } {
  switch (issue.code) {
    case 'invalid_type':
      // zod leaves the input out of its issues; only its own message tells what is missing from what is wrong.
      return issue.message.includes('received undefined')
        ? { code: 'required', message: 'Este dato hace falta.' }
        : { code: 'wrong_type', message: 'Este dato no tiene el formato esperado.' };
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    case 'invalid_value':
      return { code: 'not_an_option', message: 'Elige una de las opciones.' };
    case 'invalid_format':
      return { code: 'wrong_format', message: formatSentences[issue.format] ?? 'No tiene el formato esperado.' };
    case 'custom':
      return { code: String(issue.params?.['code'] ?? 'invalid'), message: issue.message };
    default:
      return { code: 'invalid', message: 'Este dato no es válido.' };
  }
}

const formatSentences: Record<string, string> = {
  email: 'Escribe un correo como nombre@empresa.mx.',
  date: 'Escribe una fecha que exista, como 2026-11-23.',
  time: 'Escribe una hora como 16:30.',
  json_string: 'No es JSON.',
};

function tooSmall(issue: Extract<Issue, { code: 'too_small' }>): { code: string; message: string } {
  if (issue.origin === 'string') {
    return issue.minimum === 1
      ? { code: 'required', message: 'Este dato hace falta.' }
      : { code: 'too_short', message: `Escribe al menos ${issue.minimum} caracteres.` };
  }
  if (issue.origin === 'array') return { code: 'too_few', message: `Elige al menos ${issue.minimum}.` };
  return { code: 'too_small', message: `Debe ser ${issue.minimum} o más.` };
}

function tooBig(issue: Extract<Issue, { code: 'too_big' }>): { code: string; message: string } {
  if (issue.origin === 'string')
    return { code: 'too_long', message: `Escribe como máximo ${issue.maximum} caracteres.` };
  if (issue.origin === 'array') return { code: 'too_many', message: `Elige como máximo ${issue.maximum}.` };
  return { code: 'too_big', message: `Debe ser ${issue.maximum} o menos.` };
}
