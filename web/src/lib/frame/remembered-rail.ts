const key = 'folio.rail';
// Below this a list of eight columns wants the room more than the menu does.
const roomyPx = 1100;

/** As it was left on this device; on a narrow screen closed until somebody opens it. */
export function isRailCollapsed(): boolean {
  try {
    return (localStorage.getItem(key) ?? (innerWidth < roomyPx ? 'collapsed' : 'open')) === 'collapsed';
  } catch {
    return innerWidth < roomyPx;
  }
}

export function rememberRail(collapsed: boolean): void {
  try {
    localStorage.setItem(key, collapsed ? 'collapsed' : 'open');
  } catch {
    // As wide as the screen says, next time.
  }
}
