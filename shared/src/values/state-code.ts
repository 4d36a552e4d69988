/** Schema of an Estado. */
import * as z from 'zod';
import { states } from './states.ts';

export const stateCode = z.enum(states.map((state) => state.code));
