/** The company's settings as its form holds them, and what of them changed. */
import type { RegimeCode } from '@folio/shared/clients/fiscal-catalogues.ts';
import type { Company } from '@folio/shared/company/company.schema.ts';
import { nationalForm } from '@folio/shared/values/national-phone.ts';

export interface CompanyFormValues {
  name: string;
  /** Empty: none. So of the others of SAT, of how to reach it, and of the colour. */
  rfc: string;
  legalName: string;
  fiscalRegime: RegimeCode | '';
  fiscalAddress: string;
  /** As Mexico writes it. */
  phone: string;
  email: string;
  website: string;
  /** Of its papers; empty: the one that each kind of them has. */
  paperColour: string;
  timeZone: Company['timeZone'];
  currency: Company['currency'];
  workWeek: number[];
  workHours: Company['workHours'];
  holidays: Company['holidays'];
  /** As the person first saw it here: what changed is told apart by its values, and saved on its version. Part of the draft, too. */
  base: Company;
}

export function companyForm(company: Company): CompanyFormValues {
  const { name, rfc = '', legalName = '', fiscalRegime = '', fiscalAddress = '', paperColour = '' } = company;
  const { phone = '', email = '', website = '' } = company;
  const { timeZone, currency, workWeek, workHours, holidays } = company;
  return {
    name,
    rfc,
    legalName,
    fiscalRegime,
    fiscalAddress,
    phone: nationalForm(phone),
    email,
    website,
    paperColour,
    timeZone,
    currency,
    workWeek: [...workWeek],
    workHours: byDay(workHours),
    holidays: inOrder(holidays),
    base: company,
  };
}

/** What was typed, on a company that somebody changed meanwhile: all that was not typed is as it is there now. */
export function rebased(values: CompanyFormValues, company: Company): CompanyFormValues {
  const typed = changesIn(values).map(([name]) => [name, values[name]]);
  return { ...companyForm(company), ...Object.fromEntries(typed) };
}

/** Only what differs: two people changing different things do not undo each other. */
export function changedSettings(values: CompanyFormValues): Record<string, unknown> {
  return Object.fromEntries(
    changesIn(values).map(([name, value]) => [name, value === '' && name !== 'name' ? null : value]),
  );
}

type Field = Exclude<keyof CompanyFormValues, 'base'>;

function changesIn({ base, ...values }: CompanyFormValues): [Field, unknown][] {
  const before = companyForm(base);
  const now = {
    ...values,
    workWeek: values.workWeek.toSorted((a, b) => a - b),
    workHours: byDay(values.workHours),
    holidays: inOrder(values.holidays),
  };
  const all = Object.entries(now) as [Field, unknown][]; // entries widens the name
  return all.filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name]));
}

function byDay(workHours: Company['workHours']): Company['workHours'] {
  return workHours.map(({ day, from, to }) => ({ day, from, to })).toSorted((a, b) => a.day - b.day);
}

function inOrder(holidays: Company['holidays']): Company['holidays'] {
  return holidays.map(({ day, name }) => ({ day, name })).toSorted((a, b) => a.day.localeCompare(b.day));
}
