/**
 * Leaves out of the browser's bundle what libraries refer to in a way no bundler can drop, and nothing here uses:
 * - zod's JSON Schema generator, which every schema names; only the API describes its contract. 5 kB of each first load.
 * - devalue, with which SvelteKit writes what a server loads (nothing here is) and the state of an entry of the history
 *   (here plain words, for which JSON does). 3.5 kB.
 */
import type { Plugin } from 'vite';

const exported = /^export (?:const|function|class) (\w+)/gm;

const devalueAsJson = `export const { stringify, parse } = JSON;
export const uneval = stringify;
export const unflatten = () => { throw new TypeError('no page here is loaded by a server'); };`;

export function leftOutOfBrowsers(): Plugin {
  return {
    name: 'folio-left-out-of-browsers',
    applyToEnvironment: (environment) => environment.name === 'client',
    apply: 'build',
    transform: {
      filter: { id: /\/zod\/v4\/core\/(json-schema-processors|to-json-schema)\.js$|\/devalue\/index\.js$/ },
      handler(code, id) {
        if (id.endsWith('/devalue/index.js')) return { code: devalueAsJson, map: null };
        const names = [...code.matchAll(exported)].map(([, name]) => name);
        if (names.length === 0) this.error('zod writes its exports in another way now');
        // Schemas call what makes their methods when they are made; the methods themselves nobody calls here.
        return { code: names.map((name) => `export const ${name} = () => undefined;`).join('\n'), map: null };
      },
    },
  };
}
