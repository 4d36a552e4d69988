/** Whose day Inicio shows: one's own or that of all one may see, as the address says, or as it was left on this device. */
import type { Session } from '@folio/shared/identity/session.schema.ts';
import { page } from '$app/state';
import { goto } from '$app/navigation';
import { keep, readKept } from '#lib/ui/device.ts';
import { chosenWorkCentreId, workCentresToChoose } from '#lib/frame/go-to.svelte.ts';
import { routes } from '#lib/routes.ts';
import type { HomeScope } from './home-lists.ts';

/** By their names in the address. */
const choices = ['mio', 'todo'] as const;
type Whose = (typeof choices)[number];

const key = 'folio.home-whose';

export class HomePlace {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  /** Who sees no more than their own has nothing to choose. */
  get options(): { value: Whose; label: string }[] {
    const { level, workCentreIds } = this.#session;
    if (level === 'normal') return [];
    const centres = workCentreIds.length > 1 ? 'Mis centros' : 'Mi centro';
    return [
      { value: 'mio', label: 'Lo mío' },
      { value: 'todo', label: level === 'administrator' ? 'Toda la empresa' : centres },
    ];
  }

  /** Who sees more than their own looks after all of it, unless they chose otherwise. */
  get whose(): Whose {
    if (this.#session.level === 'normal') return 'mio';
    const asked = page.url.searchParams.get('ver') ?? readKept(key);
    return choices.find((one) => one === asked) ?? 'todo';
  }

  get scope(): HomeScope {
    const centres = workCentresToChoose(this.#session).map(({ id }) => id);
    const chosen = (chosenWorkCentreId() ?? '').split('.').filter((id) => centres.includes(id));
    return { people: this.whose === 'mio' ? [this.#session.person.id] : [], workCentreIds: chosen };
  }

  choose(whose: Whose): void {
    keep(key, whose);
    void goto(routes.home({ whose, workCentreId: chosenWorkCentreId() }), { replace: true, reset: false });
  }
}
