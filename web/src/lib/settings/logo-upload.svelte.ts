/** The company's logo (Ajustes › Empresa): made smaller, sent straight to S3, followed until it is there or refused. */
import { rejectionWords } from '@folio/shared/images/image.rules.ts';
import type { Company } from '@folio/shared/company/company.schema.ts';
import type { Client } from '@folio/shared/contract/client.ts';
import type { Endpoints } from '@folio/shared/contract/contract.ts';
import type { ResponseOf } from '@folio/shared/contract/endpoint.ts';
import { asApiError } from '#lib/api/as-api-error.ts';
import { NotSent, sendFile } from '#lib/images/send-file.ts';
import { prepareImage, UnreadablePicture } from '#lib/images/shrink-image.ts';
import { toast } from '#lib/ui/toasts.svelte.ts';

export type Logo = NonNullable<ResponseOf<Endpoints['getLogo']>['logo']>;

/** When the server is asked what became of it: soon, and then less and less. */
const askAfterMs = [700, 1_000, 1_500, 2_500, 4_000, 6_000, 10_000, 10_000, 10_000, 10_000];

export class LogoUpload {
  logo = $state.raw<Logo>();
  state = $state<'loading' | 'idle' | 'sending' | 'processing'>('loading');
  /** Of its bytes, 0 to 1. */
  share = $state(0);
  /** What went wrong, and what to do. */
  problem = $state<string>();
  #abort = new AbortController();
  readonly #client: Client;
  readonly #keep: (company: Company) => void;

  constructor(client: Client, keep: (company: Company) => void) {
    this.#client = client;
    this.#keep = keep;
  }

  async load(): Promise<void> {
    await this.#doing(async () => {
      const { logo, upload } = await this.#client.getLogo();
      this.logo = logo;
      if (upload?.rejection) this.problem = rejectionWords[upload.rejection];
      // Sent from a page that was left, or by a colleague.
      else if (upload) await this.#follow(upload.id);
    });
  }

  async send(file: File): Promise<void> {
    await this.#doing(async () => {
      const before = this.logo;
      this.state = 'sending';
      const { blob, contentType } = await prepareImage(file, false);
      const { signal } = this.#abort;
      const body = { contentType, bytes: blob.size };
      const { imageId, form } = await this.#client.addLogoUpload({ body, signal });
      if (form) await sendFile(form, blob, { signal, onprogress: (share) => (this.share = share) });
      if (!(await this.#follow(imageId))) return;
      const undo = { run: () => void (before ? this.restore(before.id) : this.remove()) };
      toast({ tone: 'good', text: before ? 'Logotipo cambiado' : 'Logotipo guardado', undo });
    });
  }

  async remove(): Promise<void> {
    await this.#doing(async () => {
      const before = this.logo;
      this.#keep(await this.#client.removeLogo());
      this.logo = undefined;
      toast({ text: 'Logotipo quitado', ...(before ? { undo: { run: () => void this.restore(before.id) } } : {}) });
    });
  }

  async restore(imageId: string): Promise<void> {
    await this.#doing(async () => {
      this.#keep(await this.#client.restoreLogo({ body: { imageId } }));
      this.logo = (await this.#client.getLogo()).logo;
      toast({ tone: 'good', text: 'Logotipo de vuelta' });
    });
  }

  /** Whoever leaves while it goes up gives it up; what has gone up becomes the logo all the same. */
  cancel(): void {
    this.#abort.abort();
  }

  async #doing(act: () => Promise<void>): Promise<void> {
    this.#abort = new AbortController();
    [this.problem, this.share] = [undefined, 0];
    try {
      await act();
    } catch (cause) {
      if (!this.#abort.signal.aborted) this.problem = problemWords(cause);
    } finally {
      this.state = 'idle';
    }
  }

  /** @returns whether it became the logo */
  async #follow(imageId: string): Promise<boolean> {
    this.state = 'processing';
    for (const waitMs of askAfterMs) {
      await new Promise((resolve) => setTimeout(resolve, waitMs));
      if (this.#abort.signal.aborted) return false;
      // Without an answer nothing is known; the next question comes later.
      const told = await this.#client.getLogo().catch(() => undefined);
      if (!told || (told.upload?.id === imageId && !told.upload.rejection)) continue;
      this.logo = told.logo;
      if (told.upload?.rejection) this.problem = rejectionWords[told.upload.rejection];
      this.#keep((await this.#client.getSession()).company);
      return told.logo?.id === imageId;
    }
    this.problem = 'Tarda más de lo normal; aparecerá aquí cuando esté listo.';
    return false;
  }
}

function problemWords(cause: unknown): string {
  if (cause instanceof UnreadablePicture) return cause.message;
  if (cause instanceof NotSent) return 'Se cortó la conexión. Vuelve a elegir el archivo.';
  return asApiError(cause).message;
}
