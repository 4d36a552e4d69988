/** The report as people ask for it: a year and shorter, whole and narrowed. */
import { reportHandlers } from '@folio/functions/modules/reports/report.handlers.ts';
import { addDays, addMonths } from '@folio/shared/values/days.ts';
import type { Target } from './load.ts';
import type { Subject } from './subject.ts';

export function reportSubjects({ company }: Target, today: string): Subject[] {
  const { operative, contactChannelId } = company;
  const month = today.slice(0, 7);
  const months = (count: number) => ({
    from: `${addMonths(month, 1 - count)}-01`,
    to: addDays(`${addMonths(month, 1)}-01`, -1),
    grain: 'month',
  });
  const ways: Record<string, Record<string, string>> = {
    'a year': months(12),
    'a year to today': { from: addDays(today, -364), to: today, grain: 'month' },
    'a year of a person': { ...months(12), attendedBy: operative.memberId },
    'a year of a medio': { ...months(12), contactChannelId },
    'a month by day': { ...months(1), grain: 'day' },
    'half a year by day': { from: addDays(today, -182), to: today, grain: 'day' },
  };
  return Object.entries(ways).map(([way, query]) => ({
    name: 'getReport',
    way,
    handler: reportHandlers.getReport,
    input: () => ({ query }),
  }));
}
