import { toE164 } from '@folio/shared/values/phone-parsing.ts';
import { bodyFault } from './app-error.ts';

/** E.164 of a phone that was typed, if any was. @throws AppError beside its field of the body */
export function phoneOf(typed: string | undefined, field = 'phone'): string | undefined {
  if (!typed) return undefined;
  const phone = toE164(typed);
  if (!phone)
    throw bodyFault(field, 'not_a_phone', 'No parece un teléfono. Escribe los 10 dígitos, como 477 555 0148.');
  return phone;
}
