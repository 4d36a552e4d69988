/**
 * What a person does with a prospect, from panel, list and keys alike: shown at once where nothing can be lost by it, told at
 * the edge of the screen, and taken back from there. Those that a form sends throw what was refused, for the form to say;
 * those that a single press sends tell it themselves.
 */
import { lightOf } from '@folio/shared/prospects/prospect.rules.ts';
import { rowOf } from '@folio/shared/prospects/prospect-row.rules.ts';
import { ApiError, type Client } from '@folio/shared/contract/client.ts';
import type { ChangedRow } from '@folio/shared/prospects/prospect-endpoints.schema.ts';
import type {
  NewFollowUpInput,
  Prospect,
  ProspectChangesInput,
  ProspectRow,
} from '@folio/shared/prospects/prospect.schema.ts';
import { tellProblem } from '#lib/api/tell-problem.ts';
import { clockTime, dayWithYear, fullDay } from '#lib/ui/dates.ts';
import { toast, type Toast } from '#lib/ui/toasts.svelte.ts';
import { EditConflicts } from './edit-conflicts.svelte.ts';
import type { ProspectDetails } from './prospect-details.svelte.ts';
import { withBothColours, withChanges } from './prospect-merge.rules.ts';

/** Where the screens keep what they show. */
export interface CommandRecords {
  readonly details: ProspectDetails;
  put(row: ProspectRow): void;
  /** No longer in any list. */
  remove(prospectId: string): void;
}

export interface CommandDependencies {
  client: Client;
  records: CommandRecords;
  /** Name of a person, for the sentences. */
  nameOf: (memberId: string) => string;
}

type Shown = Prospect | ProspectRow;

/** As many as one request takes. */
const atOnce = 25;

export class ProspectCommands {
  /** Edits that met somebody else's wait here for a choice. */
  readonly conflicts = new EditConflicts();
  readonly #client: Client;
  readonly #records: CommandRecords;
  readonly #nameOf: (memberId: string) => string;

  constructor({ client, records, nameOf }: CommandDependencies) {
    this.#client = client;
    this.#records = records;
    this.#nameOf = nameOf;
  }

  /** Cancelado (M43). */
  async cancel(
    prospect: Shown,
    body: { reasonId: string; note?: string },
    idempotencyKey: string = crypto.randomUUID(),
  ): Promise<void> {
    const row = rowOf(prospect);
    const after = await this.#showing(row, { ...row, status: 'cancelled' }, () =>
      this.#client.cancelProspect({ params: { prospectId: row.id }, body, idempotencyKey }),
    );
    toast({ text: `Prospecto No. ${row.folio} cancelado`, ...this.#undoing([after], [row]) });
  }

  async reopen(prospect: Shown): Promise<void> {
    const row = rowOf(prospect);
    await this.#telling(async (idempotencyKey) => {
      const after = await this.#showing(row, { ...row, status: lightOf({ ...row, status: 'following' }) }, () =>
        this.#client.reopenProspect({ params: { prospectId: row.id }, body: {}, idempotencyKey }),
      );
      toast({ text: `Prospecto No. ${row.folio} reabierto`, ...this.#undoing([after], [row]) });
    });
  }

  /** Eliminar (M47): it can come back, its folio is nobody else's. */
  async delete(prospect: Shown): Promise<void> {
    const row = rowOf(prospect);
    await this.#telling(async (idempotencyKey) => {
      this.#records.remove(row.id);
      try {
        const after = await this.#client.deleteProspect({ params: { prospectId: row.id }, idempotencyKey });
        this.#keep(after);
        toast({ text: `Prospecto No. ${row.folio} eliminado`, ...this.#undoing([after], [row]) });
      } catch (cause) {
        this.#records.put(row);
        throw cause;
      }
    });
  }

  async restore(prospect: Shown): Promise<void> {
    await this.#telling(async (idempotencyKey) => {
      const params = { prospectId: prospect.id };
      const row = await this.#client.restoreProspect({ params, body: {}, idempotencyKey });
      this.#keep(row);
      toast({ tone: 'good', text: `Prospecto No. ${row.folio} restaurado`, ...this.#undoing([row]) });
    });
  }

