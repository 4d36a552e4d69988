/** Deshacer in words: what came back, what stood in its way, and why a change can no longer be taken back. */
import type { FieldConflict } from '@folio/shared/contract/errors.ts';
import { undoDays, type UndoState } from '@folio/shared/prospects/undo.rules.ts';
import { fieldName, valueWords, type Namer } from './prospect-words.rules.ts';

/** Why a line of the history has no «Deshacer». */
export const reasonsNotToUndo: Record<Exclude<UndoState, 'possible'>, string> = {
  undone: 'Ya está deshecho.',
  newer: 'No se puede deshacer: después se cambió lo mismo.',
  late: `Ya no se puede deshacer: pasaron ${undoDays} días.`,
  denied: 'Tu nivel no permite deshacerlo.',
  unkept: 'No se puede deshacer: se guardó antes de que existiera esta función.',
};

const partNames: Record<string, string> = {
  appointments: 'Citas',
  followUps: 'Seguimientos',
  quotes: 'Cotizaciones',
  orders: 'Pedidos',
  images: 'Imágenes',
  deletedAt: 'Papelera',
  cancelled: 'Cancelación',
};

/** `Nombre: ahora «Dos», antes «Uno»`, of each field that somebody changed later. */
export function newerWords(conflicts: readonly FieldConflict[], namer: Namer): string {
  return conflicts
    .map(({ field, theirs, original }) => {
      const name = fieldName(field);
      if (!name) return partNames[field] ?? field;
      const now = `${name}: ahora «${valueWords(field, theirs, namer)}»`;
      return original === undefined ? now : `${now}, con tu cambio «${valueWords(field, original, namer)}»`;
    })
    .join('; ');
}
