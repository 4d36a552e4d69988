/** Names behind the ids of a row: people, work centres and catalogue words of the session's company. */
import type { Session } from '@folio/shared/identity/session.schema.ts';

export class Directory {
  readonly #names: Map<string, string>;
  /** Only a company with several shows where each prospect was registered (M30). */
  readonly hasSeveralWorkCentres: boolean;
  /** The company's. */
  readonly timeZone: string;

  constructor(session: Session) {
    const named = [...session.members, ...session.workCentres, ...session.catalogue];
    this.#names = new Map(named.map(({ id, name }) => [id, name]));
    this.hasSeveralWorkCentres = session.workCentres.length > 1;
    this.timeZone = session.company.timeZone;
  }

  /** Empty for no id, and for one newer than this session (its name comes with the next). */
  nameOf(id: string | undefined): string {
    return (id && this.#names.get(id)) || '';
  }
}
