/** The one image that something has (a logo, a product's): made smaller, sent straight to S3, followed until it is there or refused. */
import { rejectionWords } from '@folio/shared/images/image.rules.ts';
import type { UploadForm } from '@folio/shared/images/image-endpoints.schema.ts';
import type { ImageUpload } from '@folio/shared/images/image.schema.ts';
import type { ImageType } from '@folio/shared/images/image.rules.ts';
import { asApiError } from '#lib/api/as-api-error.ts';
import { toast } from '#lib/ui/toasts.svelte.ts';
import { NotSent, UnreadablePicture } from './unsent.ts';

export interface OneImage {
  id: string;
  url: string;
}

/** Whose image it is, and how the API is told of it. */
export interface OneImageOwner {
  find: () => Promise<{ image?: OneImage | undefined; upload?: ImageUpload | undefined }>;
  ask: (
    body: { contentType: ImageType; bytes: number },
    signal: AbortSignal,
  ) => Promise<{ imageId: string; form?: UploadForm | undefined }>;
  remove: () => Promise<void>;
  restore: (imageId: string) => Promise<void>;
  /** What was sent is there, or was refused. */
  settled: () => Promise<void>;
  words: { saved: string; changed: string; removed: string; back: string };
}

/** When the server is asked what became of it: soon, and then less and less. */
const askAfterMs = [700, 1_000, 1_500, 2_500, 4_000, 6_000, 10_000, 10_000, 10_000, 10_000];

export class OneImageUpload {
  image = $state.raw<OneImage>();
  state = $state<'loading' | 'idle' | 'sending' | 'processing'>('loading');
  /** Of its bytes, 0 to 1. */
  share = $state(0);
  /** What went wrong, and what to do. */
  problem = $state<string>();
  #abort = new AbortController();
  #last = Promise.resolve();
  readonly #owner: OneImageOwner;

  constructor(owner: OneImageOwner) {
    this.#owner = owner;
  }

  async load(): Promise<void> {
    await this.#doing(async () => {
      const { image, upload } = await this.#owner.find();
      this.image = image;
      if (upload?.rejection) this.problem = rejectionWords[upload.rejection];
      // Sent from a page that was left, or by a colleague.
      else if (upload) await this.#follow(upload.id);
    });
  }

  async send(file: File): Promise<void> {
    await this.#doing(async () => {
      const before = this.image;
      this.state = 'sending';
      const { prepareImage, sendFile } = await sending();
      const { blob, contentType } = await prepareImage(file, false);
      const { signal } = this.#abort;
      const { imageId, form } = await this.#owner.ask({ contentType, bytes: blob.size }, signal);
      if (form) await sendFile(form, blob, { signal, onprogress: (share) => (this.share = share) });
      if (!(await this.#follow(imageId))) return;
      const undo = { run: () => void (before ? this.restore(before.id) : this.remove()) };
      const { changed, saved } = this.#owner.words;
      toast({ tone: 'good', text: before ? changed : saved, undo });
    });
  }

  async remove(): Promise<void> {
    await this.#doing(async () => {
      const before = this.image;
      await this.#owner.remove();
      this.image = undefined;
      const undo = before ? { undo: { run: () => void this.restore(before.id) } } : {};
      toast({ text: this.#owner.words.removed, ...undo });
    });
  }

  async restore(imageId: string): Promise<void> {
    await this.#doing(async () => {
      await this.#owner.restore(imageId);
      this.image = (await this.#owner.find()).image;
      toast({ tone: 'good', text: this.#owner.words.back });
    });
  }

  /** Whoever leaves while it goes up gives it up; what has gone up arrives all the same. */
  cancel(): void {
    this.#abort.abort();
  }

  /** One after the other: what is pressed while an answer is on its way speaks of what that answer says. */
  #doing(act: () => Promise<void>): Promise<void> {
    this.#last = this.#last.then(() => this.#done(act));
    return this.#last;
  }

  async #done(act: () => Promise<void>): Promise<void> {
    this.#abort = new AbortController();
    [this.problem, this.share] = [undefined, 0];
    try {
      await act();
    } catch (cause) {
      if (!this.#abort.signal.aborted) this.problem = problemWords(cause);
    } finally {
      this.state = 'idle';
    }
  }

  /** @returns whether it became the image */
  async #follow(imageId: string): Promise<boolean> {
    this.state = 'processing';
    for (const waitMs of askAfterMs) {
      await new Promise((resolve) => setTimeout(resolve, waitMs));
      if (this.#abort.signal.aborted) return false;
      // Without an answer nothing is known; the next question comes later.
      const told = await this.#owner.find().catch(() => undefined);
      if (!told || (told.upload?.id === imageId && !told.upload.rejection)) continue;
      this.image = told.image;
      if (told.upload?.rejection) this.problem = rejectionWords[told.upload.rejection];
      await this.#owner.settled();
      return told.image?.id === imageId;
    }
    this.problem = 'Tarda más de lo normal; aparecerá aquí cuando esté listo.';
    return false;
  }
}

/** Comes with the first file: most who see the image of something send none. */
async function sending() {
  try {
    const [{ prepareImage }, { sendFile }] = await Promise.all([import('./shrink-image.ts'), import('./send-file.ts')]);
    return { prepareImage, sendFile };
  } catch {
    throw new NotSent('network');
  }
}

function problemWords(cause: unknown): string {
  if (cause instanceof UnreadablePicture) return cause.message;
  if (cause instanceof NotSent) return 'Se cortó la conexión. Vuelve a elegir el archivo.';
  return asApiError(cause).message;
}
