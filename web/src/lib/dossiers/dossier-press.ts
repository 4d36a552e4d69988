/** Makes PDFs in a worker, so that the screen goes on answering; it, the fonts and the PDF library come with the first one. */
import type { Dossier, DossierPart } from '@folio/shared/pdf/dossier/dossier.types.ts';
import type { PressReply, PressTask, PressTasks } from './press-messages.ts';

interface Waiting {
  resolve: (answer: never) => void;
  reject: (cause: Error) => void;
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

  layOut(dossier: Dossier, parts: DossierPart[]): Promise<PressTasks['layOut']['answer']> {
    return this.#ask('layOut', { dossier, parts });
  }

  /** Nothing when the pages are others by now. */
  paint(page: number, widthPx: number): Promise<ImageBitmap | undefined> {
    return this.#ask('paint', { page, widthPx });
  }

  write(): Promise<Uint8Array<ArrayBuffer>> {
    return this.#ask('write', undefined);
  }

  pack(fileName: string, dossier: Dossier, parts: DossierPart[]): Promise<undefined> {
    return this.#ask('pack', { fileName, dossier, parts });
  }

  zip(): Promise<Uint8Array<ArrayBuffer>> {
    return this.#ask('zip', undefined);
  }

  /** Whatever it is doing ends here; what waits for it is refused. */
  close(): void {
    this.#worker.terminate();
    this.#fail('closed');
  }

  #ask<Task extends PressTask>(task: Task, ask: PressTasks[Task]['ask']): Promise<PressTasks[Task]['answer']> {
    this.#lastId += 1;
    const id = this.#lastId;
    const { promise, resolve, reject } = Promise.withResolvers<PressTasks[Task]['answer']>();
    this.#waiting.set(id, { resolve, reject });
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no other origin to name
    this.#worker.postMessage({ id, task, ask });
    return promise;
  }

  #settle(reply: PressReply): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if ('problem' in reply) waiting?.reject(new Error(reply.problem));
    else waiting?.resolve(reply.answer as never); // what the task of this id answers
  }

  #fail(why: string): void {
    for (const { reject } of this.#waiting.values()) reject(new Error(why));
    this.#waiting.clear();
  }
}
