/** One queue of SQS. Its messages stand in the data directory; which of them somebody holds is forgotten with the process. */
import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Shelf } from './durable-store.ts';

const message = z.object({ body: z.string(), receives: z.int(), sentMs: z.number() });
/** Data directories of before hold what failed as bodies alone. */
const kept = z.union([message, z.string().transform((body) => ({ body, receives: 0, sentMs: 0 }))]);
type Message = z.output<typeof message>;

export interface Received extends Message {
  id: string;
  /** Names the message to whoever received it. */
  receipt: string;
}

export interface QueueSettings {
  shelf: Shelf;
  /** For so long nobody else receives what one has received. */
  visibilitySeconds: number;
  /** After so many receipts a message is given up. */
  redrive?: { mostReceives: number; giveUp: (body: string) => void };
}

export class Queue {
  readonly name: string;
  readonly visibilitySeconds: number;
  readonly #settings: QueueSettings;
  /** By receipt, oldest first: `<moment> <id>`. */
  readonly #messages: Map<string, Message>;
  readonly #hiddenUntilMs = new Map<string, number>();
  readonly #listeners: (() => void)[] = [];

  constructor(name: string, settings: QueueSettings) {
    this.name = name;
    this.visibilitySeconds = settings.visibilitySeconds;
    this.#settings = settings;
    this.#messages = new Map(settings.shelf.entries().map(([receipt, value]) => [receipt, kept.parse(value)]));
  }

  /** @returns the message's id; it is safe then */
  send(body: string): string {
    const id = randomUUID();
    const now = new Date();
    this.#keep(`${now.toISOString()} ${id}`, { body, receives: 0, sentMs: now.getTime() });
    for (const listener of this.#listeners) listener();
    return id;
  }

  /** Bodies, oldest first; reading takes nothing away. */
  messages(): string[] {
    return [...this.#messages.values()].map(({ body }) => body);
  }

  /** Those that nobody holds; they are held then, until they are deleted or their time is over. */
  receive(most: number): Received[] {
    const received: Received[] = [];
    for (const [receipt, found] of this.#messages) {
      if (received.length === most) break;
      if ((this.#hiddenUntilMs.get(receipt) ?? 0) > Date.now() || this.#isGivenUp(receipt, found)) continue;
      const taken = { ...found, receives: found.receives + 1 };
      this.#keep(receipt, taken);
      this.hide(receipt, this.visibilitySeconds);
      received.push({ ...taken, receipt, id: receipt.split(' ').at(-1) ?? '' });
    }
    return received;
  }

  /** From now on; afterwards it may be received again. @returns whether there is such a message */
  hide(receipt: string, seconds: number): boolean {
    const isKnown = this.#messages.has(receipt);
    if (isKnown) this.#hiddenUntilMs.set(receipt, Date.now() + seconds * 1000);
    return isKnown;
  }

  delete(receipt: string): void {
    this.#messages.delete(receipt);
    this.#hiddenUntilMs.delete(receipt);
    this.#settings.shelf.delete(receipt);
  }

  /** @param listener told of each message that is sent */
  onSent(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** As SQS does it: not when the last try fails, but when somebody would receive it once more. */
  #isGivenUp(receipt: string, { body, receives }: Message): boolean {
    const { redrive } = this.#settings;
    if (!redrive || receives < redrive.mostReceives) return false;
    redrive.giveUp(body);
    this.delete(receipt);
    return true;
  }

  #keep(receipt: string, value: Message): void {
    this.#messages.set(receipt, value);
    this.#settings.shelf.set(receipt, value);
  }
}
