/** Antiduplicados (F4): while a form is typed, who already attends that phone, e-mail or company. It warns, it never blocks. */
import type { Client } from '@folio/shared/contract/client.ts';
import type { Duplicate, KnownClient } from '@folio/shared/prospects/duplicates.schema.ts';
import { duplicateQuery, type DuplicateQuery, type ReachableValues } from './duplicates.rules.ts';

const pauseMs = 250;

export class DuplicateWarnings {
  found = $state.raw<readonly Duplicate[]>([]);
  /** Clients already: their data may be taken. */
  clients = $state.raw<readonly KnownClient[]>([]);
  readonly #client: Client;
  readonly #except: string | undefined;
  #asked = '';

  /** @param except the prospect being edited */
  constructor(client: Client, except?: string) {
    this.#client = client;
    this.#except = except;
  }

  /**
   * Asks once the typing pauses; to be called by an effect, whose way back it returns. The same thing is not asked twice, and
   * what is shown stays until the next answer.
   * @param known values that were there before, of which nobody needs to be warned
   */
  follow(values: ReachableValues, known?: ReachableValues): (() => void) | undefined {
    const query = duplicateQuery(values, known);
    const asked = JSON.stringify(query);
    if (asked === this.#asked) return undefined;
    if (asked === '{}') {
      this.#asked = asked;
      this.found = [];
      this.clients = [];
      return undefined;
    }
    const abort = new AbortController();
    const timer = setTimeout(() => void this.#ask(query, abort.signal), pauseMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }

  async #ask(query: DuplicateQuery, signal: AbortSignal): Promise<void> {
    try {
      const { duplicates, clients } = await this.#client.findDuplicates({
        query: { ...query, ...(this.#except ? { except: this.#except } : {}) },
        signal,
      });
      this.found = duplicates;
      this.clients = clients;
      this.#asked = JSON.stringify(query);
    } catch {
      // A warning that does not come is no reason to stop anybody: the form is saved all the same.
    }
  }
}
