import type { Change } from '@folio/shared/audit/audit-log.schema.ts';
import type { ApiError } from '@folio/shared/contract/client.ts';
import { asApiError } from '#lib/api/as-api-error.ts';
import { client } from '#lib/api/client.ts';

/** One month of the audit log, page by page. */
export class AuditMonth {
  changes = $state.raw<readonly Change[]>([]);
  loading = $state(false);
  problem = $state.raw<ApiError>();
  hasMore = $state(true);
  #cursor: string | undefined;
  readonly #month: string;

  constructor(month: string) {
    this.#month = month;
  }

  async more(): Promise<void> {
    if (this.loading) return;
    this.loading = true;
    this.problem = undefined;
    try {
      const query = this.#cursor ? { cursor: this.#cursor } : {};
      const page = await client.listAuditLog({ params: { month: this.#month }, query });
      this.changes = [...this.changes, ...page.changes];
      this.#cursor = page.cursor;
      this.hasMore = page.cursor !== undefined;
    } catch (cause) {
      this.problem = asApiError(cause);
    } finally {
      this.loading = false;
    }
  }
}
