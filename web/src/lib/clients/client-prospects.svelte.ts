/** Which prospects of a client one may see. What they say stands in the rows that the lists hold. */
import type { ApiError, Client as ApiClient } from '@folio/shared/contract/client.ts';
import type { Endpoints } from '@folio/shared/contract/contract.ts';
import type { ResponseOf } from '@folio/shared/contract/endpoint.ts';
import { asApiError } from '#lib/api/as-api-error.ts';

type Linked = ResponseOf<Endpoints['listClientProspects']>['prospects'][number];

export class ClientProspects {
  /** Newest folio first; undefined until they have come. */
  all = $state.raw<readonly Linked[]>();
  problem = $state.raw<ApiError>();
  /** Where the next page begins. */
  #cursor = $state.raw<string>();
  // The last client asked for: an earlier answer that comes later is another's.
  #turn = 0;
  readonly #api: Pick<ApiClient, 'listClientProspects'>;

  constructor(api: Pick<ApiClient, 'listClientProspects'>) {
    this.#api = api;
  }

  get hasMore(): boolean {
    return this.#cursor !== undefined;
  }

  /** From the newest on; what is shown stays until they come. */
  async open(clientId: string): Promise<void> {
    await this.#fetch(clientId, undefined);
  }

  async more(clientId: string): Promise<void> {
    await this.#fetch(clientId, this.#cursor);
  }

  async #fetch(clientId: string, cursor: string | undefined): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    this.problem = undefined;
    try {
      const query = cursor === undefined ? {} : { cursor };
      const page = await this.#api.listClientProspects({ params: { clientId }, query });
      if (turn !== this.#turn) return;
      this.all = cursor === undefined ? page.prospects : [...(this.all ?? []), ...page.prospects];
      this.#cursor = page.cursor;
    } catch (cause) {
      if (turn === this.#turn) this.problem = asApiError(cause);
    }
  }
}
