/**
 * Gives the browser's client the contract without its schemas: to call an endpoint it needs method, path and headers, while
 * the schemas of all endpoints would travel with the first page. A form imports the schemas it checks with by itself.
 */
import type { Plugin } from 'vite';
import type { Endpoint } from '@folio/shared/contract/endpoint.ts';

export function routesForBrowsers(): Plugin {
  return {
    name: 'folio-routes-for-browsers',
    applyToEnvironment: (environment) => environment.name === 'client',
    apply: 'build',
    load: {
      filter: { id: /\/shared\/src\/contract\/contract\.ts$/ },
      async handler() {
        const { endpoints } = await import('@folio/shared/contract/contract.ts');
        const routes = Object.entries<Endpoint>(endpoints).map(
          // Who may is the server's to say: a browser asks only whether a session is needed at all.
          ([name, { method, path, access, idempotent }]) => [
            name,
            { method, path, idempotent, ...(access === 'public' && { access }) },
          ],
        );
        return `export const endpoints = ${JSON.stringify(Object.fromEntries(routes))};`;
      },
    },
  };
}
