/** What the second light of a row says: a word, and what it rests on. */
import {
  attentionNames,
  attentionOf,
  type Attention,
  type AttentionTold,
} from '@folio/shared/prospects/attention.rules.ts';
import type { ProspectRow } from '@folio/shared/prospects/prospect.schema.ts';
import { dayWithWeekday, hourWords, shortDay } from '#lib/ui/dates.ts';

export interface AttentionWords extends AttentionTold {
  /** `Para hoy`. */
  word: string;
  /** `4:30 p. m.`, `todo el día`, `sin siguiente paso`; nothing when nothing is expected. */
  detail: string;
}

function detailOf(light: Attention, at: string | undefined): string {
  if (!at) return light === 'overdue' ? 'sin siguiente paso' : '';
  if (light === 'today') return hourWords(at);
  if (light === 'good') return dayWithWeekday(at);
  return light === 'overdue' ? `cita del ${shortDay(at)}` : '';
}

/** @param now wall clock of the company */
export function attentionWords(row: Pick<ProspectRow, 'status' | 'appointmentAt'>, now: string): AttentionWords {
  const told = attentionOf(row, now);
  return { ...told, word: attentionNames[told.light], detail: detailOf(told.light, row.appointmentAt) };
}
