/**
 * Gives the browser's client the contract without its schemas: to call an endpoint it needs method, path and headers, while
 * the schemas of all endpoints would travel with the first page. A form imports the schemas it checks with by itself.
 */
import type { Plugin } from 'vite';
import type { Endpoint } from '@folio/shared/contract/endpoint.ts';

/** `POST /api/prospects i`: who may is the server's to say, a browser asks only whether a session is needed at all. */
function wordsOf({ method, path, access, idempotent }: Endpoint): string {
  const flags = `${idempotent ? 'i' : ''}${access === 'public' ? 'p' : ''}`;
  return [method, path, flags].filter(Boolean).join(' ');
}

const readerOfWords = `const of = (words) => {
  const [method, path, flags = ''] = words.split(' ');
  return { method, path, idempotent: flags.includes('i'), access: flags.includes('p') ? 'public' : 'session' };
};`;

export function routesForBrowsers(): Plugin {
  return {
    name: 'folio-routes-for-browsers',
    applyToEnvironment: (environment) => environment.name === 'client',
    apply: 'build',
    load: {
      filter: { id: /\/shared\/src\/contract\/contract\.ts$/ },
      async handler() {
        const { endpoints } = await import('@folio/shared/contract/contract.ts');
        const told = Object.entries<Endpoint>(endpoints).map(
          ([name, endpoint]) => `${name}: of('${wordsOf(endpoint)}'),`,
        );
        return `${readerOfWords}\nexport const endpoints = {\n${told.join('\n')}\n};`;
      },
    },
  };
}
