import type { Session } from '@folio/shared/identity/session.schema.ts';
import { logoAddress } from '#lib/dossiers/logo-address.ts';

/** Where the company's logo is, asked for once per paper: pages wait for it rather than being laid out twice. */
export class PaperLogo {
  readonly #session: Session;
  /** Absent as long as it is not known. */
  address = $state.raw<{ url: string | undefined }>();

  constructor(session: Session) {
    this.#session = session;
    void this.ask();
  }

  async ask(): Promise<void> {
    this.address = undefined;
    this.address = { url: await logoAddress(this.#session) };
  }
}
