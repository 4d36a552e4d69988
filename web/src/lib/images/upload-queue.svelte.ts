/**
 * Images on their way, above all screens: made smaller, set aside, sent straight to S3, and followed until they are ready or
 * refused. What is kept on the device goes on after a reload, in one tab alone.
 */
import { SvelteMap } from 'svelte/reactivity';
import { ApiError, type Client } from '@folio/shared/contract/client.ts';
import type { ImageType } from '@folio/shared/images/image.rules.ts';
import { rejectionWords } from '@folio/shared/images/image.rules.ts';
import { asApiError } from '#lib/api/as-api-error.ts';
import { sendFile } from './send-file.ts';
import { prepareImage, type Prepared } from './shrink-image.ts';
import { NotSent, UnreadablePicture } from './unsent.ts';
import { UploadDatabase, type KeptUpload } from './upload-database.ts';

export type UploadState = 'waiting' | 'preparing' | 'sending' | 'processing' | 'failed' | 'refused';

/** Sent side by side: two fill a phone's line, and more would only be later each. */
const atOnce = 2;
/** When the server is asked what became of bytes that arrived: soon, and then less and less. */
const askAfterMs = [900, 1_500, 2_500, 4_000, 6_000, 10_000];
const mostQuestions = 30;

export class Upload {
  state = $state<UploadState>('waiting');
  /** Of its bytes, 0 to 1. */
  share = $state(0);
  /** What went wrong, and what to do. */
  problem = $state<string>();
  readonly kept: KeptUpload;
  readonly previewUrl: string;
  /** Ends what is under way. */
  abort = new AbortController();
  /** Done once the server has given it its place among the images, or it was given up. */
  readonly placed = Promise.withResolvers<void>();

  constructor(kept: KeptUpload) {
    this.kept = kept;
    this.previewUrl = URL.createObjectURL(kept.file);
  }

  get isOver(): boolean {
    return this.state === 'failed' || this.state === 'refused';
  }
}

export interface QueueDependencies {
  client: Client;
  whose: { person: { id: string }; company: { id: string } };
}

export class UploadQueue {
  all = $state.raw<readonly Upload[]>([]);
  /** Images that became ready since the page was opened. */
  done = $state(0);
  /** Raised when something became of an upload to it: its detail is to be asked for again. */
  readonly #settled = new SvelteMap<string, number>();
  readonly #client: Client;
  readonly #database: UploadDatabase;
  readonly #following = new Set<string>();
  readonly #ending = new AbortController();
  #running = 0;

  constructor({ client, whose }: QueueDependencies) {
    this.#client = client;
    this.#database = new UploadDatabase(whose);
    const onback = () => {
      for (const upload of this.all) if (upload.state === 'failed') this.retry(upload);
    };
    addEventListener('online', onback, { signal: this.#ending.signal });
  }

  /** Its person is no longer here: nothing goes on, and what the device keeps waits for them. */
  end(): void {
    this.#ending.abort();
    for (const { abort, previewUrl } of this.all) {
      abort.abort();
      URL.revokeObjectURL(previewUrl);
    }
    this.all = [];
  }

  of(prospectId: string): Upload[] {
    return this.all.filter(({ kept }) => kept.prospectId === prospectId);
  }

  settledOf(prospectId: string): number {
    return this.#settled.get(prospectId) ?? 0;
  }

  add(files: readonly File[], prospect: { id: string; name: string }, original: boolean): void {
    const added = files.map((file) => {
      const key = crypto.randomUUID();
      return new Upload({ key, prospectId: prospect.id, prospectName: prospect.name, name: file.name, original, file });
    });
    this.all = [...this.all, ...added];
    for (const { kept } of added) void this.#database.put(kept);
    this.#advance();
  }

  /** What an earlier page left on this device. */
  async resume(): Promise<void> {
    const kept = await this.#database.all();
    if (this.#ending.signal.aborted) return;
    const here = new Set(this.all.map((upload) => upload.kept.key));
    this.all = [...this.all, ...kept.filter(({ key }) => !here.has(key)).map((one) => new Upload(one))];
    this.#advance();
  }

  retry(upload: Upload): void {
    upload.problem = undefined;
    upload.state = 'waiting';
    this.#advance();
  }

  /** Cancelled, or a refusal that was read. */
  remove(upload: Upload): void {
    upload.abort.abort();
    this.#forget(upload);
    this.#takeBack(upload.kept);
  }

  #takeBack({ prospectId, imageId }: KeptUpload): void {
    // Not there any more is as good as removed.
    if (imageId) void this.#client.removeUpload({ params: { prospectId, imageId } }).catch(() => undefined);
  }

  #advance(): void {
    for (const upload of this.all) {
      if (this.#running >= atOnce) return;
      if (upload.state !== 'waiting') continue;
      this.#running += 1;
      upload.state = 'preparing';
      void this.#run(upload).finally(() => {
        upload.placed.resolve();
        this.#running -= 1;
        this.#advance();
      });
    }
  }

