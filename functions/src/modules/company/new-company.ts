/** Everything a company is born with, in one transaction: settings, a first centre, catalogues, counters, its founder. */
import { firstEntries } from '@folio/shared/catalogues/catalogue.defaults.ts';
import { catalogueKind } from '@folio/shared/catalogues/catalogue.schema.ts';
import { statutoryHolidays } from '@folio/shared/company/holidays.rules.ts';
import { dayIn } from '@folio/shared/values/local-date.ts';
import { fold } from '@folio/shared/values/text.ts';
import type { TimeZone } from '@folio/shared/values/time-zones.ts';
import { tenantRoot } from '../../platform/dependencies.ts';
import { derivedId } from '../../platform/derived-id.ts';
import type { RootedWrite, Write } from '../../platform/table.ts';
import { entryPut } from '../catalogues/catalogue.repository.ts';
import { changeKey, changePut } from '../changes/change.repository.ts';
import { counterPut } from '../counters/counter.repository.ts';
import { memberEmailKey, memberPut } from '../members/member.repository.ts';
import { emailDigest, newMember } from '../members/member.service.ts';
import { takeName } from '../names/name.repository.ts';
import { workCentrePut } from '../work-centres/work-centre.repository.ts';
import { companyPut } from './company.repository.ts';

export interface Founding {
  tenantId: string;
  name: string;
  timeZone: TimeZone;
  founder: { id: string; name: string; email: string };
  now: Date;
  requestId: string;
}

/** About 45 writes, below the 100 of a transaction. The first centre is called «Matriz», as firms do. */
export function newCompanyWrites(founding: Founding): RootedWrite[] {
  const centreId = derivedId('workCentre', founding.tenantId, 'first');
  const writes: Write[] = [
    settings(founding),
    workCentrePut(centreId, 'Matriz'),
    takeName('work-centre', 'Matriz', centreId, 'retry'),
    ...catalogues(founding.tenantId),
    counterPut('prospects', 0),
    counterPut('administrators', 1),
    counterPut('work-centres', 1),
    ...founder(founding, centreId),
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
    holidays: [...statutoryHolidays(year), ...statutoryHolidays(year + 1)],
    totpRequired: false,
    version: 1,
    fieldVersions: {},
  });
}

function catalogues(tenantId: string): Write[] {
  return catalogueKind.options.flatMap((kind) =>
    firstEntries[kind].flatMap((name) => {
      const id = derivedId('catalogueEntry', tenantId, kind, fold(name));
      return [entryPut(kind, id, name), takeName(kind, name, id, 'retry')];
    }),
  );
}

function founder({ founder, now }: Founding, centreId: string): Write[] {
  const member = newMember({
    ...founder,
    level: 'administrator',
    workCentreIds: [centreId],
    totpEnabled: false,
    joinedAt: now.toISOString(),
  });
  const guard = { ...memberEmailKey(emailDigest(founder.email)), kind: 'name', attributes: { ownerId: founder.id } };
  return [memberPut(member), { when: 'absent', put: guard }];
}

function firstChange({ tenantId, name, founder, now, requestId }: Founding): Write {
  const id = derivedId('change', tenantId, 'founded');
  return changePut(changeKey([], id), {
    bodyHash: '',
    change: {
      id,
      at: now.toISOString(),
      memberId: founder.id,
      requestId,
      noun: 'company',
      verb: 'created',
      subjectId: tenantId,
      subjectName: name,
      after: { name },
    },
  });
}
