/** The words by which a prospect is found at the server, wherever they were written. Pure. */
import type { FollowUp, Prospect } from '@folio/shared/prospects/prospect.schema.ts';
import { nationalForm } from '@folio/shared/values/national-phone.ts';
import { fold } from '@folio/shared/values/fold.ts';

/** A note of three pages is found by its first words; every one of them costs a write per partition. */
const mostWords = 250;
/** Longer words are kept, and looked for, by their beginning. */
const longestWord = 24;
const shortestWord = 2;
// A folio is found from its first digit.
const number = /^\d+$/;

/** Words of a text as they are compared: `«Peña, 24 charolas»` → `pena`, `24`, `charolas`. */
export function searchWords(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= shortestWord || number.test(word))
    .map((word) => word.slice(0, longestWord));
}

/** Words of a prospect: what is in its row first, then what was written about it, newest first. */
export function wordsOf(
  prospect: Pick<Prospect, 'folio' | 'name'> &
    Partial<Pick<Prospect, 'companyName' | 'email' | 'phone' | 'subject' | 'notes' | 'internalNotes'>>,
  followUps: readonly Pick<FollowUp, 'at' | 'information'>[],
): string[] {
  const { folio, name, companyName, email, phone, subject, internalNotes, notes } = prospect;
  const digits = phone ? [nationalForm(phone).replace(/\D/g, '')] : [];
  const newestFirst = followUps.toSorted((one, other) => (one.at < other.at ? 1 : -1));
  const texts = [name, companyName, email, ...digits, subject, internalNotes, notes];
  const all = [...texts, ...newestFirst.map(({ information }) => information)].flatMap((text) =>
    text ? searchWords(text) : [],
  );
  return [...new Set([String(folio), ...all])].slice(0, mostWords);
}
