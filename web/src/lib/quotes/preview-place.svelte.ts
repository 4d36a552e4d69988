/** Where the pages of a quote are seen while it is written: beside the form, or where there is no room, in its place. */
import { MediaQuery } from 'svelte/reactivity';
import type { Session } from '@folio/shared/identity/session.schema.ts';
import { draftKeyOf, keepDraft, readDraft } from '#lib/forms/drafts.ts';

/** What the columns of a quote need, and a page that can be read beside them. */
const roomBeside = new MediaQuery('min-width: 1280px');
const roomBesideWithholdings = new MediaQuery('min-width: 1440px');

export class PreviewPlace {
  /** Kept on this device: who wants it beside one quote wants it beside the next. */
  isOn = $state(false);
  readonly #key: string;
  readonly #withholds: () => boolean;

  constructor(session: Session, withholds: () => boolean) {
    this.#key = draftKeyOf(session, 'quote-preview');
    this.#withholds = withholds;
    // In the place of the form it would keep the person from writing.
    this.isOn = this.#hasRoom && readDraft(this.#key) !== undefined;
  }

  get #hasRoom(): boolean {
    return (this.#withholds() ? roomBesideWithholdings : roomBeside).current;
  }

  get isBeside(): boolean {
    return this.isOn && this.#hasRoom;
  }

  get isInstead(): boolean {
    return this.isOn && !this.#hasRoom;
  }

  /** Something in the form is to be corrected. */
  giveWay(): void {
    if (this.isInstead) this.isOn = false;
  }

  toggle(): void {
    this.isOn = !this.isOn;
    if (this.#hasRoom) keepDraft(this.#key, this.isOn ? { values: {} } : undefined);
  }
}
