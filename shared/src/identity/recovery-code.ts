/** Códigos de recuperación: what lets a person in, once, whose phone with the codes is gone. Drawn by the API, read by people. */
import * as z from 'zod';

/** None looks like another: no 0 beside O, no 1 beside I and L, no U beside V. */
export const recoveryAlphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 30 to the 12th are some 58 bits. */
export const recoveryCodeLength = 12;
export const recoveryCodeCount = 10;

/** As it is shown: `7KQM-X2VD-9RTW`. */
export function groupedCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

/** A code as typed: whatever stands between its groups, and small letters, say nothing. */
export const recoveryCode = z
  .string()
  .max(60)
  .overwrite((typed) => typed.replace(/[^\p{L}\p{N}]/gu, ''))
  .toUpperCase()
  .pipe(z.string().regex(new RegExp(`^[${recoveryAlphabet}]{${recoveryCodeLength}}$`)));
