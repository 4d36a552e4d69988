/** Names of files that say what they hold and whose it is. */

// What Windows forbids in names of files, and what hides in them.
const forbidden = /[<>:"/\\|?*\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const mostCharacters = 80;

/** `Cotización C-0412 v2 - Panadería El Sol.pdf`. */
export function pdfFileName(what: string, whose: string): string {
  const plain = whose.replace(forbidden, ' ').replace(/\s+/g, ' ').trim();
  const short = Array.from(plain)
    .slice(0, mostCharacters)
    .join('')
    .replace(/[. ]+$/, '');
  return `${what}${short ? ` - ${short}` : ''}.pdf`;
}
