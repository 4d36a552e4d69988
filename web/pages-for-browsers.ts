/**
 * Leaves the pages out of what SvelteKit builds for a server. Nothing is drawn on one (`ssr = false`): it only writes
 * `index.html`, with the style sheet of the outermost layout, but would compile every component for it first: a third of
 * the build's time.
 */
import type { Plugin } from 'vite';

export function pagesForBrowsers(): Plugin {
  return {
    name: 'folio-pages-for-browsers',
    applyToEnvironment: (environment) => environment.name === 'ssr',
    apply: 'build',
    enforce: 'pre',
    load: { filter: { id: /\/web\/src\/(?!routes\/\+layout).+\.svelte$/ }, handler: () => '' },
  };
}
