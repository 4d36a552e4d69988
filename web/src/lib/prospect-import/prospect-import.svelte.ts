/** An import from the sheet to its end. It belongs to the session, not to its screen: one goes on working meanwhile. */
import type { ApiError, Client } from '@folio/shared/contract/client.ts';
import { may } from '@folio/shared/contract/permissions.ts';
import type { Session } from '@folio/shared/identity/session.schema.ts';
import type { Duplicate } from '@folio/shared/prospects/duplicates.schema.ts';
import { mostImportedProspects, type ImportedProspectInput } from '@folio/shared/prospects/import.schema.ts';
import { asApiError } from '#lib/api/as-api-error.ts';
import { client } from '#lib/api/client.ts';
import { inLanes } from '#lib/api/in-lanes.ts';
import { toNewProspect } from '#lib/prospects/prospect-form.rules.ts';
import { catalogueIdsOf } from '#lib/prospects/prospect.actions.ts';
import { toast } from '#lib/ui/toasts.svelte.ts';
import { KeptImports, type PastImport } from './kept-imports.ts';
import { shapeOf, type Columns, type SheetShape } from './sheet-fields.rules.ts';
import { otherColumns, readRows, type ReadRow } from './sheet-prospects.rules.ts';

/** What became of the rows that were sent. */
export interface Outcome {
  added: readonly string[];
  known: readonly { row: ReadRow; duplicate: Duplicate }[];
  refused: readonly { row: ReadRow; code: string }[];
}

export interface Progress {
  what: 'import' | 'undo';
  done: number;
  of: number;
}

const nothing: Outcome = { added: [], known: [], refused: [] };

// Per session object, so that neither another company nor another person ever finds it.
const imports = new WeakMap<Session, ProspectImport>();

export function prospectImportOf(session: Session): ProspectImport {
  const here = imports.get(session);
  if (here) return here;
  const made = new ProspectImport(session, client);
  imports.set(session, made);
  return made;
}

export class ProspectImport {
  rows = $state.raw<readonly (readonly string[])[]>([]);
  name = $state('');
  shape = $state.raw<SheetShape>({ columns: {}, headingAt: -1 });
  workCentreId = $state('');
  evenIfKnown = $state(false);
  keepsOthers = $state(true);
  progress = $state.raw<Progress>();
  /** Rows that were not sent yet. */
  left = $state(0);
  outcome = $state.raw<Outcome>();
  problem = $state.raw<ApiError>();
  past = $state.raw<readonly PastImport[]>([]);
  /** What is imported, as it was when it began; and how far it came: after the net broke it goes on from there. */
  #sent: readonly ReadRow[] = [];
  #at = 0;
  #isStopped = false;
  #today = '';
  readonly #session: Session;
  readonly #client: Client;
  readonly #kept: KeptImports;

  /** All of the sheet, as it would be registered. */
  readonly read = $derived.by(() => {
    const { members, workCentres, person, level } = this.#session;
    return readRows(this.rows, this.shape, {
      today: this.#today,
      workCentreId: this.workCentreId,
      workCentres,
      people: may(level, 'prospect:assign') ? members : members.filter(({ id }) => id === person.id),
      keepsOthers: this.keepsOthers,
    });
  });
  readonly good = $derived(this.read.filter(({ fault, twinOf }) => !fault && twinOf === undefined));
  readonly others = $derived(otherColumns(this.rows, this.shape).map(([, name]) => name));

  constructor(session: Session, api: Client) {
    this.#session = session;
    this.#client = api;
    this.#kept = new KeptImports(session);
    this.past = this.#kept.all;
  }

  take(rows: readonly (readonly string[])[], name: string, beginning: { today: string; workCentreId: string }): void {
    this.#today = beginning.today;
    this.workCentreId = beginning.workCentreId;
    [this.rows, this.name, this.shape] = [rows, name, shapeOf(rows)];
  }

  setColumns(columns: Columns): void {
    this.shape = { ...this.shape, columns };
  }

  /** Mends a cell; the file stays as it is. @param number of the row, from 1 */
  mend(number: number, column: number, text: string): void {
    this.rows = this.rows.map((cells, at) =>
      at === number - 1
        ? Array.from({ length: Math.max(cells.length, column + 1) }, (_, place) =>
            place === column ? text : (cells[place] ?? ''),
          )
        : cells,
    );
  }

  /** Another sheet. */
  clear(): void {
    [this.rows, this.name, this.left] = [[], '', 0];
    this.outcome = this.problem = undefined;
  }

