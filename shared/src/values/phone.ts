/** Phones are kept as E.164 (`+524775550148`) and shown as Mexico writes them (`477 555 0148`). */
import * as z from 'zod';

/** Digits and signs as people write them; what it means is decided by `toE164`, at the server and lazily on screen. */
export const typedPhone = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .regex(/^[+(]?[\d\s().+\-/]*\d[\d\s().\-/]*(\s*(ext|x)\.?\s*\d{1,6})?$/i);

export const e164 = z.string().regex(/^\+[1-9]\d{6,14}$/);
