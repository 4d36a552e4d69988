/** How to reach the company, in a line of its papers' heads. */
import { nationalForm } from '../values/national-phone.ts';
import { websiteWords } from '../values/website-address.ts';

export interface CompanyContact {
  /** E.164. */
  phone?: string | undefined;
  email?: string | undefined;
  website?: string | undefined;
}

/** `477 555 0148 · ventas@empresa.mx · empresa.mx`; undefined where nothing is told. */
export function contactLine({ phone, email, website }: CompanyContact): string | undefined {
  const told = [phone && nationalForm(phone).replaceAll(' ', '\u00a0'), email, website && websiteWords(website)];
  // No line begins with a dot.
  return told.filter(Boolean).join('\u00a0· ') || undefined;
}
