/** RFC: Mexico's tax id. 12 characters for companies, 13 for persons: letters, date YYMMDD, three of homoclave. */
import * as z from 'zod';

/** Spaces and hyphens between its parts, as some print it, say nothing. */
export const rfc = z
  .string()
  .overwrite((typed) => typed.replace(/[\s-]+/g, ''))
  .toUpperCase()
  .pipe(z.string().regex(/^[A-ZÑ&]{3,4}\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])[A-Z\d]{2}[\dA]$/));
