/** Key and item of the company itself. */
import type { Company } from '@folio/shared/company/company.schema.ts';
import type { Attributes, Key, Write } from '../../platform/table.ts';
import type { Versioned } from '../changes/merge.rules.ts';
import type { StoredOneImage } from '../one-images/one-image.ts';

export type StoredCompany = Omit<Company, 'id' | 'logoId'> &
  Versioned & { tenantId: string; logo?: StoredOneImage | undefined };

export const companyKey: Key = { partition: [], sort: ['COMPANY'] };

export function companyOf(item: Attributes): StoredCompany {
  // Companies founded before there were hours have none of their own, nor the rule of no two appointments at once.
  const stored = { workHours: [], noDoubleBooking: false, ...item, logo: item['logo'] ?? undefined };
  return stored as unknown as StoredCompany; // written by companyPut and companyUpdate alone
}

export function companyView(stored: StoredCompany): Company {
  const {
    tenantId,
    name,
    timeZone,
    currency,
    workWeek,
    workHours,
    holidays,
    totpRequired,
    noDoubleBooking,
    logo,
    version,
  } = stored;
  return {
    id: tenantId,
    name,
    ...presentOf(stored),
    timeZone,
    currency,
    workWeek,
    workHours,
    holidays,
    totpRequired,
    noDoubleBooking,
    ...(logo ? { logoId: logo.id } : {}),
    version,
  };
}

/** What a company may have none of; '' is none. */
export const optionalFields = [
  'rfc',
  'legalName',
  'fiscalRegime',
  'fiscalAddress',
  'phone',
  'email',
  'website',
  'paperColour',
] as const;

function presentOf(stored: StoredCompany): Pick<Company, (typeof optionalFields)[number]> {
  return Object.fromEntries(optionalFields.flatMap((field) => (stored[field] ? [[field, stored[field]]] : [])));
}

export function companyPut(company: StoredCompany): Write {
  return { label: 'retry', when: 'absent', put: { ...companyKey, kind: 'company', attributes: { ...company } } };
}

/** Sets fields if the version read still stands. */
export function companyUpdate(readVersion: number, set: Attributes): Write {
  return { label: 'retry', update: companyKey, set, when: { equals: { version: readVersion } } };
}
