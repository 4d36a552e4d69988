import type { Width } from '../document.ts';

/** In points: what is fixed first, the rest by shares. */
export function resolvedWidths(widths: readonly Width[], total: number, gap: number): number[] {
  const fixed = widths.reduce((sum, width) => sum + ('points' in width ? width.points : 0), 0);
  const shares = widths.reduce((sum, width) => sum + ('share' in width ? width.share : 0), 0);
  const rest = Math.max(0, total - fixed - gap * (widths.length - 1));
  return widths.map((width) => ('points' in width ? width.points : (rest * width.share) / shares));
}
