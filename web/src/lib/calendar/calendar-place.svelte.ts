/** Where in the calendar one is, as the address says: view, day, and whose appointments of which status. */
import { prospectStatuses, type ProspectStatus } from '@folio/shared/prospects/prospect.rules.ts';
import { isDay, isMonth } from '@folio/shared/values/days.ts';
import { page } from '$app/state';
import { routes } from '#lib/routes.ts';
import { calendarViews, type CalendarView } from './calendar-span.rules.ts';
import { rememberedView } from './remembered-view.ts';

interface Wished {
  view?: CalendarView;
  day?: string;
  people?: readonly string[];
  statuses?: readonly ProspectStatus[];
  prospectId?: string | undefined;
}

export class CalendarPlace {
  readonly #today: () => string;
  readonly #mayTeam: boolean;

  constructor({ today, mayTeam }: { today: () => string; mayTeam: boolean }) {
    this.#today = today;
    this.#mayTeam = mayTeam;
  }

  get #query(): Pick<URLSearchParams, 'get' | 'has'> {
    return page.url.searchParams;
  }

  /** A month in the address is the month's view; without either, the view chosen last. */
  get view(): CalendarView {
    const asked = calendarViews.find((view) => view === this.#query.get('vista'));
    const view = asked ?? (this.#query.has('mes') ? 'mes' : rememberedView());
    return view === 'equipo' && !this.#mayTeam ? 'dia' : view;
  }

  /** Of a month its first day, or today when it is this one. */
  get day(): string {
    const [month, day, today] = [this.#query.get('mes'), this.#query.get('dia'), this.#today()];
    // The day of an open form is no place: only with a view is it one.
    if (this.#query.has('vista') && isDay(day)) return day;
    if (isMonth(month)) return today.startsWith(month) ? today : `${month}-01`;
    return today;
  }

  get people(): string[] {
    return listed(this.#query.get('persona'));
  }

  get statuses(): ProspectStatus[] {
    const asked = listed(this.#query.get('estatus'));
    return prospectStatuses.filter((status) => asked.includes(status));
  }

  get prospectId(): string | undefined {
    return this.#query.get('prospecto') ?? undefined;
  }

  /** One id or, from the list's filter, several. */
  get workCentreIds(): string[] {
    return listed(this.#query.get('centro'));
  }

  /** The address of another place, with everything else as it is; an open prospect closes unless it is told. */
  href(wished: Wished = {}): string {
    const { view = this.view, day = this.day, people = this.people, statuses = this.statuses, prospectId } = wished;
    return routes.calendar({
      ...(view === 'mes' ? { month: day.slice(0, 7) } : { view, day }),
      people: joined(people),
      statuses: joined(statuses),
      prospectId,
      workCentreId: joined(this.workCentreIds),
    });
  }
}

function listed(text: string | null): string[] {
  return text ? text.split('.').filter(Boolean) : [];
}

function joined(values: readonly string[]): string | undefined {
  return values.length ? values.join('.') : undefined;
}
