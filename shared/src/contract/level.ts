/** Schema of a Nivel. */
import * as z from 'zod';
import { levels } from './permissions.ts';

export const level = z.enum(levels);
