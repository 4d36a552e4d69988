/** Which of the fields say enough to ask who already has them: a half-typed phone is everybody's. */
import { email } from '@folio/shared/values/email.ts';
import { companyKey } from '@folio/shared/values/company-name.ts';
import { typedPhone } from '@folio/shared/values/phone.ts';

export interface ReachableValues {
  phone: string;
  email: string;
  companyName: string;
}

/** What is asked for; empty when nothing is complete. */
export interface DuplicateQuery {
  phone?: string;
  email?: string;
  companyName?: string;
}

const phoneDigits = 10;
const companyLetters = 3;
const companyMost = 120;

/** @param known values that were there before, of which nobody needs to be warned */
export function duplicateQuery(values: ReachableValues, known?: ReachableValues): DuplicateQuery {
  const { phone, email: address, companyName } = values;
  const isPhone = typedPhone.safeParse(phone).success && phone.replace(/\D/g, '').length >= phoneDigits;
  const isCompany = companyKey(companyName).length >= companyLetters && companyName.trim().length <= companyMost;
  return {
    ...(isPhone && phone !== known?.phone && { phone: phone.trim() }),
    ...(email.safeParse(address).success && address !== known?.email && { email: address.trim() }),
    ...(isCompany && companyName !== known?.companyName && { companyName: companyName.trim() }),
  };
}
