/** Details already fetched: the hovered row's is here before the click, and one opened again shows at once while it renews. */
import { SvelteMap } from 'svelte/reactivity';
import type { ApiError, Client } from '@folio/shared/contract/client.ts';
import type { Prospect } from '@folio/shared/prospects/prospect.schema.ts';
import { asApiError } from '#lib/api/as-api-error.ts';

type DetailState = { prospect?: Prospect; problem?: ApiError; loading: boolean };

// A detail this old is asked for again when opened; until then a hover and its click are one request.
const freshForMs = 10_000;

export class ProspectDetails {
  readonly #details = new SvelteMap<string, DetailState>();
  readonly #fetchedAtMs = new Map<string, number>();
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  find(prospectId: string): Prospect | undefined {
    return this.#details.get(prospectId)?.prospect;
  }

  problemOf(prospectId: string): ApiError | undefined {
    return this.#details.get(prospectId)?.problem;
  }

  /** What the API answered elsewhere, as when registering. */
  keep(prospect: Prospect): void {
    this.#fetchedAtMs.set(prospect.id, Date.now());
    this.#details.set(prospect.id, { prospect, loading: false });
  }

  /** Fetches a detail unless a fresh one is here or on its way. */
  async open(prospectId: string): Promise<void> {
    const here = this.#details.get(prospectId);
    const ageMs = Date.now() - (this.#fetchedAtMs.get(prospectId) ?? 0);
    if (here?.loading || (here?.prospect && ageMs < freshForMs)) return;
    this.#details.set(prospectId, { ...(here?.prospect ? { prospect: here.prospect } : {}), loading: true });
    try {
      this.keep(await this.#client.getProspect({ params: { prospectId } }));
    } catch (cause) {
      const problem = asApiError(cause);
      // Gone or out of reach: what was shown before must not stay.
      const kept = problem.status === 404 ? undefined : here?.prospect;
      this.#details.set(prospectId, { ...(kept ? { prospect: kept } : {}), problem, loading: false });
    }
  }
}
