/** How chips show to this person: what they say, where they lead, and whether they may be moved. */
import type { Chip } from '@folio/shared/calendar/calendar.schema.ts';
import { canSee } from '@folio/shared/prospects/prospect.rules.ts';
import { hourThere } from '#lib/appointments/hour-there.ts';
import type { Workspace } from '#lib/prospects/workspace.svelte.ts';
import type { ChipFace } from './chip-face.ts';
import { chipClass, chipWords } from './chip-words.ts';

interface FaceOptions {
  workspace: Workspace;
  openHref: (chip: Chip) => string;
  oncard: (chip: Chip) => void;
}

export class ChipFaces implements ChipFace {
  readonly #workspace: Workspace;
  readonly #openHref: (chip: Chip) => string;
  // Asked for by hundreds of chips: the clock is read once a minute, not once a chip.
  readonly #now: string = $derived.by(() => this.#workspace.clock.now);
  readonly oncard: (chip: Chip) => void;

  constructor({ workspace, openHref, oncard }: FaceOptions) {
    this.#workspace = workspace;
    this.#openHref = openHref;
    this.oncard = oncard;
  }

  readonly hrefOf = (chip: Chip): string | undefined => (this.#isOpen(chip) ? this.#openHref(chip) : undefined);

  readonly classOf = (chip: Chip): string => chipClass(chip, this.#now);

  readonly wordsOf = (chip: Chip): string =>
    chipWords(chip, {
      now: this.#now,
      nameOf: (id) => this.#workspace.directory.nameOf(id),
      hourThere: this.#hourThere,
    });

  /** What became of an appointment does not change by moving it. */
  readonly isMovable = (chip: Chip): boolean =>
    chip.outcome === 'pending' && this.#isOpen(chip) && !chip.id.startsWith('expected-');

  /** Who only comes along may not see the prospect. A row that is here was let through by the server. */
  #isOpen(chip: Chip): boolean {
    const { session, records } = this.#workspace;
    const { id: memberId } = session.person;
    if (!chip.participantIds?.includes(memberId)) return true;
    const viewer = { memberId, level: session.level, workCentreIds: session.workCentreIds };
    const owned = { workCentreId: chip.workCentreId, attendedBy: chip.memberId, registeredBy: chip.memberId };
    return canSee(viewer, owned) || records.rows.find(chip.prospectId) !== undefined;
  }

  /** A day is a date wherever the prospect is. */
  readonly #hourThere = (chip: Chip): string | undefined => {
    if (chip.days !== undefined) return undefined;
    const { session, records } = this.#workspace;
    const place = records.rows.find(chip.prospectId) ?? {};
    return hourThere({ place, timeZone: session.company.timeZone }, chip.startsAtLocal);
  };
}
