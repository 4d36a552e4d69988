/**
 * The rows on this device, so that the list is there before the net is. One database per person and company; rows lie in
 * chunks of 256 folios, each the JSON of its rows: a change rewrites one chunk, and 50,000 rows are 196 small reads.
 */
import { deleteDB, openDB, type DBSchema, type IDBPDatabase, type IDBPObjectStore } from 'idb';
import type { ProspectRow } from '@folio/shared/prospects/prospect.schema.ts';

const prefix = 'folio.rows.';
/** Of databases that hold images on their way, which are forgotten with the rows. */
export const uploadsPrefix = 'folio.uploads.';
const prefixes = [prefix, uploadsPrefix];
const chunkFolios = 256;
// Raised when a row is kept in another form: what an older version of the site wrote is forgotten.
const schemaVersion = 3;
const longestWipeMs = 1000;
/** A thousand rows: some 5 ms. */
const chunksPerSlice = 4;

/** How far the rows here are known to be right. */
export interface RowState {
  /** Which fill they came with: what another one kept is not to be mixed with it. */
  fill: string;
  /** Of the feed: what changed before it is here. */
  cursor: string;
  scope: string;
  isComplete: boolean;
  /** Next page of the fill. */
  fillCursor?: string | undefined;
  /** Folio of the last row that the fill brought: all newer ones are here. */
  filledTo?: number | undefined;
}

/** Changes since the last save. */
export interface RowChanges {
  put: readonly ProspectRow[];
  /** By folio, which says where to look. */
  gone: readonly { id: string; folio: number; version: number }[];
}

interface Schema extends DBSchema {
  chunks: { key: number; value: string };
  state: { key: 'state'; value: RowState };
}

type Written<Name extends 'chunks' | 'state'> = IDBPObjectStore<Schema, ('chunks' | 'state')[], Name, 'readwrite'>;

/** Databases open in this page: wiping closes them for good, so that nothing writes again what was just forgotten. */
const open = new Set<RowDatabase>();

/** Works, and keeps nothing, where the browser has no database to give (some private windows). */
export class RowDatabase {
  readonly #opened: Promise<IDBPDatabase<Schema> | undefined>;
  #isClosed = false;

  constructor(whose: { person: { id: string }; company: { id: string } }) {
    const owner = `${whose.person.id}.${whose.company.id}`;
    const name = prefix + owner;
    open.add(this);
    // Whoever was here before and never signed out.
    void wipeExcept(owner);
    this.#opened = this.#open(name);
  }

  async readState(): Promise<RowState | undefined> {
    return this.#with((database) => database.get('state', 'state'));
  }

  /** Newest first, and few enough for the first screen; the rest in slices, between which the page draws and listens. */
  async readRows(take: (rows: ProspectRow[]) => void): Promise<void> {
    await this.#with(async (database) => {
      const keys = (await database.getAllKeys('chunks')).toReversed();
      for (let from = 0, slice = 1; from < keys.length; from += slice, slice = chunksPerSlice) {
        const newest = keys[from] ?? 0;
        const oldest = keys[Math.min(from + slice, keys.length) - 1] ?? newest;
        const chunks = await database.getAll('chunks', IDBKeyRange.bound(oldest, newest));
        take(chunks.toReversed().flatMap(rowsIn));
        await turnOfOthers();
      }
    });
  }

  /** A fill begins: nothing of what was kept before it is known to be right. */
  async begin(state: RowState): Promise<void> {
    await this.#change(async (chunks, states) => {
      await Promise.all([chunks.clear(), states.put(state, 'state')]);
    });
  }

  /**
   * Changes are laid over what is kept, version by version, since another tab may have kept newer ones. Where one has begun
   * another fill meanwhile, what is kept is its own.
   */
  async save(changes: RowChanges, state: RowState): Promise<void> {
    await this.#change(async (chunks, states) => {
      if ((await states.get('state'))?.fill !== state.fill) return;
      const written = [...byChunk(changes)].map(async ([key, change]) => {
        await chunks.put(JSON.stringify(merged(rowsIn(await chunks.get(key)), change)), key);
      });
      await Promise.all([...written, states.put(state, 'state')]);
    });
  }

  /** Nothing of this fill may stay. */
  async clear({ fill }: RowState): Promise<void> {
    await this.#change(async (chunks, states) => {
      if ((await states.get('state'))?.fill === fill) await Promise.all([chunks.clear(), states.clear()]);
    });
  }

  close(): void {
    this.#isClosed = true;
    open.delete(this);
    void this.#opened.then((database) => database?.close());
  }

  async #open(name: string): Promise<IDBPDatabase<Schema> | undefined> {
    try {
      return await openDB<Schema>(name, schemaVersion, {
        upgrade(database) {
          for (const store of database.objectStoreNames) database.deleteObjectStore(store);
          database.createObjectStore('chunks');
          database.createObjectStore('state');
        },
        // Another tab wipes or upgrades: it waits for this one to let go.
        blocking: () => this.close(),
        terminated: () => this.close(),
      });
    } catch {
      return undefined;
    }
  }

  async #change(write: (chunks: Written<'chunks'>, states: Written<'state'>) => Promise<void>): Promise<void> {
    await this.#with(async (database) => {
      const transaction = database.transaction(['chunks', 'state'], 'readwrite');
      await Promise.all([write(transaction.objectStore('chunks'), transaction.objectStore('state')), transaction.done]);
    });
  }

  /** A device that is full or broken keeps nothing more; what is in memory is not touched by it. */
  async #with<Answer>(use: (database: IDBPDatabase<Schema>) => Promise<Answer>): Promise<Answer | undefined> {
    const database = await this.#opened;
    if (!database || this.#isClosed) return undefined;
    try {
      return await use(database);
    } catch {
      this.close();
      return undefined;
    }
  }
}

