/** A field of the form in words, for where two people changed it. */
import { fiscalWords } from '@folio/shared/clients/fiscal-catalogues.ts';
import { stateOf } from '@folio/shared/values/states.ts';
import type { ClientFields } from './client-form.rules.ts';

/** `Guanajuato`, `626 Régimen Simplificado de Confianza`, `Ana Ruiz (Compras), Luis`; «nada» for an empty one. */
export function fieldWords(name: keyof ClientFields, of: ClientFields): string {
  return wordsOf(name, of) || 'nada';
}

function wordsOf(name: keyof ClientFields, of: ClientFields): string {
  if (name === 'contacts') return of.contacts.map(contactWords).join(', ');
  if (name === 'state') return of.state && stateOf(of.state).name;
  if (name === 'fiscalRegime' || name === 'cfdiUse') return of[name] && fiscalWords(of[name]);
  return of[name];
}

/** All of it: what may have changed is any of its parts. */
function contactWords({ name, position, phone, email }: ClientFields['contacts'][number]): string {
  const rest = [position, phone, email].filter(Boolean).join(', ');
  return rest ? `${name} (${rest})` : name;
}
