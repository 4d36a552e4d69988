/** What a person usually writes under a quote, kept on this device: the next one begins with it. */
import type { Session } from '@folio/shared/identity/session.schema.ts';
import { draftKeyOf, keepDraft, readDraft } from '#lib/forms/drafts.ts';

interface UsualWords {
  conditions: string;
  deliveryTime: string;
  signatures: string;
}

const none: UsualWords = { conditions: '', deliveryTime: '', signatures: '' };

export function usualWords(session: Session): UsualWords {
  const kept = readDraft(keyOf(session))?.values;
  const text = (name: keyof UsualWords) => (typeof kept?.[name] === 'string' ? kept[name] : none[name]);
  return { conditions: text('conditions'), deliveryTime: text('deliveryTime'), signatures: text('signatures') };
}

export function keepUsual(session: Session, { conditions, deliveryTime, signatures }: UsualWords): void {
  keepDraft(keyOf(session), { values: { conditions, deliveryTime, signatures } });
}

function keyOf(session: Session): string {
  return draftKeyOf(session, 'quote-words');
}
