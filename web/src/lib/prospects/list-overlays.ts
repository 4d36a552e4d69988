/** What opens over the list: one at a time, each fetched when it is first asked for. */
import type { ProspectRow } from '@folio/shared/prospects/prospect.schema.ts';
import type { View } from '@folio/shared/views/view.schema.ts';

export type ListOverlay =
  /** «¿Por qué?» of a row's light. */
  | { kind: 'why'; prospectId: string; anchor: HTMLElement }
  /** Its images. */
  | { kind: 'images'; prospectId: string; anchor: HTMLElement }
  | { kind: 'actions'; prospectId: string; anchor: HTMLElement }
  | { kind: 'views'; anchor: HTMLElement }
  /** A view's name and reach; without a view, a new one. */
  | { kind: 'view'; view?: View }
  | { kind: 'columns' }
  /** Filters on a phone. */
  | { kind: 'sheet' }
  | { kind: 'trash' }
  /** Generar PDF of several. */
  | { kind: 'dossiers'; chosen: readonly ProspectRow[] };
