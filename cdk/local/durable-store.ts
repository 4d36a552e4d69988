/** What the local services must remember between starts, in one SQLite file: a write that returned survives kill -9. */
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** The rows of one service, JSON by key. */
export interface Shelf {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
  delete(key: string): void;
  /** In the order of their keys. */
  entries(): [key: string, value: unknown][];
}

export interface DurableStore {
  shelf(name: string): Shelf;
  close(): void;
}

/** @throws when another process has it open: the lock is the system's, and gone with the process, however it ends */
export function openDurableStore(path: string): DurableStore {
  const database = openAlone(path);
  const select = database.prepare('select value from rows where shelf = ? and key = ?');
  const selectAll = database.prepare('select key, value from rows where shelf = ? order by key');
  const upsert = database.prepare('insert or replace into rows values (?, ?, ?)');
  const remove = database.prepare('delete from rows where shelf = ? and key = ?');
  return {
    shelf: (name) => ({
      get(key) {
        const row = select.get(name, key);
        return row && JSON.parse(String(row['value']));
      },
      set: (key, value) => void upsert.run(name, key, JSON.stringify(value)),
      delete: (key) => void remove.run(name, key),
      entries: () => selectAll.all(name).map(({ key, value }) => [String(key), JSON.parse(String(value))]),
    }),
    close: () => database.close(),
  };
}

function openAlone(path: string): DatabaseSync {
  const database = new DatabaseSync(path);
  try {
    // `normal` may lose the last writes when the machine loses power, never when a process is killed.
    database.exec('pragma locking_mode = exclusive; pragma journal_mode = wal; pragma synchronous = normal');
    database.exec('create table if not exists rows (shelf text, key text, value text, primary key (shelf, key))');
    database.exec('begin exclusive; commit');
    return database;
  } catch (cause) {
    database.close();
    throw new Error(`Another local stack uses ${dirname(path)}. Stop it first.`, { cause });
  }
}