  async #run(upload: Upload): Promise<void> {
    // Another tab may be sending the very same.
    await navigator.locks.request(`folio.upload.${upload.kept.key}`, { ifAvailable: true }, async (lock) => {
      if (!lock) return this.#forget(upload, { keptOnDevice: true });
      try {
        await this.#send(upload);
      } catch (cause) {
        if (upload.abort.signal.aborted) return;
        upload.problem = problemWords(cause);
        upload.state = cause instanceof UnreadablePicture ? 'refused' : 'failed';
      }
    });
  }

  async #send(upload: Upload): Promise<void> {
    const { kept, abort } = upload;
    if (!kept.imageId) {
      const { blob, contentType } = await this.#prepared(upload);
      await this.#turnOf(upload);
      upload.state = 'sending';
      const { imageId, form } = await this.#client.addUpload({
        params: { prospectId: kept.prospectId },
        body: { contentType, bytes: blob.size, original: kept.original },
        idempotencyKey: kept.key,
      });
      kept.imageId = imageId;
      upload.placed.resolve();
      // Cancelled before it had a number: the server has it all the same, and lets go of it only when it is told which.
      // Of whoever is no longer here nothing is taken back: it goes on, by the same key, when they are.
      if (abort.signal.aborted) return this.#ending.signal.aborted ? undefined : this.#takeBack(kept);
      const onprogress = (share: number) => (upload.share = share);
      try {
        if (form) await sendFile(form, blob, { signal: abort.signal, onprogress });
      } catch (cause) {
        if (!abort.signal.aborted) kept.imageId = undefined;
        throw cause;
      }
      await this.#database.put({ ...kept });
    }
    upload.share = 1;
    upload.state = 'processing';
    void this.#follow(kept.prospectId);
  }

  /**
   * Images stand as they were chosen, and a large one takes longer to be made smaller than the next. Whoever waits holds one
   * of two places, and all earlier ones have begun: none is waited for in vain.
   * @throws when it was cancelled meanwhile
   */
  async #turnOf(upload: Upload): Promise<void> {
    upload.abort.signal.throwIfAborted();
    const earlier = this.all.slice(0, this.all.indexOf(upload));
    await Promise.all(earlier.map(({ placed }) => placed.promise));
    upload.abort.signal.throwIfAborted();
  }

  /** Made smaller once: what is sent again is the same to the byte. */
  async #prepared({ kept }: Upload): Promise<Prepared> {
    if (kept.preparedAs) return { blob: kept.file, contentType: kept.preparedAs as ImageType }; // as it was prepared
    const file = kept.file instanceof File ? kept.file : new File([kept.file], kept.name, { type: kept.file.type });
    const prepared = await prepareImage(file, kept.original);
    Object.assign(kept, { file: prepared.blob, preparedAs: prepared.contentType });
    void this.#database.put({ ...kept });
    return prepared;
  }

  /** One question for all of a prospect's, until something has become of each. */
  async #follow(prospectId: string): Promise<void> {
    if (this.#following.has(prospectId)) return;
    this.#following.add(prospectId);
    for (let asked = 0; asked < mostQuestions && !this.#ending.signal.aborted; asked += 1) {
      await pause(askAfterMs[Math.min(asked, askAfterMs.length - 1)] ?? 0);
      const processing = this.of(prospectId).filter(({ state }) => state === 'processing');
      if (processing.length === 0) break;
      const settled = await this.#look(prospectId, processing);
      if (settled) asked = 0;
    }
    this.#following.delete(prospectId);
    for (const upload of this.of(prospectId)) {
      if (upload.state === 'processing') upload.problem = 'Tarda más de lo normal; aparecerá aquí cuando esté lista.';
    }
  }

  /** @returns whether something had become of one */
  async #look(prospectId: string, processing: readonly Upload[]): Promise<boolean> {
    // Without an answer nothing is known; the next question comes later.
    const told = await this.#client.getProspect({ params: { prospectId } }).catch(() => undefined);
    if (!told) return false;
    const before = this.all.length;
    for (const upload of processing) {
      const { imageId } = upload.kept;
      const rest = told.uploads.find(({ id }) => id === imageId);
      if (rest?.rejection) {
        upload.problem = rejectionWords[rest.rejection];
        upload.state = 'refused';
        void this.#database.delete(upload.kept.key);
      } else if (!rest) {
        if (told.images.some(({ id }) => id === imageId)) this.done += 1;
        this.#forget(upload);
      }
    }
    const isNews = this.all.length < before;
    if (isNews) this.#settled.set(prospectId, this.settledOf(prospectId) + 1);
    return isNews;
  }

  #forget(upload: Upload, { keptOnDevice = false } = {}): void {
    this.all = this.all.filter((one) => one !== upload);
    URL.revokeObjectURL(upload.previewUrl);
    if (!keptOnDevice) void this.#database.delete(upload.kept.key);
  }
}

function problemWords(cause: unknown): string {
  if (cause instanceof UnreadablePicture) return cause.message;
  if (cause instanceof NotSent) return 'Se cortó la conexión. Se vuelve a intentar cuando regrese, o hazlo tú.';
  if (cause instanceof ApiError && cause.status === 0) return 'Sin conexión. Se vuelve a intentar cuando regrese.';
  return asApiError(cause).message;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
