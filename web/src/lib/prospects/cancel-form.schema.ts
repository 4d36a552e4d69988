/** Cancelado (M43) as it is typed. The reason is words here: its id is asked for, or made, when they are sent. */
import * as z from 'zod';
import { line } from '@folio/shared/values/text.ts';

export const cancelForm = z.strictObject({ reason: line(60), note: line(280).optional() });