  /**
   * Editar (M46). What nobody else touched is merged by the server; for the rest a dialog asks field by field.
   * @param prospect as it was when the person began: its version is what the edit is based on
   * @returns whether it was saved; false when the person left the choice for later
   */
  async changeFields(
    prospect: Shown,
    changes: ProspectChangesInput,
    idempotencyKey: string = crypto.randomUUID(),
  ): Promise<boolean> {
    const body = 'letterColour' in prospect ? withBothColours(changes, prospect) : changes;
    const row = rowOf(prospect);
    try {
      const after = await this.#showing(row, withChanges(row, body), () =>
        this.#client.changeProspect({ params: { prospectId: row.id }, ifMatch: row.version, body, idempotencyKey }),
      );
      toast({ text: `Cambios de ${after.name} guardados`, ...this.#undoing([after], [row]) });
      return true;
    } catch (cause) {
      if (!(cause instanceof ApiError) || cause.status !== 412 || cause.conflicts.length === 0) throw cause;
      return this.#choose(row.id, body, cause);
    }
  }

  /** Agregar seguimiento (M39). */
  async addFollowUp(prospect: Shown, body: NewFollowUpInput, idempotencyKey: string): Promise<void> {
    const params = { prospectId: prospect.id };
    const after = await this.#client.addFollowUp({ params, body, idempotencyKey });
    this.#keep(after);
    const next = body.nextStep;
    toast({
      tone: 'good',
      text: `Seguimiento de ${prospect.name} guardado`,
      ...(next ? { detail: `Siguiente paso: ${fullDay(next.day)}, ${clockTime(next.time)}` } : {}),
      ...this.#undoing([after], [rowOf(prospect)]),
    });
  }

  /** Passes prospects to another person; what is refused stays as it was, and is told. */
  async reassign(prospects: readonly Shown[], attendedBy: string, onprogress?: (done: number) => void): Promise<void> {
    const before = prospects.map(rowOf);
    for (const row of before) this.#records.put({ ...row, attendedBy });
    const done: ChangedRow[] = [];
    await this.#telling(async (idempotencyKey) => {
      done.length = 0;
      try {
        for (let from = 0; from < before.length; from += atOnce) {
          const prospectIds = before.slice(from, from + atOnce).map(({ id }) => id);
          const body = { prospectIds, attendedBy };
          const { rows } = await this.#client.reassignProspects({ body, idempotencyKey: `${idempotencyKey}-${from}` });
          done.push(...rows);
          onprogress?.(from + prospectIds.length);
        }
      } finally {
        const moved = new Set(done.map(({ id }) => id));
        for (const row of before) if (!moved.has(row.id)) this.#records.put(row);
        for (const row of done) this.#keep(row);
      }
      this.#tellReassigned(before, done, attendedBy);
    });
  }

  /**
   * Convertir en cliente: the prospect is the client's from now on.
   * @param retire takes a client that was registered for it out of use again; without it, one that was here is told of
   */
  async linkClient(
    prospect: Shown,
    client: { id: string; name: string },
    retire?: (idempotencyKey: string) => Promise<unknown>,
  ): Promise<void> {
    const params = { prospectId: prospect.id };
    await this.#telling(async (idempotencyKey) => {
      const body = { clientId: client.id };
      const row = await this.#client.changeProspect({ params, ifMatch: prospect.version, body, idempotencyKey });
      this.#keep(row);
      const text = retire ? `${client.name} ya es cliente` : `Prospecto No. ${row.folio} ligado a ${client.name}`;
      const unlink = async (key: string) => {
        const free = { body: { clientId: null }, ifMatch: row.version, idempotencyKey: key };
        this.#keep(await this.#client.changeProspect({ params, ...free }));
        await retire?.(`${key}-client`);
      };
      toast({ tone: 'good', text, undo: { run: () => void this.#telling(unlink) } });
    });
  }

  /**
   * Deshacer, of any change: from a toast it shows at once as it was before, from the history when the answer is here.
   * @returns what it is now; nothing when it was refused, which is told
   */
  async undo(now: ChangedRow, changeId: string, before?: ProspectRow): Promise<ChangedRow | undefined> {
    let after: ChangedRow | undefined;
    await this.#telling(async (idempotencyKey) => {
      try {
        after = await this.#takeBack({ ...rowOf(now), deleted: now.deleted, changeId }, before, idempotencyKey);
        toast({ text: `Se deshizo el cambio de ${after.name}`, ...this.#undoing([after], [rowOf(now)], 'Rehacer') });
      } catch (cause) {
        if (!(cause instanceof ApiError) || !cause.conflicts.length) throw cause;
        // Rarely needed: the words for every field come with the first refusal.
        const { newerWords } = await import('./undo-words.ts');
        const detail = newerWords(cause.conflicts, { day: dayWithYear, nameOf: this.#nameOf });
        toast({ tone: 'danger', text: cause.message, detail });
      }
    });
    return after;
  }

  /** Many, one after the other, told once: what others changed since stays as it is. */
  async #undoAll(done: readonly ChangedRow[], before: ReadonlyMap<string, ProspectRow>): Promise<void> {
    const undone: ChangedRow[] = [];
    for (const row of done) {
      const after = await this.#takeBack(row, before.get(row.id), crypto.randomUUID()).catch(() => undefined);
      if (after) undone.push(after);
    }
    const left = done.length - undone.length;
    const detail = left
      ? `${left} se quedaron como están: alguien los cambió después, o no hubo respuesta.`
      : undefined;
    toast({
      text: `Se deshicieron ${undone.length} cambios`,
      detail,
      ...this.#undoing(undone, done.map(rowOf), 'Rehacer'),
    });
  }

  /** @throws ApiError when it is refused; the screen then shows again what is */
  async #takeBack(now: ChangedRow, before: ProspectRow | undefined, idempotencyKey: string): Promise<ChangedRow> {
    const params = { prospectId: now.id, changeId: now.changeId ?? '' };
    if (before) this.#show({ ...before, version: now.version });
    try {
      const after = await this.#client.undoProspectChange({ params, body: {}, idempotencyKey });
      this.#keep(after);
      return after;
    } catch (cause) {
      this.#keep(now);
      throw cause;
    }
  }

  /** The way back that a toast offers; none where nothing changed. */
  #undoing(done: readonly ChangedRow[], before: readonly ProspectRow[] = [], label?: string): Pick<Toast, 'undo'> {
    const changed = done.filter(({ changeId }) => changeId !== undefined);
    const formerly = new Map(before.map((row) => [row.id, row]));
    const [first] = changed;
    if (!first?.changeId) return {};
    const { changeId } = first;
    const run = () =>
      void (changed.length > 1 ? this.#undoAll(changed, formerly) : this.undo(first, changeId, formerly.get(first.id)));
    return { undo: { run, ...(label ? { label } : {}) } };
  }

  async #choose(prospectId: string, changes: ProspectChangesInput, refusal: ApiError): Promise<boolean> {
    const newest = await this.#client.getProspect({ params: { prospectId } });
    this.#keep(newest);
    const decision = await this.conflicts.ask({ newest, changes, conflicts: refusal.conflicts });
    if (decision.kind === 'left') return false;
    return Object.keys(decision.changes).length === 0 || this.changeFields(newest, decision.changes);
  }

  #tellReassigned(before: readonly ProspectRow[], done: readonly ChangedRow[], attendedBy: string): void {
    const name = this.#nameOf(attendedBy) || 'otra persona';
    // Of those that were that person's already, nothing changed.
    const passed = done.filter(({ changeId }) => changeId !== undefined);
    const stayed = before.filter(({ id }) => !done.some((row) => row.id === id));
    const what = passed.length === 1 ? `Prospecto No. ${passed[0]?.folio} pasó` : `${passed.length} prospectos pasaron`;
    const which =
      stayed.length > 6 ? `${stayed.length} de ellos` : `No. ${stayed.map(({ folio }) => folio).join(', ')}`;
    const detail = stayed.length
      ? `Sin pasar: ${which}. Esa persona no trabaja en su centro, o tiene otra cita a esa hora.`
      : undefined;
    if (passed.length > 0) toast({ text: `${what} a ${name}`, detail, ...this.#undoing(done, before) });
    else if (detail) toast({ tone: 'danger', text: `Nada pasó a ${name}`, detail });
    else toast({ text: `Ya los atiende ${name}` });
  }

  /** Shows a row as it will be while the API is asked, and as it was when it refuses. */
  async #showing(row: ProspectRow, wished: ProspectRow, ask: () => Promise<ChangedRow>): Promise<ChangedRow> {
    this.#show(wished);
    try {
      const after = await ask();
      this.#keep(after);
      return after;
    } catch (cause) {
      this.#show(row);
      throw cause;
    }
  }

  #show(row: ProspectRow): void {
    this.#records.put(row);
    this.#records.details.put(row);
  }

  /** What the API answered; an open detail is asked for again, since a row does not tell all of it. */
  #keep(answer: Shown | ChangedRow): void {
    if ('deleted' in answer && answer.deleted) {
      this.#records.remove(answer.id);
      this.#records.details.forget(answer.id);
      return;
    }
    this.#show(rowOf(answer));
    void this.#records.details.renew(answer.id);
  }

  /** For what no form sends: a failure is told, and where no answer came the same command may be sent again. */
  async #telling(act: (idempotencyKey: string) => Promise<unknown>, key: string = crypto.randomUUID()): Promise<void> {
    try {
      await act(key);
    } catch (cause) {
      const unanswered = cause instanceof ApiError && (cause.status === 0 || cause.status >= 500);
      if (!unanswered) return tellProblem(cause);
      const undo = { label: 'Reintentar', run: () => void this.#telling(act, key) };
      toast({ tone: 'danger', text: 'No se pudo guardar: no hay respuesta de Folio.', undo });
    }
  }
}
