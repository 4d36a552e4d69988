/** The way to the queue of images, which comes when somebody adds one, or when the device kept some: no page waits for it. */
import type { Session } from '@folio/shared/identity/session.schema.ts';
import { client } from '#lib/api/client.ts';
import { keep, readKept } from '#lib/ui/device.ts';
import type { UploadQueue } from './upload-queue.svelte.ts';

const key = 'folio.uploads';

class Uploads {
  queue = $state.raw<UploadQueue>();
  #opened: { whose: string; loading: Promise<UploadQueue> } | undefined;

  /** One for all screens of the page, and for one person: whoever enters next in the same page has none of it. */
  open(session: Session): Promise<UploadQueue> {
    const whose = whoseOf(session);
    if (this.#opened?.whose !== whose) {
      this.close();
      this.#opened = { whose, loading: this.#load(session) };
    }
    return this.#opened.loading;
  }

  /** Whose it was is no longer here. */
  close(): void {
    void this.#opened?.loading.then((queue) => queue.end());
    this.#opened = undefined;
    this.queue = undefined;
  }

  /** Goes on with what an earlier page left. */
  async resume(session: Session): Promise<void> {
    if (readKept(key) !== undefined) await (await this.open(session)).resume();
  }

  async #load(session: Session): Promise<UploadQueue> {
    const { UploadQueue } = await import('./upload-queue.svelte.ts');
    // For the next page of this device; where nothing is kept, what is under way ends with this one.
    keep(key, 'kept');
    const queue = new UploadQueue({ client, whose: session });
    // Closed while it was fetched, it is nobody's.
    if (this.#opened?.whose === whoseOf(session)) this.queue = queue;
    return queue;
  }
}

export const uploads = new Uploads();

function whoseOf({ person, company }: Session): string {
  return `${person.id} ${company.id}`;
}
