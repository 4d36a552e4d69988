/** Duration of a movement: none for who asked the system for less of it. */
export function motionMs(wanted: number): number {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : wanted;
}
