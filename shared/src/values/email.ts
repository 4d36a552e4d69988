/** E-mail addresses: trimmed, lower case (the local part too: people never rely on its case, and look-ups do). */
import * as z from 'zod';

/** At most 254 characters, as RFC 5321 allows in a path. */
export const email = z.string().trim().toLowerCase().pipe(z.email().max(254));
