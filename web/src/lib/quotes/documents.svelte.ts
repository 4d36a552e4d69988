/** What is done with quotes and orders, and what the screens hold of them: one for each session. */
import type { ChangedRow } from '@folio/shared/prospects/prospect-endpoints.schema.ts';
import type { Session } from '@folio/shared/identity/session.schema.ts';
import type { OrderRow } from '@folio/shared/orders/order.schema.ts';
import type { QuoteRow } from '@folio/shared/quotes/quote.schema.ts';
import { rowOf } from '@folio/shared/prospects/prospect-row.rules.ts';
import { client } from '#lib/api/client.ts';
import { tellProblem } from '#lib/api/tell-problem.ts';
import type { Workspace } from '#lib/prospects/workspace.svelte.ts';
import { toast } from '#lib/ui/toasts.svelte.ts';
import { DocumentMonths } from './document-months.svelte.ts';

// Per session object, so that neither another company nor another person ever finds it.
const kept = new WeakMap<Session, Documents>();

/** What is said of what was done, and where it can be seen when it is not in sight. */
type Told = string | { text: string; hrefOf: (row: ChangedRow) => string | undefined };

export function documentsOf(workspace: Workspace): Documents {
  const here = kept.get(workspace.session);
  if (here) return here;
  const made = new Documents(workspace);
  kept.set(workspace.session, made);
  return made;
}

class Documents {
  readonly quotes = new DocumentMonths<QuoteRow>((month, cursor) =>
    client.listQuotes({ params: { month }, query: { cursor } }),
  );
  readonly orders = new DocumentMonths<OrderRow>((month, cursor) =>
    client.listOrders({ params: { month }, query: { cursor } }),
  );
  /** Raised by each command: what shows a quote or a month of them asks again. */
  revision = $state(0);
  readonly #workspace: Workspace;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /**
   * Does it, shows it and tells it, with the way back.
   * @throws ApiError when it is refused, for the form to say
   */
  async carryOut(ask: (idempotencyKey: string) => Promise<ChangedRow>, told: Told, key: string): Promise<ChangedRow> {
    const { records, commands } = this.#workspace;
    const row = await ask(key);
    this.#show(row);
    const { changeId } = row;
    const undo = async () => {
      if (changeId && (await commands.undo(row, changeId))) this.revision += 1;
    };
    const [text, see] = typeof told === 'string' ? [told] : [told.text, told.hrefOf(row)];
    toast({ tone: 'good', text, see, ...(changeId ? { undo: { run: () => void undo() } } : {}) });
    await records.details.renew(row.id);
    return row;
  }

  /** For what a single press sends: a refusal is told at the edge of the screen. @returns whether it was done */
  async press(ask: (idempotencyKey: string) => Promise<ChangedRow>, text: string): Promise<boolean> {
    try {
      await this.carryOut(ask, text, crypto.randomUUID());
      return true;
    } catch (cause) {
      tellProblem(cause);
      return false;
    }
  }

  #show(row: ChangedRow): void {
    const { records } = this.#workspace;
    records.put(rowOf(row));
    records.details.put(rowOf(row));
    this.revision += 1;
  }
}
