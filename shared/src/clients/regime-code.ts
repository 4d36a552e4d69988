import * as z from 'zod';
import { regimes } from './fiscal-catalogues.ts';

/** Régimen fiscal, by SAT's code. */
export const regimeCode = z.enum(regimes.map(({ code }) => code));
