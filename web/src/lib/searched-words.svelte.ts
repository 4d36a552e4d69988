/** Words that narrow a list: on the screen with each key, in the address (`busca`) once the fingers rest. */
import { page } from '$app/state';
import { withQuery } from '#lib/routes.ts';
import { LateAddress } from '#lib/ui/late-address.ts';

const restMs = 250;

export class SearchedWords {
  /** Not yet in the address. */
  #typed = $state<string>();
  readonly #late = new LateAddress();

  /** As they were typed: a space at the end is the beginning of the next word. */
  get words(): string {
    return this.#typed ?? page.url.searchParams.get('busca') ?? '';
  }

  /** For an address; undefined when nothing is searched. */
  get told(): string | undefined {
    return this.words.trim() ? this.words : undefined;
  }

  async type(words: string): Promise<void> {
    this.#typed = words;
    const here = () => withQuery(page.url, { busca: this.told });
    // What was typed meanwhile has its own turn; on another page it says nothing.
    if (await this.#late.tell(here, { replace: true, waitMs: restMs })) this.#typed = undefined;
  }
}
