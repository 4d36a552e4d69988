/** Which of the fields say enough to ask who already has them: a half-typed phone is everybody's. */
import { companyKey } from '@folio/shared/values/company-name.ts';
import { typedPhonePattern } from '@folio/shared/values/national-phone.ts';

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
/** Whole enough to be asked about; whether it is one, the form's schema says. */
const looksLikeEmail = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)*\.[a-z]{2,}$/i;

/** @param known values that were there before, of which nobody needs to be warned */
export function duplicateQuery(values: ReachableValues, known?: ReachableValues): DuplicateQuery {
  const { phone, email, companyName } = values;
  const isPhone = typedPhonePattern.test(phone.trim()) && phone.replace(/\D/g, '').length >= phoneDigits;
  const isCompany = companyKey(companyName).length >= companyLetters && companyName.trim().length <= companyMost;
  return {
    ...(isPhone && phone !== known?.phone && { phone: phone.trim() }),
    ...(looksLikeEmail.test(email.trim()) && email !== known?.email && { email: email.trim() }),
    ...(isCompany && companyName !== known?.companyName && { companyName: companyName.trim() }),
  };
}
