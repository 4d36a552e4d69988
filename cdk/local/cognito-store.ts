/** Where cognito-local keeps its people: each in a row of its own, so that a write is small and survives kill -9. */
import type { DataStore } from 'cognito-local/lib/services/dataStore/dataStore.js';
import type { DataStoreFactory } from 'cognito-local/lib/services/dataStore/factory.js';
import type { Shelf } from './durable-store.ts';

type Tree = Record<string, unknown>;

/** A store per pool and one for the clients, all on one shelf: `<store>/<path in its tree>` → value. */
export function cognitoStores(shelf: Shelf): DataStoreFactory {
  return {
    async create(_, id, defaults) {
      const tree = structuredClone(defaults) as Tree; // an object of plain values
      for (const [key, value] of shelf.entries()) {
        const [store, ...path] = JSON.parse(key) as string[]; // as written below
        if (store === id) assign(tree, path, withDates(value));
      }
      return storeOf(id, tree, shelf);
    },
  };
}

function storeOf(id: string, tree: Tree, shelf: Shelf): DataStore {
  const rowOf = (path: readonly string[]) => JSON.stringify([id, ...path]);
  return {
    async get<T>(_: unknown, key: string | string[], fallback?: T) {
      return (find(tree, [key].flat()) ?? fallback ?? null) as T; // what was set under this key
    },
    async getRoot<T>() {
      return tree as T; // as above
    },
    async set(_, key, value) {
      assign(tree, [key].flat(), value);
      shelf.set(rowOf([key].flat()), value);
    },
    async delete(_, key) {
      assign(tree, [key].flat(), undefined);
      shelf.delete(rowOf([key].flat()));
    },
  };
}

function find(tree: Tree, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, name) => (at as Tree | undefined)?.[name], tree); // a missing branch is undefined
}

function assign(tree: Tree, path: readonly string[], value: unknown): void {
  const last = path.at(-1) ?? '';
  const branch = path.slice(0, -1).reduce<Tree>((at, name) => (at[name] ??= {}) as Tree, tree); // branches are objects
  if (value === undefined) delete branch[last];
  else branch[last] = value;
}

/** The library calls its dates `…Date`, and wants them back as such. */
function withDates(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (key, item: unknown) =>
    key.endsWith('Date') && typeof item === 'string' ? new Date(item) : item,
  );
}
