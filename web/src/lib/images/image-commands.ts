/** What is done with the images of a prospect, told at the edge of the screen and taken back from there. */
import { ApiError } from '@folio/shared/contract/client.ts';
import type { Image } from '@folio/shared/images/image.schema.ts';
import type { ChangedRow } from '@folio/shared/prospects/prospect-endpoints.schema.ts';
import { client } from '#lib/api/client.ts';
import { tellProblem } from '#lib/api/tell-problem.ts';
import type { Workspace } from '#lib/prospects/workspace.svelte.ts';
import { toast } from '#lib/ui/toasts.svelte.ts';

type Keeper = Pick<Workspace, 'records' | 'commands'>;

/** Each answers whether it was done, when the detail shows it. */
export class ImageCommands {
  readonly #workspace: Keeper;

  constructor(workspace: Keeper) {
    this.#workspace = workspace;
  }

  remove(prospectId: string, { id: imageId }: Image): Promise<boolean> {
    return this.#doing('Imagen quitada', (idempotencyKey) =>
      client.removeImage({ params: { prospectId, imageId }, idempotencyKey }),
    );
  }

  caption(prospectId: string, { id: imageId }: Image, caption: string): Promise<boolean> {
    const body = { caption: caption.trim() || null };
    return this.#doing('Pie de imagen guardado', (idempotencyKey) =>
      client.captionImage({ params: { prospectId, imageId }, body, idempotencyKey }),
    );
  }

  /** To the end when there is none to stand before. */
  move(prospectId: string, { id: imageId }: Image, before: Image | undefined): Promise<boolean> {
    const body = { beforeImageId: before?.id ?? null };
    return this.#doing('Imagen movida', (idempotencyKey) =>
      client.moveImage({ params: { prospectId, imageId }, body, idempotencyKey }),
    );
  }

  async #doing(
    text: string,
    act: (key: string) => Promise<ChangedRow>,
    key: string = crypto.randomUUID(),
  ): Promise<boolean> {
    try {
      const row = await act(key);
      const { records, commands } = this.#workspace;
      records.put(row);
      const { changeId } = row;
      if (changeId) toast({ text, undo: { run: () => void commands.undo(row, changeId) } });
      await records.details.renew(row.id);
      return true;
    } catch (cause) {
      const unanswered = cause instanceof ApiError && (cause.status === 0 || cause.status >= 500);
      const undo = { label: 'Reintentar', run: () => void this.#doing(text, act, key) };
      if (unanswered) toast({ tone: 'danger', text: 'No se pudo guardar: no hay respuesta de Folio.', undo });
      else tellProblem(cause);
      return false;
    }
  }
}
