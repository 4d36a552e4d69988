/** What of a quote a person prints, kept on this device per company: the next one is printed alike. */
import type { Session } from '@folio/shared/identity/session.schema.ts';
import {
  fiscalPlaces,
  quotePaperParts,
  usualQuotePaper,
  type QuotePaper,
} from '@folio/shared/pdf/quote/printed-quote.ts';
import { draftKeyOf, keepDraft, readDraft } from '#lib/forms/drafts.ts';

export function usualPaper(session: Session): QuotePaper {
  const { parts, fiscal } = readDraft(keyOf(session))?.values ?? {};
  return {
    parts: Array.isArray(parts) ? quotePaperParts.filter((part) => parts.includes(part)) : usualQuotePaper.parts,
    fiscal: fiscalPlaces.find((place) => place === fiscal) ?? usualQuotePaper.fiscal,
  };
}

export function keepUsualPaper(session: Session, { parts, fiscal }: QuotePaper): void {
  keepDraft(keyOf(session), { values: { parts: [...parts], fiscal } });
}

function keyOf(session: Session): string {
  return draftKeyOf(session, 'quote-paper');
}
