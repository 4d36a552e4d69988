/**
 * Semáforo de atención: does a prospect need somebody today, and why. The record holds facts only; the light is this pure
 * function of them and of the company's wall clock, the same in the browser and at the server.
 */
import type { ProspectStatus } from './prospect.rules.ts';

/** `none`: nothing is expected of anybody (ordered or cancelled). */
export type Attention = 'good' | 'today' | 'overdue' | 'none';

export const attentionNames: Record<Attention, string> = {
  good: 'Al corriente',
  today: 'Para hoy',
  overdue: 'Atrasado',
  none: 'Sin pendientes',
};

/** What turns the light green again. */
export type AttentionRemedy = 'follow-up' | 'none';

export interface AttentionFacts {
  status: ProspectStatus;
  /** Earliest appointment without a result, wall clock of the company. */
  appointmentAt?: string | undefined;
}

export interface AttentionTold {
  light: Attention;
  /** One sentence that answers «¿por qué?». */
  reason: string;
  remedy: AttentionRemedy;
}

/** @param now wall clock of the company, `YYYY-MM-DDTHH:MM` */
export function attentionOf({ status, appointmentAt }: AttentionFacts, now: string): AttentionTold {
  if (status === 'cancelled') return { light: 'none', reason: 'Está cancelado: nadie espera nada.', remedy: 'none' };
  if (!appointmentAt) {
    if (status === 'ordered') return { light: 'none', reason: 'Ya es pedido.', remedy: 'none' };
    return { light: 'overdue', reason: 'No tiene siguiente paso.', remedy: 'follow-up' };
  }
  if (appointmentAt < now) {
    return { light: 'overdue', reason: 'La cita ya pasó y no tiene resultado.', remedy: 'follow-up' };
  }
  if (appointmentAt.slice(0, 10) === now.slice(0, 10)) {
    return { light: 'today', reason: 'Su siguiente paso es hoy.', remedy: 'none' };
  }
  return { light: 'good', reason: 'Tiene un siguiente paso con fecha.', remedy: 'none' };
}
