/** What the calendar says of last days, and where they lead. */
import { deadlineNames } from '@folio/shared/deadlines/deadline.rules.ts';
import type { Deadline } from '@folio/shared/deadlines/deadline.schema.ts';
import { routes } from '#lib/routes.ts';

export function deadlineHref({ document, prospectId, id }: Deadline): string {
  return document === 'quote' ? routes.quote(prospectId, id) : routes.order(prospectId, id);
}

/** `Vigencia C-0412`, of several `2 vigencias`, `1 entrega` or both. */
export function deadlinesWords(deadlines: readonly Deadline[]): string {
  const [first] = deadlines;
  if (first && deadlines.length === 1) return `${deadlineNames[first.document]} ${first.folio}`;
  const validities = deadlines.filter(({ document }) => document === 'quote').length;
  return [counted(validities, 'vigencia'), counted(deadlines.length - validities, 'entrega')]
    .filter(Boolean)
    .join(', ');
}

function counted(count: number, word: string): string {
  if (count === 0) return '';
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
