/**
 * What is done with appointments, from the calendar and from the detail alike: shown at once, told at the edge of the screen
 * and taken back from there. What meets somebody else's change goes back to where it stands, and asks.
 */
import { whenOf } from '@folio/shared/appointments/all-day.rules.ts';
import { isSpan, type AppointmentScope } from '@folio/shared/appointments/appointment.rules.ts';
import type { AppointmentChanges, NewAppointmentInput } from '@folio/shared/appointments/appointment.schema.ts';
import { daysOf } from '@folio/shared/appointments/recurrence.rules.ts';
import type { Chip } from '@folio/shared/calendar/calendar.schema.ts';
import { ApiError, type Client } from '@folio/shared/contract/client.ts';
import type { ChangedRow } from '@folio/shared/prospects/prospect-endpoints.schema.ts';
import type { Prospect, ProspectRow } from '@folio/shared/prospects/prospect.schema.ts';
import { daysBetween } from '@folio/shared/values/days.ts';
import { readableOn } from '@folio/shared/values/contrast.ts';
import { client } from '#lib/api/client.ts';
import { tellProblem } from '#lib/api/tell-problem.ts';
import { takenWords } from '#lib/appointments/appointment-sentences.ts';
import type { CompanyRecords } from '#lib/prospects/company-records.ts';
import type { Workspace } from '#lib/prospects/workspace.svelte.ts';
import { hourWords, whenWords } from '#lib/ui/dates.ts';
import { toast, type Toast } from '#lib/ui/toasts.svelte.ts';
import type { AppointmentConflicts } from './appointment-conflicts.svelte.ts';
import type { SeriesAct, SeriesScopes } from './series-scopes.svelte.ts';
import { changesTo, clashesOf, dayOf, daysLater, placedAt, timeOf, withChanges, type Place } from './chip.rules.ts';

interface CommandDependencies {
  client: Client;
  records: CompanyRecords;
  /** Changes that met somebody else's wait here for a choice. */
  conflicts: AppointmentConflicts;
  /** Changes of one that recurs wait here until it is said which are meant. */
  scopes: SeriesScopes;
  nameOf: (memberId: string) => string;
  /** Whether the company refuses what overlaps. */
  refusesOverlap: () => boolean;
  /** The one way back of any change of a prospect. */
  undo: (row: ChangedRow, changeId: string) => Promise<unknown>;
}

/** Keys that move a chip step by step are one change: it is sent when they rest. */
const restMs = 700;

export class AppointmentCommands {
  readonly #deps: CommandDependencies;
  readonly #client: Client;
  readonly #records: CompanyRecords;
  // One change of an appointment after the other: the next is based on what the last one answered.
  readonly #running = new Map<string, Promise<number>>();
  readonly #nudged = new Map<string, { stored: Chip; send: () => void; timer: ReturnType<typeof setTimeout> }>();

  constructor(deps: CommandDependencies) {
    this.#deps = deps;
    this.#client = deps.client;
    this.#records = deps.records;
  }

  /** Agregar cita. @throws ApiError when it is refused, for the form to say */
  async add(prospect: Prospect | ProspectRow, body: NewAppointmentInput, idempotencyKey: string): Promise<void> {
    const params = { prospectId: prospect.id };
    const row = await this.#client.addAppointment({ params, body, idempotencyKey });
    const chip = expectedChip(prospect, body, row.version);
    const release = this.#records.wishes.set(chip.id, chip);
    void this.#keep(row).finally(release);
    toast({
      tone: 'good',
      text: addedWords(chip, body),
      detail: this.#clashWords(chip),
      ...this.#wayBack(row),
    });
  }

  /**
   * Any change of an appointment, from its form.
   * @param chip as it was when the person began
   * @param how of a series, which are meant: `scopeFor` asks; `words` tell of what was done where it was no move
   * @returns whether it was saved; false when the person kept what somebody else had saved
   * @throws ApiError when it is refused
   */
  async change(
    chip: Chip,
    changes: AppointmentChanges,
    how: { scope: AppointmentScope; idempotencyKey?: string; words?: string },
  ): Promise<boolean> {
    const wished = withChanges(chip, changes);
    try {
      const row = await this.#showing(chip, wished, (version) => this.#send(chip, { ...how, changes, version }));
      this.#tellChanged(chip, { ...wished, version: row.version }, { ...how, row });
      return true;
    } catch (cause) {
      if (!(cause instanceof ApiError) || cause.status !== 412 || cause.conflicts.length === 0) throw cause;
      return this.#choose(chip, changes, { refusal: cause, scope: how.scope });
    }
  }

  /** Moved or made longer by mouse, finger or key: a refusal is told, and the chip stands where it stood. */
  async move(chip: Chip, to: Place): Promise<void> {
    const changes = changesTo(chip, to);
    if (Object.keys(changes).length === 0) return;
    const release = this.#records.wishes.set(chip.id, placedAt(chip, to));
    const scope = await this.scopeFor(chip, 'move');
    if (scope) await this.#telling((idempotencyKey) => this.change(chip, changes, { scope, idempotencyKey }));
    release();
  }

