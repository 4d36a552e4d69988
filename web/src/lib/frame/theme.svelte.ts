/** Light, dark, or as the system says. Kept per device; static/theme.js puts it on before the first paint. */
import { keep } from '#lib/ui/device.ts';

export type Theme = 'system' | 'light' | 'dark';

const key = 'folio.theme';

export const themeNames: Record<Theme, string> = { system: 'Como el sistema', light: 'Claro', dark: 'Oscuro' };

class ThemeChoice {
  current = $state<Theme>(chosenBefore());

  choose(theme: Theme): void {
    this.current = theme;
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
    keep(key, theme === 'system' ? undefined : theme);
  }
}

function chosenBefore(): Theme {
  const { theme } = document.documentElement.dataset;
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

export const theme = new ThemeChoice();
