/** Text a person types: normalised, trimmed, and free of what would deceive a reader or break a file. */
import * as z from 'zod';

// C0 and C1 controls, zero-width and bidirectional overrides (a name that reads differently from what it is), BOM.
const hiddenInLine = /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;
// The same, allowing tab and line breaks.
const hiddenInLines =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;

function hasNoHidden(pattern: RegExp) {
  return (value: string): boolean => value.isWellFormed() && !pattern.test(value);
}

const hiddenFault = {
  message: 'Contiene caracteres invisibles que no se permiten. Escríbelo de nuevo.',
  params: { code: 'hidden_characters' },
};

/** One line, 1 to `max` UTF-16 units after trimming and NFC. */
export function line(max: number) {
  return z.string().normalize('NFC').trim().min(1).max(max).refine(hasNoHidden(hiddenInLine), hiddenFault);
}

/** Several lines, 1 to `max` UTF-16 units. */
export function lines(max: number) {
  return z.string().normalize('NFC').trim().min(1).max(max).refine(hasNoHidden(hiddenInLines), hiddenFault);
}
