/** Seguimiento (M39): the boxes of the form. */

/** How the contact was made; several at once when a call ended in a mail. */
export const followUpKinds = ['call', 'visit', 'email', 'whatsapp', 'video', 'other'] as const;
export type FollowUpKind = (typeof followUpKinds)[number];

export const followUpKindNames: Record<FollowUpKind, string> = {
  call: 'Llamada',
  visit: 'Visita',
  email: 'Correo',
  whatsapp: 'WhatsApp',
  video: 'Videollamada',
  other: 'Otro',
};

/** What came of it, as the form offers it. */
export const followUpResultsOffered = ['interested', 'thinking', 'wants-quote', 'no-answer', 'not-interested'] as const;

/** `not-held` is of an appointment to which nobody came (F13): only who is asked about one can say it. */
export const followUpResults = [...followUpResultsOffered, 'not-held'] as const;
export type FollowUpResult = (typeof followUpResults)[number];

export const followUpResultNames: Record<FollowUpResult, string> = {
  interested: 'Interesado',
  thinking: 'Lo está pensando',
  'wants-quote': 'Pide cotización',
  'no-answer': 'No contestó',
  'not-interested': 'No le interesa',
  'not-held': 'No se realizó',
};
