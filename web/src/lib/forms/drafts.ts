/** What was typed and not yet sent, kept on this device. */
import { keep, keepJson, readKeptJson } from '#lib/ui/device.ts';

const prefix = 'folio.draft.';

/** Forms still open when the person leaves must not write again what was just forgotten. */
let isForgotten = false;

export interface Draft {
  values: Record<string, unknown>;
  /** Key of a command whose answer never came, and what it sent: repeated after a reload, it is still the same one. */
  attempt?: { key: string; sent: string } | undefined;
}

/** Per person and company: two people on one computer never see each other's. */
export function draftKeyOf(whose: { person: { id: string }; company: { id: string } }, what: string): string {
  return `${prefix}${whose.person.id}.${whose.company.id}.${what}`;
}

export function readDraft(key: string): Draft | undefined {
  const read = readKeptJson(key);
  const isDraft = typeof read === 'object' && read !== null && 'values' in read;
  return isDraft ? (read as Draft) : undefined; // written by keepDraft alone; createForm takes only fields it knows
}

/** @returns whether the device kept it */
export function keepDraft(key: string, draft: Draft | undefined): boolean {
  return !isForgotten && (draft ? keepJson(key, draft) : keep(key, undefined));
}

/** At sign-out, before the page is loaded anew: the next person at this computer finds nothing. */
export function forgetDrafts(): void {
  isForgotten = true;
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
  } catch {
    // Nothing was kept where nothing can be read.
  }
}
