/** The prospects of a person who leaves, passed to another: page by page, from where it stopped when the net fails. */
import { client } from '#lib/api/client.ts';

export class HandingOver {
  /** Prospects the person attends; unknown until asked. */
  count = $state<number>();
  /** There are more than were counted. */
  more = $state(false);
  handed = $state(0);
  /** Stayed, since the other person does not work in their centre. */
  refused = $state(0);
  readonly #memberId: string;
  // A page that was not answered is sent again under its own key: it means the same prospects.
  #cursor: string | undefined;
  #idempotencyKey: string = crypto.randomUUID();

  constructor(memberId: string) {
    this.#memberId = memberId;
  }

  async load(): Promise<void> {
    ({ count: this.count, more: this.more } = await client.countAttended({ params: { memberId: this.#memberId } }));
  }

  /** @throws ApiError when a page fails; calling again goes on with that page */
  async run(attendedBy: string): Promise<void> {
    do {
      const { handed, refused, cursor } = await client.handOverProspects({
        params: { memberId: this.#memberId },
        body: { attendedBy, ...(this.#cursor ? { cursor: this.#cursor } : {}) },
        idempotencyKey: this.#idempotencyKey,
      });
      this.handed += handed;
      this.refused += refused;
      this.#cursor = cursor;
      this.#idempotencyKey = crypto.randomUUID();
    } while (this.#cursor);
  }
}
