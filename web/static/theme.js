// Before the first paint: a page chosen dark must not flash light. Without a choice the system decides, in tokens.css.
try {
  const theme = localStorage.getItem('folio.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be refused in private windows: the system's theme it is.
}
