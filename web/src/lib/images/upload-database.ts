/** Images on their way, kept on this device: a page that is closed or reloaded goes on with them. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { uploadsPrefix } from '#lib/rows/row-database.ts';

export interface KeptUpload {
  /** Of the command that sets it aside: repeated, it is the same image. */
  key: string;
  prospectId: string;
  prospectName: string;
  name: string;
  original: boolean;
  file: File | Blob;
  /** It was made smaller already, and is of this type. */
  preparedAs?: string | undefined;
  /** Its bytes have arrived. */
  imageId?: string | undefined;
}

interface Schema extends DBSchema {
  uploads: { key: string; value: KeptUpload };
}

export class UploadDatabase {
  readonly #opened: Promise<IDBPDatabase<Schema> | undefined>;

  constructor(whose: { person: { id: string }; company: { id: string } }) {
    this.#opened = openDB<Schema>(`${uploadsPrefix}${whose.person.id}.${whose.company.id}`, 1, {
      upgrade: (database) => void database.createObjectStore('uploads', { keyPath: 'key' }),
      // Somebody signs out: what is kept is let go.
      blocking: (_, __, event) => (event.target as IDBDatabase | null)?.close(), // the connection that is in the way
    }).catch(() => undefined);
  }

  async all(): Promise<KeptUpload[]> {
    return (await this.#with((database) => database.getAll('uploads'))) ?? [];
  }

  async put(upload: KeptUpload): Promise<void> {
    await this.#with((database) => database.put('uploads', upload));
  }

  async delete(key: string): Promise<void> {
    await this.#with((database) => database.delete('uploads', key));
  }

  /** A device that is full or closed keeps nothing: the upload goes on as long as its page is open. */
  async #with<Answer>(use: (database: IDBPDatabase<Schema>) => Promise<Answer>): Promise<Answer | undefined> {
    const database = await this.#opened;
    return database && use(database).catch(() => undefined);
  }
}
