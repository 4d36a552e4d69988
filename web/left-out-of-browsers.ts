/**
 * Leaves out of the browser's bundle what libraries refer to in a way no bundler can drop, and nothing here uses:
 * - zod's JSON Schema generator, which every schema names; only the API describes its contract. 5 kB of each first load.
 * - the old methods of zod's strings for formats (`z.string().jwt()`; there are functions for them now), with every format that
 *   nobody here has. 1.7 kB of each first load that checks anything.
 * - devalue, with which SvelteKit writes what a server loads (nothing here is) and the state of an entry of the history
 *   (here plain words, for which JSON does). 3.5 kB.
 */
import type { Plugin } from 'vite';

const exported = /^export (?:const|function|class) (\w+)/gm;

/** `jwt(params) { return this.check(core._jwt(ZodJWT, params)); },` */
const formatMethods = /^ {4}\w+\(params\) \{\s+return this\.check\(core\._\w+\(Zod\w+, params\)\);\s+\},?$/gm;

const devalueAsJson = `export const { stringify, parse } = JSON;
export const uneval = stringify;
export const unflatten = () => { throw new TypeError('no page here is loaded by a server'); };`;

export function leftOutOfBrowsers(): Plugin {
  return {
    name: 'folio-left-out-of-browsers',
    applyToEnvironment: (environment) => environment.name === 'client',
    apply: 'build',
    transform: {
      filter: {
        id: /\/zod\/v4\/(core\/(json-schema-processors|to-json-schema)|classic\/schemas)\.js$|\/devalue\/index\.js$/,
      },
      handler(code, id) {
        if (id.endsWith('/classic/schemas.js')) {
          const rest = code.replaceAll(formatMethods, '');
          if (rest === code) this.error('zod writes its methods in another way now');
          return { code: rest, map: null };
        }
        if (id.endsWith('/devalue/index.js')) return { code: devalueAsJson, map: null };
        const names = [...code.matchAll(exported)].map(([, name]) => name);
        if (names.length === 0) this.error('zod writes its exports in another way now');
        // Schemas call what makes their methods when they are made; the methods themselves nobody calls here.
        return { code: names.map((name) => `export const ${name} = () => undefined;`).join('\n'), map: null };
      },
    },
  };
}
