/** Other tabs of the same person and company: what one hears or does shows in all at once, without asking the API again. */
import type { RowChanges } from './row-database.ts';

export class RowTabs {
  readonly #channel: BroadcastChannel;
  #isClosed = false;

  constructor(whose: { person: { id: string }; company: { id: string } }, take: (changes: RowChanges) => void) {
    this.#channel = new BroadcastChannel(`folio.rows.${whose.person.id}.${whose.company.id}`);
    this.#channel.addEventListener('message', ({ data }: MessageEvent<RowChanges>) => take(data));
  }

  tell(changes: RowChanges): void {
    // What a command answers after its screen was left is heard of by the feed.
    if (this.#isClosed || (changes.put.length === 0 && changes.gone.length === 0)) return;
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none: it is of this origin alone
    this.#channel.postMessage(changes);
  }

  close(): void {
    this.#isClosed = true;
    this.#channel.close();
  }
}
