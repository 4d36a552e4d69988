/** The way to the queue of images, which comes when somebody adds one, or when the device kept some: no page waits for it. */
import type { Session } from '@folio/shared/identity/session.schema.ts';
import { client } from '#lib/api/client.ts';
import type { UploadQueue } from './upload-queue.svelte.ts';

const key = 'folio.uploads';

class Uploads {
  queue = $state.raw<UploadQueue>();
  #loading: Promise<UploadQueue> | undefined;

  /** One for all screens of the page. */
  open(session: Session): Promise<UploadQueue> {
    this.#loading ??= this.#load(session);
    return this.#loading;
  }

  /** Goes on with what an earlier page left. */
  async resume(session: Session): Promise<void> {
    if (hadUploads()) await (await this.open(session)).resume();
  }

  async #load(session: Session): Promise<UploadQueue> {
    const { UploadQueue } = await import('./upload-queue.svelte.ts');
    remember();
    this.queue = new UploadQueue({ client, whose: session });
    return this.queue;
  }
}

export const uploads = new Uploads();

function hadUploads(): boolean {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return false;
  }
}

/** For the next page of this device. */
function remember(): void {
  try {
    localStorage.setItem(key, 'kept');
  } catch {
    // What is under way ends with this page, then.
  }
}
