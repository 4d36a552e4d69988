/** Names behind the ids of a company's records, for files that are written without a screen: one Query (AP-01). */
import type { Company } from '@folio/shared/company/company.schema.ts';
import type { Table } from '../../platform/table.ts';
import * as catalogues from '../catalogues/catalogue.service.ts';
import * as members from '../members/member.service.ts';
import * as workCentres from '../work-centres/work-centre.service.ts';
import { settingsOf } from './company.service.ts';

export interface KnownNames {
  company: Company;
  /** Empty for what is not known. */
  nameOf: (id: string) => string;
}

export async function knownNames(table: Table): Promise<KnownNames> {
  const items = await table.query({ partition: [] });
  const ofKind = (kind: string) => items.filter((item) => item['kind'] === kind);
  const named = [
    ...ofKind('work-centre').map(workCentres.viewOf),
    ...ofKind('catalogue-entry').map(catalogues.viewOf),
    ...ofKind('member').map(members.nameViewOf),
  ];
  const names = new Map(named.map(({ id, name }) => [id as string, name]));
  return { company: settingsOf(ofKind('company')[0]), nameOf: (id) => names.get(id) ?? '' };
}