/**
 * At sign-out, at the end of a session and before another company: the next person at this computer finds nothing.
 * @param withUploads images on their way, too, which the end of a session alone leaves for the one who chose them
 */
export async function wipeAllRows({ withUploads = true } = {}): Promise<void> {
  for (const database of open) database.close();
  // A tab that is frozen lets go when it wakes; nobody waits for it to sign out.
  const wiped = wipeExcept(undefined, withUploads ? prefixes : [prefix]);
  await Promise.race([wiped, new Promise((resolve) => setTimeout(resolve, longestWipeMs))]);
}

async function wipeExcept(owner: string | undefined, begins: readonly string[] = prefixes): Promise<void> {
  try {
    const databases = await indexedDB.databases();
    const names = databases.flatMap(({ name }) => (isAnothers(name, owner, begins) ? [name] : []));
    await Promise.all(names.map((name) => deleteDB(name)));
  } catch {
    // Nothing was kept where nothing can be read.
  }
}

function isAnothers(name: string | undefined, owner: string | undefined, begins: readonly string[]): name is string {
  const ours = begins.find((one) => name?.startsWith(one));
  return ours !== undefined && name !== `${ours}${owner}`;
}

/** The page draws, then goes on. */
async function turnOfOthers(): Promise<void> {
  await new Promise<void>((resolve) => {
    // A page in the background draws nothing.
    if (document.hidden) setTimeout(resolve);
    else requestAnimationFrame(() => setTimeout(resolve));
  });
}

function rowsIn(chunk: string | undefined): ProspectRow[] {
  return chunk ? (JSON.parse(chunk) as ProspectRow[]) : []; // written by save alone, under this schema version
}

interface ChunkChange {
  put: ProspectRow[];
  gone: { id: string; version: number }[];
}

function byChunk({ put, gone }: RowChanges): Map<number, ChunkChange> {
  const chunks = new Map<number, ChunkChange>();
  const at = (folio: number) => {
    const key = Math.floor(folio / chunkFolios);
    const chunk = chunks.get(key) ?? { put: [], gone: [] };
    chunks.set(key, chunk);
    return chunk;
  };
  for (const row of put) at(row.folio).put.push(row);
  for (const left of gone) at(left.folio).gone.push(left);
  return chunks;
}

function merged(rows: readonly ProspectRow[], { put, gone }: ChunkChange): ProspectRow[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const row of put) if (row.version >= (byId.get(row.id)?.version ?? 0)) byId.set(row.id, row);
  for (const { id, version } of gone) if ((byId.get(id)?.version ?? Infinity) <= version) byId.delete(id);
  return [...byId.values()].toSorted((one, other) => other.folio - one.folio);
}
