/** What list, calendar and form share while a person works in one company. */
import { createContext } from 'svelte';
import type { Session } from '@folio/shared/identity/session.schema.ts';
import { client } from '#lib/api/client.ts';
import { AppointmentConflicts } from '#lib/calendar/appointment-conflicts.svelte.ts';
import { SeriesScopes } from '#lib/calendar/series-scopes.svelte.ts';
import { renewSession } from '#lib/session/follow-session.ts';
import { WallClock } from '#lib/ui/wall-clock.svelte.ts';
import { CompanyRecords } from './company-records.ts';
import { Directory } from './directory.ts';
import { ProspectCommands } from './prospect-commands.ts';

export class Workspace {
  readonly session: Session;
  readonly records: CompanyRecords;
  readonly clock: WallClock;
  /** Follows the session: a renamed centre shows at once. */
  readonly directory: Directory = $derived.by(() => new Directory(this.session));

  /** What is done with a prospect, the same from panel, list and keys. */
  readonly commands: ProspectCommands;
  /** Changes of appointments that met somebody else's; their commands come with the first calendar or form of one. */
  readonly appointmentConflicts = new AppointmentConflicts();
  /** Changes of one that recurs. */
  readonly seriesScopes = new SeriesScopes();

  constructor(session: Session) {
    this.session = session;
    this.clock = new WallClock(session.company.timeZone);
    this.records = new CompanyRecords({ client, whose: session, onsettings: () => void renewSession(session) });
    this.commands = new ProspectCommands({
      client,
      records: this.records,
      nameOf: (id) => this.directory.nameOf(id),
    });
  }
}

/** `useWorkspace()` in the screens of sales. */
export const [useWorkspace, provideWorkspace] = createContext<Workspace>();
