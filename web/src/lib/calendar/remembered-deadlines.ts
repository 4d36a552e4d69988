const key = 'folio.calendar-deadlines';

/** Whether this device shows last days of quotes and orders: it does until somebody switches them off. */
export function remembersDeadlines(): boolean {
  try {
    return localStorage.getItem(key) !== 'off';
  } catch {
    return true;
  }
}

export function rememberDeadlines(shown: boolean): void {
  try {
    localStorage.setItem(key, shown ? 'on' : 'off');
  } catch {
    // Shown, next time.
  }
}
