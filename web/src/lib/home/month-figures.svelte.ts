/** What this month counts so far, beside as many days of the month before: of one's own, of centres, of all one may see. */
import type { ApiError } from '@folio/shared/contract/client.ts';
import { added, formerPeriod, type Period, type Sums } from '@folio/shared/reports/report.rules.ts';
import { addDays, addMonths } from '@folio/shared/values/days.ts';
import { asApiError } from '#lib/api/as-api-error.ts';
import { client } from '#lib/api/client.ts';
import type { HomeScope } from './home-lists.ts';

export function monthOf(today: string): { current: Period; former: Period } {
  const month = today.slice(0, 7);
  const current = { from: `${month}-01`, to: addDays(`${addMonths(month, 1)}-01`, -1) };
  return { current, former: formerPeriod(current, today) };
}

export class MonthFigures {
  totals = $state.raw<Sums>();
  former = $state.raw<Sums>({});
  problem = $state.raw<ApiError>();
  #asked = 0;

  async ask(scope: HomeScope, today: string): Promise<void> {
    const turn = (this.#asked += 1);
    const { current, former } = monthOf(today);
    try {
      const [now, before] = await Promise.all([totalsOf(scope, current), totalsOf(scope, former)]);
      if (turn !== this.#asked) return;
      this.totals = now;
      this.former = before;
      this.problem = undefined;
    } catch (cause) {
      if (turn === this.#asked) this.problem = asApiError(cause);
    }
  }
}

/** A report is of one centre or of all one may see: several are added up, as no prospect is in two. */
async function totalsOf({ people, workCentreIds }: HomeScope, period: Period): Promise<Sums> {
  const [attendedBy] = people;
  const reports = await Promise.all(
    (workCentreIds.length ? workCentreIds : [undefined]).map((workCentreId) =>
      client.getReport({ query: { ...period, workCentreId, attendedBy } }),
    ),
  );
  return reports.reduce<Sums>((sum, { totals }) => added(sum, totals), {});
}
