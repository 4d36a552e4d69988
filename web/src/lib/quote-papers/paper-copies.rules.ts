/** Names of copies as a person chooses them. Pure. */
import { mostCopies, mostCopyLetters, usualCopies } from '@folio/shared/pdf/quote/printed-quote.ts';

interface Copies {
  /** Chosen, in whatever order. */
  copies: string[];
  /** Offered besides the usual ones. */
  own: string[];
}

/** A name that was typed is offered from now on, and chosen; one that is offered already, in whatever case, is that one. */
export function withCopy(typed: string, { copies, own }: Copies): Copies {
  const name = Array.from(typed.replace(/\s+/g, ' ').trim()).slice(0, mostCopyLetters).join('');
  if (!name || copies.length >= mostCopies) return { copies, own };
  const known = [...usualCopies, ...own].find((one) => folded(one) === folded(name));
  // As many are offered as can be chosen: those not chosen make room.
  const offered = known || own.length < mostCopies ? own : own.filter((one) => copies.includes(one));
  return {
    copies: [...copies.filter((one) => one !== known), known ?? name],
    own: known ? own : [...offered, name],
  };
}

/** As they are printed: in the order in which they are offered, whichever was chosen first. */
export function inOrder({ copies, own }: Copies): string[] {
  return [...usualCopies, ...own].filter((one) => copies.includes(one));
}

function folded(name: string): string {
  return name.toLocaleLowerCase('es-MX');
}
