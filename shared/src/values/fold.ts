/** Text as it is compared. Apart from text.ts because lists search without checking anything: no zod here. */

/** Form for comparing names: no accents, no case, single spaces. `«Panadería  Sol»` → `panaderia sol`. */
export function fold(value: string): string {
  return value.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/gu, ' ').trim();
}
