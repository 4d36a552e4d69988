/** Notas internas (M38) edited in their place. What is being typed lives here, not in a row that a scroll takes away. */
import { SvelteMap } from 'svelte/reactivity';
import type { ApiError } from '@folio/shared/contract/client.ts';
import type { ProspectRow } from '@folio/shared/prospects/prospect.schema.ts';
import { asApiError } from '#lib/api/as-api-error.ts';
import { keepDraft, readDraft } from '#lib/forms/drafts.ts';

export const longestNote = 280;

export interface ListNotesDependencies {
  /** Where a note not yet saved is kept on this device. */
  draftKeyOf: (prospectId: string) => string;
  /** @returns false when the person left a choice for later */
  save: (row: ProspectRow, internalNotes: string | null) => Promise<boolean>;
}

export interface NoteEdit {
  /** As typed. */
  text: string;
  /** Its field is in the row. */
  isOpen: boolean;
  /** Why it was not saved. */
  problem: ApiError | undefined;
}

export class ListNotes {
  editingId = $state<string>();
  /** Typed, and not saved yet or refused. */
  readonly #texts = new SvelteMap<string, string>();
  readonly #problems = new SvelteMap<string, ApiError>();
  /** The row as it was when somebody began: what the edit is based on. */
  readonly #bases = new Map<string, ProspectRow>();
  readonly #deps: ListNotesDependencies;

  constructor(deps: ListNotesDependencies) {
    this.#deps = deps;
  }

  begin(row: ProspectRow): void {
    if (!this.#bases.has(row.id)) this.#bases.set(row.id, row);
    const kept = readDraft(this.#deps.draftKeyOf(row.id))?.values['text'];
    if (!this.#texts.has(row.id)) this.#texts.set(row.id, typeof kept === 'string' ? kept : (row.internalNotes ?? ''));
    this.editingId = row.id;
  }

  type(prospectId: string, text: string): void {
    this.#texts.set(prospectId, text);
    keepDraft(this.#deps.draftKeyOf(prospectId), { values: { text } });
  }

  /** What is being done to a prospect's note; undefined when nothing is. */
  editOf(prospectId: string): NoteEdit | undefined {
    // The rows of the list ask with each letter that somebody types, and nearly always there is none.
    if (this.#texts.size === 0) return undefined;
    const text = this.#texts.get(prospectId);
    if (text === undefined) return undefined;
    return { text, isOpen: this.editingId === prospectId, problem: this.#problems.get(prospectId) };
  }

  /** Esc: what was typed is let go. */
  leave(prospectId: string): void {
    if (this.editingId === prospectId) this.editingId = undefined;
    this.#forget(prospectId);
  }

  /** Enter, or going elsewhere. What the API refuses stays as it was typed. */
  async save(row: ProspectRow): Promise<void> {
    if (this.editingId === row.id) this.editingId = undefined;
    const text = this.#texts.get(row.id)?.trim();
    const base = this.#bases.get(row.id) ?? row;
    if (text === undefined || text === (base.internalNotes ?? '')) return this.#forget(row.id);
    this.#problems.delete(row.id);
    try {
      if (await this.#deps.save(base, text || null)) this.#forget(row.id);
    } catch (cause) {
      this.#problems.set(row.id, asApiError(cause));
    }
  }

  #forget(prospectId: string): void {
    this.#texts.delete(prospectId);
    this.#problems.delete(prospectId);
    this.#bases.delete(prospectId);
    keepDraft(this.#deps.draftKeyOf(prospectId), undefined);
  }
}
