/**
 * What of a quote a person prints, kept on this device per company: the next one is printed alike. Copies are asked for each
 * time, since a file for the client has none; names of their own are offered again.
 */
import type { Session } from '@folio/shared/identity/session.schema.ts';
import {
  fiscalPlaces,
  mostCopies,
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

export function ownCopies(session: Session): string[] {
  const { names } = readDraft(copiesKeyOf(session))?.values ?? {};
  return Array.isArray(names) ? names.filter((name) => typeof name === 'string').slice(0, mostCopies) : [];
}

export function keepOwnCopies(session: Session, names: readonly string[]): void {
  keepDraft(copiesKeyOf(session), names.length ? { values: { names: [...names] } } : undefined);
}

function keyOf(session: Session): string {
  return draftKeyOf(session, 'quote-paper');
}

function copiesKeyOf(session: Session): string {
  return draftKeyOf(session, 'paper-copies');
}
