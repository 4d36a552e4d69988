/**
 * Gives the browser's client the contract without its schemas: to call an endpoint it needs method, path and headers, while
 * the schemas of all endpoints would travel with the first page. A form imports the schemas it checks with by itself.
 */
import type { Plugin } from 'vite';
import type { Endpoint } from '@folio/shared/contract/endpoint.ts';

const prefix = '/api/';

/**
 * `addProspect prospects POST i`: who may is the server's to say, a browser asks only whether a session is needed at all. All of
 * them are one text, and the method stands where lines end alike, but for a plain GET: a name and a call around each were 200
 * bytes more of every first load.
 */
function wordsOf([name, { method, path, access, idempotent }]: [string, Endpoint]): string {
  const flags = `${idempotent ? 'i' : ''}${access === 'public' ? 'p' : ''}`;
  const isUsual = method === 'GET' && !flags;
  return [name, path.slice(prefix.length), ...(isUsual ? [] : [method, flags])].filter(Boolean).join(' ');
}

const readerOfWords = `(words) => {
  const [name, path, method = 'GET', flags = ''] = words.split(' ');
  const access = flags.includes('p') ? 'public' : 'session';
  return [name, { method, path: '${prefix}' + path, idempotent: flags.includes('i'), access }];
}`;

export function routesForBrowsers(): Plugin {
  return {
    name: 'folio-routes-for-browsers',
    applyToEnvironment: (environment) => environment.name === 'client',
    apply: 'build',
    load: {
      filter: { id: /\/shared\/src\/contract\/contract\.ts$/ },
      async handler() {
        const { endpoints } = await import('@folio/shared/contract/contract.ts');
        const told = Object.entries<Endpoint>(endpoints).map(wordsOf).join('\n');
        return `export const endpoints = Object.fromEntries(\`${told}\`.split('\\n').map(${readerOfWords}));`;
      },
    },
  };
}