  /** Invitar por correo: that one alone, also of a series. */
  async invite(chip: Chip): Promise<void> {
    await this.#telling((idempotencyKey) =>
      this.change(chip, { invites: true }, { scope: 'one', idempotencyKey, words: 'invitación enviada' }),
    );
  }

  /** Which of a series are meant: asked of one that recurs. Undefined when the person withdrew. */
  async scopeFor(chip: Chip, act: SeriesAct): Promise<AppointmentScope | undefined> {
    return chip.seriesId === undefined ? 'one' : this.#deps.scopes.ask(chip, act);
  }

  /** One step by key: shows at once, and is sent together with the steps that follow. */
  nudge(chip: Chip, to: Place): void {
    const waiting = this.#nudged.get(chip.id);
    clearTimeout(waiting?.timer);
    const stored = waiting?.stored ?? chip;
    const release = this.#records.wishes.set(chip.id, placedAt(chip, to));
    const send = () => {
      clearTimeout(this.#nudged.get(chip.id)?.timer);
      this.#nudged.delete(chip.id);
      void this.move(stored, to).finally(release);
    };
    this.#nudged.set(chip.id, { stored, send, timer: setTimeout(send, restMs) });
  }

  /** The page is left: what waits for more steps goes now. */
  flush(): void {
    for (const { send } of this.#nudged.values()) send();
  }

  /** Quitar cita. */
  async remove(chip: Chip): Promise<void> {
    const params = { prospectId: chip.prospectId, appointmentId: chip.id };
    const scope = await this.scopeFor(chip, 'remove');
    if (!scope) return;
    await this.#telling(async (idempotencyKey) => {
      const release = this.#records.wishes.set(chip.id, undefined);
      try {
        const row = await this.#client.removeAppointment({ params, query: { scope }, idempotencyKey });
        this.#records.removeChip(chip.id);
        void this.#keep(row).finally(release);
        toast({ text: `${meantWords[scope]} con ${chip.name}: ${goneWords[scope]}`, ...this.#wayBack(row, chip) });
      } catch (cause) {
        release();
        throw cause;
      }
    });
  }

  #send(
    { prospectId, id: appointmentId }: Chip,
    sent: { changes: AppointmentChanges; version: number; scope: AppointmentScope; idempotencyKey?: string },
  ): Promise<ChangedRow> {
    const { changes: body, version: ifMatch, scope, idempotencyKey = crypto.randomUUID() } = sent;
    const params = { prospectId, appointmentId };
    return this.#client.changeAppointment({ params, query: { scope }, body, ifMatch, idempotencyKey });
  }

  /** Shows a chip as it will be while the API is asked, and where it stands when it is refused. */
  async #showing(chip: Chip, wished: Chip, ask: (version: number) => Promise<ChangedRow>): Promise<ChangedRow> {
    const earlier = this.#running.get(chip.id);
    const release = this.#records.wishes.set(chip.id, wished);
    const asked = (async () => ask((await earlier?.catch(() => undefined)) ?? chip.version))();
    const running = asked.then((row) => (row.changeId ? row.version : chip.version));
    this.#running.set(chip.id, running);
    try {
      const row = await asked;
      this.#records.putChip({ ...wished, version: row.changeId ? row.version : wished.version });
      void this.#keep(row).finally(release);
      return row;
    } catch (cause) {
      release();
      throw cause;
    } finally {
      running.catch(() => undefined);
      if (this.#running.get(chip.id) === running) this.#running.delete(chip.id);
    }
  }

  /** What somebody else saved is shown and asked about; one's own is sent again on top of it when chosen. */
  async #choose(
    chip: Chip,
    changes: AppointmentChanges,
    { refusal, scope }: { refusal: ApiError; scope: AppointmentScope },
  ): Promise<boolean> {
    const newest = await this.#client.getProspect({ params: { prospectId: chip.prospectId } });
    this.#records.details.keep(newest);
    void this.#records.renewMonths();
    const choice = await this.#deps.conflicts.ask({ chip, conflicts: refusal.conflicts });
    const now = newest.appointments.find(({ id }) => id === chip.id);
    if (choice === 'theirs' || !now) return false;
    const mine = isSpan(now) ? changes : wholeWish(chip, changes);
    return this.change({ ...placedAt(chip, now), version: now.version }, mine, { scope });
  }

  #tellChanged(
    before: Chip,
    after: Chip,
    { row, scope, words = savedWords[scope] }: { row: ChangedRow; scope: AppointmentScope; words?: string },
  ): void {
    const isMoved = Object.keys(changesTo(before, after)).length > 0;
    const what = isMoved ? whenWords(whenOf(after)) : words;
    const text = `${meantWords[scope]} con ${after.name}: ${what}`;
    toast({ text, detail: isMoved ? this.#clashWords(after) : undefined, ...this.#wayBack(row, before) });
  }

  /** The way back; the chip stands where it stood while it is asked for. */
  #wayBack(row: ChangedRow, before?: Chip): Pick<Toast, 'undo'> {
    const { changeId } = row;
    if (!changeId) return {};
    const run = async () => {
      const release = before && this.#records.wishes.set(before.id, { ...before, version: row.version });
      try {
        await this.#deps.undo(row, changeId);
        await this.#records.renewMonths();
      } finally {
        release?.();
      }
    };
    return { undo: { run: () => void run() } };
  }

  /** Warned of, and refused only where the company says so: two visits in the same street may well be at once. */
  #clashWords(chip: Chip): string | undefined {
    if (this.#deps.refusesOverlap()) return undefined;
    const [first, ...more] = clashesOf(chip, this.#records.chipsOn(dayOf(chip)));
    if (!first) return undefined;
    const others = more.length ? ` y ${more.length} más` : '';
    return `Se encima con la cita de ${first.name} (${hourWords(first.startsAtLocal)})${others}.`;
  }

  async #keep(row: ChangedRow): Promise<void> {
    this.#records.put(row);
    this.#records.details.put(row);
    void this.#records.details.renew(row.id);
    await this.#records.renewMonths();
  }

  /** For what no form sends: a failure is told, and where no answer came the same command may be sent again. */
  async #telling(act: (idempotencyKey: string) => Promise<unknown>, key: string = crypto.randomUUID()): Promise<void> {
    try {
      await act(key);
    } catch (cause) {
      const unanswered = cause instanceof ApiError && (cause.status === 0 || cause.status >= 500);
      const taken = cause instanceof ApiError ? takenWords(cause.taken, this.#deps.nameOf) : [];
      if (cause instanceof ApiError && taken.length) {
        return toast({ tone: 'danger', text: cause.message, detail: taken.slice(0, 2).join(' ') });
      }
      if (!unanswered) return tellProblem(cause);
      const undo = { label: 'Reintentar', run: () => void this.#telling(act, key) };
      toast({ tone: 'danger', text: 'No se pudo guardar: no hay respuesta de Folio.', undo });
    }
  }
}

const made = new WeakMap<Workspace, AppointmentCommands>();

/** Calendar and form of one workspace share what is on its way. */
export function appointmentCommandsOf(workspace: Workspace): AppointmentCommands {
  const here = made.get(workspace);
  if (here) return here;
  const { records, commands, session, appointmentConflicts: conflicts, seriesScopes: scopes } = workspace;
  const undo = (row: ChangedRow, changeId: string) => commands.undo(row, changeId);
  const nameOf = (id: string) => workspace.directory.nameOf(id);
  const refusesOverlap = () => session.company.noDoubleBooking;
  const commandsMade = new AppointmentCommands({ client, records, conflicts, scopes, nameOf, refusesOverlap, undo });
  made.set(workspace, commandsMade);
  return commandsMade;
}

/** What somebody else gave whole days is given an hour again by all that says one: its day, its hour and its length. */
function wholeWish(chip: Chip, changes: AppointmentChanges): AppointmentChanges {
  if (changes.days !== undefined || (changes.time === undefined && changes.minutes === undefined)) return changes;
  const { startsAtLocal, minutes } = withChanges(chip, changes);
  return { ...changes, day: dayOf({ startsAtLocal }), time: timeOf({ startsAtLocal }), minutes };
}

const meantWords: Record<AppointmentScope, string> = {
  one: 'Cita',
  following: 'Esta cita y las siguientes',
  all: 'Serie de citas',
};
const savedWords: Record<AppointmentScope, string> = { one: 'guardada', following: 'guardadas', all: 'guardada' };
const goneWords: Record<AppointmentScope, string> = { one: 'quitada', following: 'quitadas', all: 'quitada' };

function addedWords(chip: Chip, { day, recurrence }: NewAppointmentInput): string {
  if (!recurrence) return `Cita con ${chip.name}: ${whenWords(whenOf(chip))}`;
  const days = daysOf({ ...recurrence, every: recurrence.every ?? 1 }, day);
  const [first = day] = days;
  return `${days.length} citas con ${chip.name}, desde el ${whenWords(whenOf(daysLater(chip, daysBetween(day, first))))}`;
}

/** What its month will bring, under a name of its own until it does. */
function expectedChip(prospect: Prospect | ProspectRow, body: NewAppointmentInput, version: number): Chip {
  const { id: prospectId, name, colour, status, attendedBy: memberId, workCentreId } = prospect;
  return {
    id: `expected-${prospectId}-${version}`,
    prospectId,
    startsAtLocal: body.time ? `${body.day}T${body.time}` : body.day,
    ...(body.days === undefined ? { minutes: body.minutes } : { days: body.days }),
    kind: body.kind ?? 'visit',
    name,
    ...(body.subject ? { subject: body.subject } : {}),
    colour,
    letterColour: 'letterColour' in prospect ? prospect.letterColour : readableOn(colour),
    status,
    outcome: 'pending',
    memberId,
    workCentreId,
    ...(body.participantIds?.length ? { participantIds: body.participantIds } : {}),
    version,
  };
}
