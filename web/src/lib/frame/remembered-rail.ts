import { keep, readKept } from '#lib/ui/device.ts';

const key = 'folio.rail';
// Below this a list of eight columns wants the room more than the menu does.
const roomyPx = 1100;

/** As it was left on this device; on a narrow screen closed until somebody opens it. */
export function isRailCollapsed(): boolean {
  return (readKept(key) ?? (innerWidth < roomyPx ? 'collapsed' : 'open')) === 'collapsed';
}

export function rememberRail(collapsed: boolean): void {
  keep(key, collapsed ? 'collapsed' : 'open');
}
