/** Sitio web: a bare domain or an `http(s)` address, as a person types it: `mueblesbajio.example/tienda`. */
import { line } from './text.ts';

// Labels of a domain of which the last begins with a letter: no address of a machine, and nobody before an @.
const pattern =
  /^(https?:\/\/)?([\p{L}\d]([\p{L}\d-]{0,61}[\p{L}\d])?\.)+\p{L}([\p{L}\d-]{0,61}[\p{L}\d])(:\d{1,5})?([/?#]\S*)?$/iu;

/** What of it says the same in capitals. */
const domain = /^(https?:\/\/)?[^/?#]+/i;

export const website = line(200)
  .refine((typed) => pattern.test(typed), {
    message: 'Escribe un sitio como empresa.mx o https://empresa.mx.',
    params: { code: 'not_a_website' },
  })
  .overwrite((typed) => typed.replace(domain, (said) => said.toLowerCase()).replace(/^((https?:\/\/)?[^/]+)\/$/, '$1'));
