/** A phone as Mexico writes it. Apart from phone.ts, whose schemas bring zod along. */

/** Digits and signs as people write them; what it means is decided by `toE164`, at the server and lazily on screen. */
export const typedPhonePattern = /^[+(]?[\d\s().+\-/]*\d[\d\s().\-/]*(\s*(ext|x)\.?\s*\d{1,6})?$/i;

/** National form without loading a phone library: Mexican numbers by the plan of 2019, others as they are. */
export function nationalForm(phone: string): string {
  if (!/^\+52\d{10}$/.test(phone)) return phone;
  const digits = phone.slice(3);
  // Two-digit area codes since 2019: Mexico City 55 and 56, Guadalajara 33, Monterrey 81.
  return /^(55|56|33|81)/.test(digits)
    ? `${digits.slice(0, 2)} ${digits.slice(2, 6)} ${digits.slice(6)}`
    : `${digits.slice(0, 3)} ${digits.slice(3, 6)} ${digits.slice(6)}`;
}
