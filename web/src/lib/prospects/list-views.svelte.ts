/** Vistas guardadas: filters and order under a name, one's own and those that colleagues share. */
import type { ApiError, Client } from '@folio/shared/contract/client.ts';
import type { View } from '@folio/shared/views/view.schema.ts';
import { asApiError } from '#lib/api/as-api-error.ts';
import { tellProblem } from '#lib/api/tell-problem.ts';
import { toast } from '#lib/ui/toasts.svelte.ts';

export class ListViews {
  all = $state.raw<readonly View[]>();
  problem = $state.raw<ApiError>();
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /** Asked each time the menu opens: a colleague may have shared one. */
  async load(): Promise<void> {
    try {
      this.#keep((await this.#client.listViews()).views);
      this.problem = undefined;
    } catch (cause) {
      this.problem = asApiError(cause);
    }
  }

  async add(view: { name: string; address: string; shared: boolean }, idempotencyKey?: string): Promise<View> {
    const key = idempotencyKey ?? crypto.randomUUID();
    const added = await this.#client.addView({ body: view, idempotencyKey: key });
    this.#keep([...(this.all ?? []).filter(({ id }) => id !== added.id), added]);
    return added;
  }

  async change(view: View, body: { name?: string; address?: string; shared?: boolean }): Promise<View> {
    const changed = await this.#client.changeView({ params: { viewId: view.id }, body, ifMatch: view.version });
    this.#keep((this.all ?? []).map((one) => (one.id === view.id ? changed : one)));
    return changed;
  }

  /** At once, with the way back. */
  async remove(view: View): Promise<void> {
    const before = this.all ?? [];
    this.#keep(before.filter(({ id }) => id !== view.id));
    try {
      await this.#client.removeView({ params: { viewId: view.id } });
      const { name, address, shared } = view;
      toast({
        text: `Vista «${name}» eliminada`,
        undo: { run: () => void this.add({ name, address, shared }).catch(tellProblem) },
      });
    } catch (cause) {
      this.#keep(before);
      tellProblem(cause);
    }
  }

  #keep(views: readonly View[]): void {
    this.all = [...views].sort((a, b) => a.name.localeCompare(b.name, 'es-MX', { sensitivity: 'base' }));
  }
}
