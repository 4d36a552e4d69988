/** Details already fetched: the hovered row's is here before the click, and one opened again shows at once while it renews. */
import { SvelteMap } from 'svelte/reactivity';
import type { ApiError, Client } from '@folio/shared/contract/client.ts';
import type { Prospect, ProspectRow } from '@folio/shared/prospects/prospect.schema.ts';
import { asApiError } from '#lib/api/as-api-error.ts';

type DetailState = { prospect?: Prospect; problem?: ApiError; loading: boolean };

// A detail this old is asked for again when opened; until then a hover and its click are one request.
const freshForMs = 10_000;

export class ProspectDetails {
  readonly #details = new SvelteMap<string, DetailState>();
  readonly #fetchedAtMs = new Map<string, number>();
  // Which request of a detail is the last one: an earlier answer that comes later says less.
  readonly #asked = new Map<string, number>();
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

  /** What its row says now, until the whole of it comes. */
  put(row: ProspectRow): void {
    const here = this.#details.get(row.id);
    if (!here?.prospect || row.version < here.prospect.version) return;
    const {
      letterColour,
      createdAt,
      appointments,
      followUps,
      quotes,
      orders,
      images,
      uploads,
      subject,
      notes,
      clientId,
      cancelReasonId,
    } = here.prospect;
    const rest = { subject, notes, clientId, cancelReasonId };
    this.#details.set(row.id, {
      ...here,
      prospect: {
        ...row,
        letterColour,
        createdAt,
        appointments,
        followUps,
        quotes,
        orders,
        images,
        uploads,
        ...present(rest),
      },
    });
  }

  /** Fetches a detail unless a fresh one is here or on its way. */
  async open(prospectId: string): Promise<void> {
    const here = this.#details.get(prospectId);
    const ageMs = Date.now() - (this.#fetchedAtMs.get(prospectId) ?? 0);
    if (here?.loading || (here?.prospect && ageMs < freshForMs)) return;
    await this.#fetch(prospectId);
  }

  /** After a command, or word of somebody else's: what is shown, or was, is asked for again. */
  async renew(prospectId: string): Promise<void> {
    if (this.#details.has(prospectId)) await this.#fetch(prospectId);
  }

  forget(prospectId: string): void {
    this.#asked.delete(prospectId);
    this.#details.delete(prospectId);
  }

  async #fetch(prospectId: string): Promise<void> {
    const here = this.#details.get(prospectId)?.prospect;
    const turn = (this.#asked.get(prospectId) ?? 0) + 1;
    this.#asked.set(prospectId, turn);
    this.#details.set(prospectId, { ...(here ? { prospect: here } : {}), loading: true });
    try {
      const prospect = await this.#client.getProspect({ params: { prospectId } });
      if (this.#asked.get(prospectId) === turn) this.keep(prospect);
    } catch (cause) {
      if (this.#asked.get(prospectId) !== turn) return;
      const problem = asApiError(cause);
      // Gone or out of reach: what was shown before must not stay.
      const kept = problem.status === 404 ? undefined : this.find(prospectId);
      this.#details.set(prospectId, { ...(kept ? { prospect: kept } : {}), problem, loading: false });
    }
  }
}

/** Without what is not there: a field that is missing and one that is undefined are not the same to whoever asks. */
function present<Value extends object>(of: Value): { [K in keyof Value]?: Exclude<Value[K], undefined> } {
  const there = Object.entries(of).filter(([, value]) => value !== undefined);
  return Object.fromEntries(there) as { [K in keyof Value]?: Exclude<Value[K], undefined> }; // the same entries, fewer of them
}
