/** What a screen needs to begin: one Query of the company's own partition (AP-01). */
import type { Session } from '@folio/shared/identity/session.schema.ts';
import { AppError } from '../../platform/app-error.ts';
import type { MemberContext } from '../../platform/context.ts';
import { tenantTable, type Dependencies } from '../../platform/dependencies.ts';
import type { Attributes } from '../../platform/table.ts';
import * as catalogues from '../catalogues/catalogue.service.ts';
import * as members from '../members/member.service.ts';
import * as workCentres from '../work-centres/work-centre.service.ts';
import { companyOf, companyView } from './company.repository.ts';

export async function get(deps: Dependencies, context: MemberContext): Promise<Session> {
  const items = await tenantTable(deps, context).query({ partition: [] });
  const ofKind = (kind: string): Attributes[] => items.filter((item) => item['kind'] === kind);
  const [company] = ofKind('company');
  if (!company) throw new AppError('server.unexpected');
  const { person, level, workCentreIds } = context.actor;
  return {
    person: {
      id: person.personId,
      name: person.name,
      email: person.email,
      totpEnabled: person.totpEnabled,
      companyCount: person.tenantIds.length,
    },
    level,
    workCentreIds: [...workCentreIds],
    company: companyView(companyOf(company)),
    workCentres: ofKind('work-centre').map(workCentres.viewOf),
    catalogue: ofKind('catalogue-entry').map(catalogues.viewOf),
    members: ofKind('member').map(members.nameViewOf),
    rowLimit: Number(deps.environment.ROWS_IN_BROWSER),
  };
}
