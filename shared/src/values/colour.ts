/** Schema of a colour people choose for a prospect. */
import * as z from 'zod';

/** `#rrggbb`, lower case. */
export const colour = z
  .string()
  .toLowerCase()
  .pipe(z.string().regex(/^#[0-9a-f]{6}$/));
