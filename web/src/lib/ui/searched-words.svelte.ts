/** Words that narrow a list: on the screen with each key, in the address (`busca`) once the fingers rest. */
import { page } from '$app/state';
import { LateAddress } from './late-address.ts';

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
    // What was typed meanwhile has its own turn; on another page it says nothing.
    if (await this.#late.tell(() => this.#here(), { replace: true, waitMs: restMs })) this.#typed = undefined;
  }

  /** This page with the words. */
  #here(): string {
    const query = new URLSearchParams(page.url.search);
    if (this.told) query.set('busca', this.told);
    else query.delete('busca');
    return query.size ? `${page.url.pathname}?${query}` : page.url.pathname;
  }
}
