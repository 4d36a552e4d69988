/** Every client of the company, in memory: looking for one asks nothing of the net. */
import type { Client as ApiClient, ApiError } from '@folio/shared/contract/client.ts';
import type { Client } from '@folio/shared/clients/client.schema.ts';
import type { Endpoints } from '@folio/shared/contract/contract.ts';
import type { BodyInput } from '@folio/shared/contract/endpoint.ts';
import type { Session } from '@folio/shared/identity/session.schema.ts';
import { asApiError } from '#lib/api/as-api-error.ts';
import { client as api } from '#lib/api/client.ts';

const pageSize = 100;
// Opened again after this long, it asks for what colleagues did meanwhile.
const freshForMs = 60_000;

// Per session object, so that neither another company nor another person ever finds it.
const bases = new WeakMap<Session, ClientBase>();

/** The one base of the session's company. */
export function clientBaseOf(session: Session): ClientBase {
  const here = bases.get(session);
  if (here) return here;
  const made = new ClientBase(api);
  bases.set(session, made);
  return made;
}

export class ClientBase {
  /** Newest first. */
  clients = $state.raw<readonly Client[]>([]);
  /** `ready` when all of them are here. */
  state = $state<'new' | 'loading' | 'ready'>('new');
  problem = $state.raw<ApiError>();
  #fetchedAtMs = 0;
  #fetching: Promise<void> | undefined;
  readonly #api: ApiClient;

  constructor(client: ApiClient) {
    this.#api = client;
  }

  /** Those that are still offered. */
  readonly active: readonly Client[] = $derived(this.clients.filter(({ retired }) => !retired));

  /** Fetches all, page by page, once; and again when what is here is older than a minute. */
  async open(): Promise<void> {
    if (this.#fetching || Date.now() - this.#fetchedAtMs > freshForMs) await this.renew();
  }

  /** Fetches all, whatever is here; whoever asks meanwhile waits for the same. */
  async renew(): Promise<void> {
    this.#fetching ??= this.#fetch().finally(() => (this.#fetching = undefined));
    await this.#fetching;
  }

  find(id: string): Client | undefined {
    return this.clients.find((one) => one.id === id);
  }

  /** Whether it may still come: an address is opened before all clients are here. */
  isAwaited(id: string): boolean {
    return this.state !== 'ready' && !this.find(id);
  }

  async add(body: BodyInput<Endpoints['addClient']>, idempotencyKey: string): Promise<Client> {
    const added = await this.#api.addClient({ body, idempotencyKey });
    this.#keep([added]);
    return added;
  }

  /** `base` is what the edit was made on. */
  async change(base: Client, body: BodyInput<Endpoints['changeClient']>, idempotencyKey?: string): Promise<Client> {
    const changed = await this.#api.changeClient({
      params: { clientId: base.id },
      body,
      ifMatch: base.version,
      ...(idempotencyKey ? { idempotencyKey } : {}),
    });
    this.#keep([changed]);
    return changed;
  }

  async #fetch(): Promise<void> {
    const isFirst = this.state !== 'ready';
    if (isFirst) this.state = 'loading';
    this.problem = undefined;
    try {
      let cursor: string | undefined;
      do {
        const page = await this.#api.listClients({ query: { limit: pageSize, ...(cursor ? { cursor } : {}) } });
        // The newest show while older ones are on their way.
        this.#keep(page.clients);
        cursor = page.cursor;
      } while (cursor);
      this.state = 'ready';
      this.#fetchedAtMs = Date.now();
    } catch (cause) {
      // What is shown is right as of a moment ago: a failed renewal is no news to anybody, the next one mends it.
      if (!isFirst) return;
      this.problem = asApiError(cause);
      this.state = 'new';
    }
  }

  /** None is ever deleted, so what arrives only adds and replaces; of one client the newer version stays. */
  #keep(arrived: readonly Client[]): void {
    const byId = new Map(this.clients.map((one) => [one.id, one]));
    for (const one of arrived) {
      if ((byId.get(one.id)?.version ?? 0) < one.version) byId.set(one.id, one);
    }
    this.clients = [...byId.values()].sort(newestFirst);
  }
}

function newestFirst(a: Client, b: Client): number {
  const [ofA, ofB] = [a.createdAt + a.id, b.createdAt + b.id];
  return ofA < ofB ? 1 : ofA > ofB ? -1 : 0;
}
