/** What list, calendar and form share while a person works in one company. */
import { createContext } from 'svelte';
import type { Session } from '@folio/shared/identity/session.schema.ts';
import { client } from '#lib/api/client.ts';
import { WallClock } from '#lib/ui/wall-clock.svelte.ts';
import { CompanyRecords } from './company-records.ts';
import { Directory } from './directory.ts';

export class Workspace {
  readonly session: Session;
  readonly records = new CompanyRecords(client);
  readonly clock: WallClock;
  /** Follows the session: a renamed centre shows at once. */
  readonly directory: Directory = $derived.by(() => new Directory(this.session));

  constructor(session: Session) {
    this.session = session;
    this.clock = new WallClock(session.company.timeZone);
  }
}

/** `useWorkspace()` in the screens of sales. */
export const [useWorkspace, provideWorkspace] = createContext<Workspace>();
