/** What a typed phone means. Apart from phone.ts because the metadata weighs 25 kB: load it where used. */
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/**
 * E.164 of a phone typed in Mexico, or undefined when it is no phone.
 * Old prefixes are accepted, also after the country's: `044` and `045` (cell phones), `01` (long distance), `+52 1` and `521`
 * (cell phones from abroad); `00` and `011` go abroad, and eleven digits from 1 are of the United States or Canada.
 */
export function toE164(typed: string): string | undefined {
  const bare = typed.replace(/\s*(ext|x)\.?\s*\d{1,6}$/i, '').replace(/[^\d+]/g, '');
  const national = bare
    .replace(/^(00(?=\d{8,}$)|011(?=\d{11,}$))/, '+')
    .replace(/^\+?52(044|045|01|1)?(?=\d{10}$)/, '')
    .replace(/^(044|045|01)(?=\d{10}$)/, '')
    .replace(/^1(?=\d{10}$)/, '+1');
  const parsed = parsePhoneNumberFromString(national, 'MX');
  return parsed?.isPossible() ? parsed.number : undefined;
}
