/** What the screens of one company share: lists, details and months, so that going from one to another asks nothing twice. */
import type { Chip } from '@folio/shared/calendar/calendar.schema.ts';
import type { Client } from '@folio/shared/contract/client.ts';
import { prospectRow, type Prospect } from '@folio/shared/prospects/prospect.schema.ts';
import { MonthCache } from '#lib/calendar/month-cache.svelte.ts';
import { ProspectDetails } from './prospect-details.svelte.ts';
import { ProspectList } from './prospect-list.svelte.ts';

export class CompanyRecords {
  readonly details: ProspectDetails;
  readonly #lists = new Map<string | undefined, ProspectList>();
  readonly #months = new Map<string | undefined, MonthCache>();
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
    this.details = new ProspectDetails(client);
  }

  /** The list of a work centre, or of all. */
  listOf(workCentreId: string | undefined): ProspectList {
    return kept(this.#lists, workCentreId, () => new ProspectList(this.#client, workCentreId));
  }

  /** The months of a work centre, or of all. */
  monthsOf(workCentreId: string | undefined): MonthCache {
    return kept(this.#months, workCentreId, () => new MonthCache(this.#client, workCentreId));
  }

  /** A prospect just registered takes its place in every list and month that shows it. */
  add(prospect: Prospect): void {
    this.details.keep(prospect);
    // The row's schema strips what only the detail has.
    const row = prospectRow.parse(prospect);
    for (const list of this.#lists.values()) list.add(row);
    for (const chip of chipsOf(prospect)) for (const months of this.#months.values()) months.add(chip);
  }
}

function kept<Key, Value>(from: Map<Key, Value>, key: Key, make: () => Value): Value {
  const here = from.get(key);
  if (here !== undefined) return here;
  const made = make();
  from.set(key, made);
  return made;
}

function chipsOf(prospect: Prospect): Chip[] {
  const { id: prospectId, name, colour, letterColour, registeredBy: memberId, workCentreId } = prospect;
  return prospect.appointments.map(({ id, startsAtLocal, minutes, subject }) => ({
    id,
    prospectId,
    startsAtLocal,
    minutes,
    name,
    colour,
    letterColour,
    memberId,
    workCentreId,
    ...(subject === undefined ? {} : { subject }),
  }));
}
