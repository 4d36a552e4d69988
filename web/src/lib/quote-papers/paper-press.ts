/** Prints quotes and orders in a worker, so that the screen goes on answering; it, the fonts and the PDF library come with the first one. */
import type { PaperJob, PaperReply, PaperTask, PaperTasks } from './paper-messages.ts';

interface Waiting {
  resolve: (answer: never) => void;
  reject: (cause: Error) => void;
}

export class PaperPress {
  readonly #worker = new Worker(new URL('./paper.worker.ts', import.meta.url), { type: 'module' });
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;

  constructor() {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<PaperReply>) => this.#settle(data));
    // Its file did not come, as without a net.
    this.#worker.addEventListener('error', () => this.#fail('the worker did not start'));
  }

  ask<Task extends PaperTask>(task: Task, ask: PaperTasks[Task]['ask']): Promise<PaperTasks[Task]['answer']> {
    this.#lastId += 1;
    const id = this.#lastId;
    const { promise, resolve, reject } = Promise.withResolvers<PaperTasks[Task]['answer']>();
    this.#waiting.set(id, { resolve, reject });
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no other origin to name
    this.#worker.postMessage({ id, task, ask });
    return promise;
  }

  layOut(job: PaperJob): Promise<PaperTasks['layOut']['answer']> {
    return this.ask('layOut', job);
  }

  /** Nothing when the pages are others by now. */
  paint(page: number, widthPx: number): Promise<ImageBitmap | undefined> {
    return this.ask('paint', { page, widthPx });
  }

  /** Whatever it is doing ends here; what waits for it is refused. */
  close(): void {
    this.#worker.terminate();
    this.#fail('closed');
  }

  #settle(reply: PaperReply): void {
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
