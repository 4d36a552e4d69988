/** Everything a company is born with, in one transaction: settings, a first centre, catalogues, counters, its founder. */
import { statutoryHolidays } from '@folio/shared/company/holidays.rules.ts';
import { dayIn } from '@folio/shared/values/days.ts';
import type { TimeZone } from '@folio/shared/values/time-zone.ts';
import { tenantRoot } from '../../platform/dependencies.ts';
import { derivedId } from '../../platform/derived-id.ts';
import type { RootedWrite, Write } from '../../platform/table.ts';
import { firstEntryWrites } from '../catalogues/catalogue.service.ts';
import { changeWrite } from '../changes/command.service.ts';
import { counterPut } from '../counters/counter.service.ts';
import { founderWrites } from '../members/member.service.ts';
import { firstComparison } from '../reports/comparison-plan.service.ts';
import { firstCentre } from '../work-centres/work-centre.service.ts';
import { companyPut } from './company.repository.ts';

export interface Founding {
  tenantId: string;
  name: string;
  timeZone: TimeZone;
  founder: { id: string; name: string; email: string };
  now: Date;
  requestId: string;
}

/** About 45 writes, below the 100 of a transaction. */
export function newCompanyWrites(founding: Founding): RootedWrite[] {
  const centre = firstCentre(founding.tenantId);
  const writes: Write[] = [
    settings(founding),
    ...centre.writes,
    ...firstEntryWrites(founding.tenantId),
    ...founderWrites(founding.founder, centre.id, founding.now),
    counterPut('prospects', 0),
    firstComparison(founding.now),
    firstChange(founding),
  ];
  return writes.map((write) => ({ root: tenantRoot(founding.tenantId), write }));
}

function settings({ tenantId, name, timeZone, now }: Founding): Write {
  const year = Number(dayIn(timeZone, now).slice(0, 4));
  return companyPut({
    tenantId,
    name,
    timeZone,
    currency: 'MXN',
    workWeek: [1, 2, 3, 4, 5, 6],
    // On Saturdays half a day, as most firms work.
    workHours: [{ day: 6, from: '09:00', to: '14:00' }],
    holidays: [...statutoryHolidays(year), ...statutoryHolidays(year + 1)],
    totpRequired: false,
    noDoubleBooking: false,
    version: 1,
    fieldVersions: {},
  });
}

function firstChange({ tenantId, name, founder, now, requestId }: Founding): Write {
  return changeWrite({
    id: derivedId('change', tenantId, 'founded'),
    at: now.toISOString(),
    memberId: founder.id,
    requestId,
    noun: 'company',
    verb: 'created',
    subjectId: tenantId,
    subjectName: name,
    after: { name },
  });
}
