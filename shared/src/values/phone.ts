/** Phones are kept as E.164 (`+524775550148`) and shown as Mexico writes them (`477 555 0148`). */
import * as z from 'zod';
import { typedPhonePattern } from './national-phone.ts';

export const typedPhone = z.string().trim().min(1).max(40).regex(typedPhonePattern);

export const e164 = z.string().regex(/^\+[1-9]\d{6,14}$/);
