/** What the screens of one company share: rows, details and months, so that going from one to another asks nothing twice. */
import type { Chip } from '@folio/shared/calendar/calendar.schema.ts';
import { chipOf } from '@folio/shared/calendar/chip.rules.ts';
import type { Client } from '@folio/shared/contract/client.ts';
import { rowOf } from '@folio/shared/prospects/prospect-row.rules.ts';
import type { Prospect, ProspectRow } from '@folio/shared/prospects/prospect.schema.ts';
import { DeadlineMonths } from '#lib/calendar/deadline-months.svelte.ts';
import { ChipWishes } from '#lib/calendar/chip-wishes.svelte.ts';
import { MonthCache } from '#lib/calendar/month-cache.svelte.ts';
import { ProspectRows } from '#lib/rows/prospect-rows.svelte.ts';
import { ProspectDetails } from './prospect-details.svelte.ts';

interface RecordsOptions {
  client: Client;
  /** Whose rows this device may keep, and how many. */
  whose: { person: { id: string }; company: { id: string }; rowLimit: number };
  /** The session's names are to be asked for again. */
  onsettings: () => void;
}

export class CompanyRecords {
  readonly details: ProspectDetails;
  readonly rows: ProspectRows;
  /** Appointments that are being moved. */
  readonly wishes = new ChipWishes();
  readonly deadlines: DeadlineMonths;
  readonly #months = new Map<string | undefined, MonthCache>();
  readonly #client: Client;

  constructor({ client, whose, onsettings }: RecordsOptions) {
    this.#client = client;
    this.details = new ProspectDetails(client);
    this.deadlines = new DeadlineMonths(client);
    // Which months an appointment left and where it went no row tells: those on screen are asked for again.
    const onelsewhere = () => void this.renewMonths();
    this.rows = new ProspectRows({ client, whose, limit: whose.rowLimit, onsettings, onelsewhere });
  }

  /** The months of a work centre, or of all. */
  monthsOf(workCentreId: string | undefined): MonthCache {
    const { wishes } = this;
    return kept(this.#months, workCentreId, () => new MonthCache({ client: this.#client, workCentreId, wishes }));
  }

  /** A prospect just registered takes its place in the list and in every month that shows it. */
  add(prospect: Prospect): void {
    this.details.keep(prospect);
    // The row's schema strips what only the detail has.
    this.rows.put([rowOf(prospect)]);
    for (const appointment of prospect.appointments) this.putChip(chipOf(prospect, appointment));
  }

  /** An appointment as a command left it, in every month that is here. */
  putChip(chip: Chip): void {
    for (const months of this.#months.values()) months.put(chip);
  }

  removeChip(id: string): void {
    for (const months of this.#months.values()) months.remove(id);
  }

  /** Everything known of a day, whatever narrows the calendar. */
  chipsOn(day: string): Chip[] {
    const known = [...this.#months.values()].flatMap((months) => months.chipsIn({ from: day, to: day }));
    return [...new Map(known.map((chip) => [chip.id, chip])).values()];
  }

  /** @returns when the months on screen say what the server says */
  async renewMonths(): Promise<void> {
    this.deadlines.expire();
    await Promise.all([...this.#months.values()].map((months) => months.expire()));
  }

  /** What a command answered, or is expected to. Its appointments may be others now. */
  put(row: ProspectRow): void {
    const isNews = row.version > (this.rows.find(row.id)?.version ?? 0);
    this.rows.put([row]);
    if (isNews) void this.renewMonths();
  }

  /** Out of every list, while its deletion is asked for and after; `put` brings it back. */
  remove(prospectId: string): void {
    this.rows.hide(prospectId);
    void this.renewMonths();
  }
}

function kept<Key, Value>(from: Map<Key, Value>, key: Key, make: () => Value): Value {
  const here = from.get(key);
  if (here !== undefined) return here;
  const made = make();
  from.set(key, made);
  return made;
}
