/** «¿Cómo fue la cita?» (F13): the answers, and the follow-up that each is stored as. */
import type { AppointmentKind } from '@folio/shared/appointments/appointment.rules.ts';
import {
  followUpResultNames,
  followUpResultsOffered,
  type FollowUpKind,
  type FollowUpResult,
} from '@folio/shared/prospects/follow-up.rules.ts';
import type { FollowUpValues } from '#lib/prospects/follow-up-form.rules.ts';

/** It was held, and this came of it; or it was not. */
export type OutcomeAnswer = FollowUpResult;

const whenHeld = followUpResultsOffered.filter((result) => result !== 'no-answer');

export const outcomeAnswers: readonly { value: OutcomeAnswer; label: string }[] = [
  ...whenHeld.map((value) => ({ value, label: followUpResultNames[value] })),
  { value: 'not-held' as const, label: followUpResultNames['not-held'] },
];

/** Of an address, where anybody may write anything. */
export function answerNamed(text: string | null): OutcomeAnswer | undefined {
  return outcomeAnswers.find(({ value }) => value === text)?.value;
}

const contactOf: Record<AppointmentKind, FollowUpKind> = {
  visit: 'visit',
  call: 'call',
  video: 'video',
  other: 'other',
};

/** What the answer changes of the form. */
export function valuesOf(
  answer: OutcomeAnswer,
  { id, kind }: { id: string; kind: AppointmentKind },
): Pick<FollowUpValues, 'kinds' | 'result' | 'outcomes'> {
  return {
    kinds: [contactOf[kind]],
    result: answer,
    outcomes: { [id]: answer === 'not-held' ? 'missed' : 'held' },
  };
}
