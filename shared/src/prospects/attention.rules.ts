/**
 * Semáforo de atención: does a prospect need somebody today, and why. The record holds facts only; the light is this pure
 * function of them and of the company's wall clock, the same in the browser and at the server.
 */
import { awaitedFrom } from '../appointments/all-day.rules.ts';
import type { ProspectStatus } from './prospect.rules.ts';

/** `none`: nothing is expected of anybody (ordered or cancelled). */
export type Attention = 'good' | 'today' | 'overdue' | 'none';

/** What of it: an overdue one waits for the result of an appointment, or has no next step. The most urgent first. */
export const attentionCauses = ['no-result', 'no-step', 'today', 'good', 'none'] as const;
export type AttentionCause = (typeof attentionCauses)[number];

/** What lists are asked for: a light, or one cause of it. */
export type AttentionFilter = Attention | AttentionCause;

export const attentionNames: Record<AttentionFilter, string> = {
  good: 'Al corriente',
  today: 'Para hoy',
  overdue: 'Atrasado',
  'no-result': 'Cita sin resultado',
  'no-step': 'Sin siguiente paso',
  none: 'Sin pendientes',
};

const overdueCauses = ['no-result', 'no-step'] as const satisfies readonly AttentionCause[];

export function causesOf(filter: AttentionFilter): readonly AttentionCause[] {
  return filter === 'overdue' ? overdueCauses : [filter];
}

/** What turns the light green again. */
export type AttentionRemedy = 'follow-up' | 'none';

export interface AttentionFacts {
  status: ProspectStatus;
  /** The appointment whose result is missing first, as `whenOf` tells it: wall clock of the company, or days. */
  appointmentAt?: string | undefined;
}

export interface AttentionTold {
  light: Attention;
  cause: AttentionCause;
  /** One sentence that answers «¿por qué?». */
  reason: string;
  remedy: AttentionRemedy;
}

const told = {
  cancelled: { light: 'none', cause: 'none', reason: 'Está cancelado: nadie espera nada.', remedy: 'none' },
  ordered: { light: 'none', cause: 'none', reason: 'Ya es pedido.', remedy: 'none' },
  'no-step': { light: 'overdue', cause: 'no-step', reason: 'No tiene siguiente paso.', remedy: 'follow-up' },
  'no-result': {
    light: 'overdue',
    cause: 'no-result',
    reason: 'La cita ya pasó y no tiene resultado.',
    remedy: 'follow-up',
  },
  today: { light: 'today', cause: 'today', reason: 'Su siguiente paso es hoy.', remedy: 'none' },
  good: { light: 'good', cause: 'good', reason: 'Tiene un siguiente paso con fecha.', remedy: 'none' },
} as const satisfies Record<string, AttentionTold>;

/** @param now wall clock of the company, `YYYY-MM-DDTHH:MM` */
export function attentionOf({ status, appointmentAt }: AttentionFacts, now: string): AttentionTold {
  return told[causeOf({ status, appointmentAt }, now)];
}

function causeOf({ status, appointmentAt }: AttentionFacts, now: string): keyof typeof told {
  if (status === 'cancelled') return 'cancelled';
  if (!appointmentAt) return status === 'ordered' ? 'ordered' : 'no-step';
  if (awaitedFrom(appointmentAt) < now) return 'no-result';
  return appointmentAt.slice(0, 10) <= now.slice(0, 10) ? 'today' : 'good';
}
