/** Schema of a Municipio that has a clock of its own. */
import * as z from 'zod';
import { municipalities } from './municipalities.ts';

export const municipalityCode = z.enum(municipalities.map(({ code }) => code));
