/**
 * SvelteKit's root component hides its announcer (the line that reads the new title to a screen reader) by a style attribute,
 * which a policy without 'unsafe-inline' refuses: the line would show at the foot of every page. It is hidden by app.css.
 */
import type { Plugin } from 'vite';

export function announcerStyle(): Plugin {
  return {
    name: 'folio-announcer-style',
    enforce: 'pre',
    transform: {
      filter: { id: /@sveltejs\/kit\/src\/runtime\/components\/root\.svelte$/ },
      handler(code) {
        const bare = code.replace(/(id="svelte-announcer"[^>]*?)\s+style="[^"]*"/, '$1');
        if (bare === code)
          this.error('SvelteKit draws its announcer in another way now: look whether this is still needed');
        return { code: bare, map: null };
      },
    },
  };
}