  stop(): void {
    this.#isStopped = true;
  }

  /** Begins, or goes on after a problem or a stop. */
  async run(): Promise<void> {
    if (!this.outcome) [this.#sent, this.#at, this.left] = [this.good, 0, this.good.length];
    this.outcome ??= nothing;
    this.problem = undefined;
    this.#isStopped = false;
    addEventListener('beforeunload', askBefore);
    try {
      const rows = this.#sent.map(({ values, attendedBy }) => [values, attendedBy]);
      const key = this.#kept.begin(await digestOf({ evenIfKnown: this.evenIfKnown, rows }));
      while (this.left > 0 && !this.#isStopped) {
        this.progress = { what: 'import', done: this.#at, of: this.#sent.length };
        await this.#send(this.#sent.slice(this.#at, this.#at + mostImportedProspects), key);
      }
      if (this.left > 0) return;
      this.#kept.end();
      toast({ tone: 'good', text: `${this.outcome.added.length} prospectos importados` });
    } catch (cause) {
      this.problem = asApiError(cause);
    } finally {
      removeEventListener('beforeunload', askBefore);
      this.progress = undefined;
    }
  }

  async #send(part: readonly ReadRow[], key: string): Promise<void> {
    const prospects: ImportedProspectInput[] = [];
    for (const row of part) prospects.push(await this.#inputOf(row));
    const { evenIfKnown } = this;
    const idempotencyKey = `${key}-${this.#at}`;
    const answer = await this.#client.importProspects({ body: { prospects, evenIfKnown }, idempotencyKey });
    const { added, known, refused } = this.outcome ?? nothing;
    const rowOf = ({ at }: { at: number }) => part[at] as ReadRow; // a place among those that were sent
    this.outcome = {
      added: [...added, ...answer.added.map(({ id }) => id)],
      known: [...known, ...answer.known.map((one) => ({ row: rowOf(one), duplicate: one.duplicate }))],
      refused: [...refused, ...answer.refused.map((one) => ({ row: rowOf(one), code: one.code }))],
    };
    this.#at += part.length;
    this.left = this.#sent.length - this.#at;
    this.#keep({ key, at: new Date().toISOString(), name: this.name, prospectIds: this.outcome.added });
  }

  /** Words that a catalogue does not have yet are added to it. */
  async #inputOf({ values, attendedBy }: ReadRow): Promise<ImportedProspectInput> {
    const ids = await catalogueIdsOf({ client: this.#client, session: this.#session }, values);
    return { form: toNewProspect(values, ids), ...(attendedBy ? { attendedBy } : {}) };
  }

  /** Takes an import back: whom it added goes to Eliminados, but for those that somebody has worked on since. */
  async undo(one: PastImport): Promise<void> {
    const became = new Map<string, 'gone' | 'spared'>();
    const takeBack = async (id: string) => became.set(id, await this.#takeBack(id));
    const of = one.prospectIds.length;
    this.problem = undefined;
    this.progress = { what: 'undo', done: 0, of };
    addEventListener('beforeunload', askBefore);
    try {
      await inLanes(one.prospectIds, takeBack, (done) => (this.progress = { what: 'undo', done, of }));
      const gone = [...became.values()].filter((word) => word === 'gone').length;
      const detail = gone < of ? `${of - gone} ya tenían cambios y se quedaron` : undefined;
      toast({ text: `${gone} prospectos eliminados`, detail });
      if (this.outcome) this.clear();
    } catch (cause) {
      this.problem = asApiError(cause);
    } finally {
      removeEventListener('beforeunload', askBefore);
      this.progress = undefined;
      this.#keep({ ...one, prospectIds: one.prospectIds.filter((id) => !became.has(id)) });
    }
  }

  /** The server is asked: this page may not have seen yet what others did. */
  async #takeBack(prospectId: string): Promise<'gone' | 'spared'> {
    const params = { prospectId };
    try {
      const { version } = await this.#client.getProspect({ params });
      if (version > 1) return 'spared';
      await this.#client.deleteProspect({ params });
    } catch (cause) {
      // Somebody was quicker.
      if (asApiError(cause).code !== 'prospect.not_found') throw cause;
    }
    return 'gone';
  }

  #keep(one: PastImport): void {
    this.#kept.keep(one);
    this.past = this.#kept.all;
  }
}

/** On whatever screen one is by then. */
function askBefore(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

async function digestOf(content: object): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(content));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return btoa(String.fromCharCode(...digest));
}
