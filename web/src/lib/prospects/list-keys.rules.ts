/** Keys of the list. Letters and arrows mean the same, so that either hand finds them. */

export type ListMove = 'next' | 'previous' | 'close' | 'edit' | 'follow-up' | 'pdf' | 'cancel' | 'choose';

const moves: Record<string, ListMove> = {
  j: 'next',
  ArrowDown: 'next',
  k: 'previous',
  ArrowUp: 'previous',
  Escape: 'close',
  e: 'edit',
  s: 'follow-up',
  p: 'pdf',
  c: 'cancel',
  x: 'choose',
};

export function moveOf(event: {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}): ListMove | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  return moves[event.key];
}

/** Index after a move, or undefined at an end of the list. From nowhere (-1) it begins at the top. */
export function indexAfter(move: 'next' | 'previous', from: number, count: number): number | undefined {
  const to = from === -1 ? 0 : from + (move === 'next' ? 1 : -1);
  return to >= 0 && to < count ? to : undefined;
}
