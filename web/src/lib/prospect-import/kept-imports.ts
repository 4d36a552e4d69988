/** What this device knows of imports: the one under way, and whom the last ones added, so that they can be taken back. */
import { draftKeyOf, keepDraft, readDraft } from '#lib/forms/drafts.ts';

export interface PastImport {
  key: string;
  /** Instant. */
  at: string;
  /** Of the file; empty for rows that were pasted. */
  name: string;
  prospectIds: readonly string[];
}

/** Older ones are found in the list. */
const mostKept = 5;

export class KeptImports {
  readonly #key: string;

  constructor(whose: { person: { id: string }; company: { id: string } }) {
    this.#key = draftKeyOf(whose, 'imports');
  }

  /** Newest first. */
  get all(): PastImport[] {
    const { past } = readDraft(this.#key)?.values ?? {};
    return Array.isArray(past) ? (past as PastImport[]) : []; // written here alone
  }

  /** In its place, or as the newest; one that added nobody is forgotten. */
  keep(one: PastImport): void {
    const others = this.all.filter(({ key }) => key !== one.key);
    const past = one.prospectIds.length ? [one, ...others].slice(0, mostKept) : others;
    keepDraft(this.#key, { values: { ...readDraft(this.#key)?.values, past } });
  }

  /**
   * Key of the commands of an import, the same when the same rows are begun again: what was done before the page was
   * closed is not done twice.
   */
  begin(content: string): string {
    const { running } = readDraft(this.#key)?.values ?? {};
    const { content: before, key: known } = (running ?? {}) as { content?: unknown; key?: unknown }; // checked next
    if (before === content && typeof known === 'string') return known;
    const key = crypto.randomUUID();
    this.#setRunning({ content, key });
    return key;
  }

  /** From here on the same rows are an import of their own. */
  end(): void {
    this.#setRunning(undefined);
  }

  #setRunning(running: { content: string; key: string } | undefined): void {
    keepDraft(this.#key, { values: { ...readDraft(this.#key)?.values, running } });
  }
}
