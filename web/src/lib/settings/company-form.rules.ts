/** The company's settings as its form holds them, and what of them changed. */
import type { RegimeCode } from '@folio/shared/clients/fiscal-catalogues.ts';
import type { Company } from '@folio/shared/company/company.schema.ts';

export interface CompanyFormValues {
  name: string;
  /** Empty: none. So of the others of SAT, and of the colour. */
  rfc: string;
  legalName: string;
  fiscalRegime: RegimeCode | '';
  fiscalAddress: string;
  /** Of its papers; empty: the one that each kind of them has. */
  paperColour: string;
  timeZone: Company['timeZone'];
  currency: Company['currency'];
  workWeek: number[];
  workHours: Company['workHours'];
  holidays: Company['holidays'];
}

export function companyForm(company: Company): CompanyFormValues {
  const { name, rfc = '', legalName = '', fiscalRegime = '', fiscalAddress = '', paperColour = '' } = company;
  const { timeZone, currency, workWeek, workHours, holidays } = company;
  return {
    name,
    rfc,
    legalName,
    fiscalRegime,
    fiscalAddress,
    paperColour,
    timeZone,
    currency,
    workWeek: [...workWeek],
    workHours: byDay(workHours),
    holidays: inOrder(holidays),
  };
}

/** Only what differs: two people changing different things do not undo each other. */
export function changedSettings(company: Company, values: CompanyFormValues): Record<string, unknown> {
  const before = companyForm(company);
  const now: CompanyFormValues = {
    ...values,
    workWeek: values.workWeek.toSorted((a, b) => a - b),
    workHours: byDay(values.workHours),
    holidays: inOrder(values.holidays),
  };
  const changed = Object.entries(now).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof CompanyFormValues]), // entries widens the name
  );
  return Object.fromEntries(changed.map(([name, value]) => [name, value === '' && name !== 'name' ? null : value]));
}

function byDay(workHours: Company['workHours']): Company['workHours'] {
  return workHours.map(({ day, from, to }) => ({ day, from, to })).toSorted((a, b) => a.day - b.day);
}

function inOrder(holidays: Company['holidays']): Company['holidays'] {
  return holidays.map(({ day, name }) => ({ day, name })).toSorted((a, b) => a.day.localeCompare(b.day));
}
