/** Makes PDFs in a worker, so that the screen goes on answering; it, the fonts and the PDF library come with the first one. */
import type { ImagesProgress, PressReply, PressTask, PressTasks } from './press-messages.ts';

type Tell = (progress: ImagesProgress) => void;

interface Waiting {
  resolve: (answer: never) => void;
  reject: (cause: Error) => void;
  tell?: Tell | undefined;
}

export class DossierPress {
  readonly #worker = new Worker(new URL('./dossier.worker.ts', import.meta.url), { type: 'module' });
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;

  constructor() {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<PressReply>) => this.#settle(data));
    // Its file did not come, as without a net.
    this.#worker.addEventListener('error', () => this.#fail('the worker did not start'));
  }

  /** Another one, asked for while images are fetched, takes the place of this one, which is refused. */
  layOut(wanted: PressTasks['layOut']['ask'], tell: Tell): Promise<PressTasks['layOut']['answer']> {
    return this.#ask('layOut', wanted, tell);
  }

  /** Nothing when the pages are others by now. */
  paint(page: number, widthPx: number): Promise<ImageBitmap | undefined> {
    return this.#ask('paint', { page, widthPx });
  }

  write(): Promise<Uint8Array<ArrayBuffer>> {
    return this.#ask('write', undefined);
  }

  pack(wanted: PressTasks['pack']['ask'], tell: Tell): Promise<PressTasks['pack']['answer']> {
    return this.#ask('pack', wanted, tell);
  }

  zip(): Promise<Blob> {
    return this.#ask('zip', undefined);
  }

  /** Whatever it is doing ends here; what waits for it is refused. */
  close(): void {
    this.#worker.terminate();
    this.#fail('closed');
  }

  #ask<Task extends PressTask>(
    task: Task,
    ask: PressTasks[Task]['ask'],
    tell?: Tell,
  ): Promise<PressTasks[Task]['answer']> {
    this.#lastId += 1;
    const id = this.#lastId;
    const { promise, resolve, reject } = Promise.withResolvers<PressTasks[Task]['answer']>();
    this.#waiting.set(id, { resolve, reject, tell });
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no other origin to name
    this.#worker.postMessage({ id, task, ask });
    return promise;
  }

  #settle(reply: PressReply): void {
    const waiting = this.#waiting.get(reply.id);
    if ('progress' in reply) return waiting?.tell?.(reply.progress);
    this.#waiting.delete(reply.id);
    if ('problem' in reply) waiting?.reject(new Error(reply.problem));
    else waiting?.resolve(reply.answer as never); // what the task of this id answers
  }

  #fail(why: string): void {
    for (const { reject } of this.#waiting.values()) reject(new Error(why));
    this.#waiting.clear();
  }
}
