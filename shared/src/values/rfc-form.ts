/** What an RFC says of itself, without the schema that checks it: whose it is, and whether its last character fits. */

/** Without what some print between its parts. */
function bare(typed: string): string {
  return typed.replace(/[\s-]+/g, '').toUpperCase();
}

/** Twelve characters are a company's (persona moral), thirteen a person's (persona física); undefined for neither. */
export function taxpayerKindOf(rfc: string | undefined): 'entity' | 'individual' | undefined {
  const { length } = bare(rfc ?? '');
  return length === 12 ? 'entity' : length === 13 ? 'individual' : undefined;
}

// Place of each character in SAT's table is its value.
const characters = '0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ';
/** Público en general and whoever is a foreigner: given to everybody, with no digit of their own. */
const generic = ['XAXX010101000', 'XEXX010101000'];

/**
 * Whether the check digit is the one the rest asks for. A few RFCs were given out with another: it is a reason to look twice,
 * none to refuse. `EKU9003173C9` fits, `EKU9003173C8` does not.
 */
export function checkDigitFits(rfc: string): boolean {
  const typed = bare(rfc);
  if (generic.includes(typed)) return true;
  const [body, last] = [typed.slice(0, -1).padStart(12), typed.slice(-1)];
  const sum = [...body].reduce((total, one, at) => total + characters.indexOf(one) * (13 - at), 0);
  const rest = (11 - (sum % 11)) % 11;
  return last === (rest === 10 ? 'A' : String(rest));
}
