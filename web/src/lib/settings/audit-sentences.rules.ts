/** Changes of the company, each told in a Spanish sentence whose names can be links. */
import type { Change, ChangeNoun } from '@folio/shared/audit/audit-log.schema.ts';
import { sentenceOf as historySentenceOf } from '#lib/prospects/prospect-history.rules.ts';
import { changedNames, fieldName } from './audit-words.rules.ts';

/**
 * What happened to each noun, between the name of who acted and the name of what changed. «una cotización» and «un pedido» give way
 * to the one it is.
 */
const sentences: Record<ChangeNoun, Record<string, string>> = {
  prospect: {
    created: 'registró al prospecto',
    changed: 'cambió al prospecto',
    'followed-up': 'dio seguimiento al prospecto',
    'appointment-added': 'agregó una cita al prospecto',
    'appointment-changed': 'cambió una cita del prospecto',
    'appointment-removed': 'quitó una cita del prospecto',
    cancelled: 'canceló al prospecto',
    reopened: 'reabrió al prospecto',
    reassigned: 'reasignó al prospecto',
    deleted: 'eliminó al prospecto',
    restored: 'restauró al prospecto',
    undone: 'deshizo un cambio del prospecto',
    'quote-added': 'hizo una cotización al prospecto',
    'quote-changed': 'cambió una cotización del prospecto',
    'quote-moved': 'movió una cotización del prospecto',
    'quote-revived': 'dio nueva vigencia a una cotización del prospecto',
    'quote-discarded': 'eliminó una cotización del prospecto',
    'quote-linked': 'hizo la liga de una cotización del prospecto',
    'quote-link-renewed': 'renovó la liga de una cotización del prospecto',
    'quote-unlinked': 'anuló la liga de una cotización del prospecto',
    'quote-mailed': 'envió por correo una cotización al prospecto',
    'quote-opened': 'abrió, con su liga, una cotización del prospecto',
    'quote-accepted': 'aceptó, con su liga, una cotización del prospecto',
    'quote-declined': 'rechazó, con su liga, una cotización del prospecto',
    'quote-asked': 'preguntó, con su liga, sobre una cotización del prospecto',
    'quote-question-replied': 'contestó una pregunta sobre una cotización del prospecto',
    'order-added': 'hizo un pedido del prospecto',
    'order-moved': 'movió un pedido del prospecto',
    'order-changed': 'cambió la entrega de un pedido del prospecto',
    'payment-added': 'registró un pago de un pedido del prospecto',
    'payment-removed': 'quitó un pago de un pedido del prospecto',
    'image-added': 'agregó una imagen al prospecto',
    'image-captioned': 'cambió el pie de una imagen del prospecto',
    'image-moved': 'movió una imagen del prospecto',
    'image-removed': 'quitó una imagen del prospecto',
  },
  company: {
    created: 'registró la empresa',
    changed: 'cambió los datos de',
    'logo-changed': 'cambió el logotipo de',
    'logo-removed': 'quitó el logotipo de',
  },
  member: {
    changed: 'cambió datos de',
    joined: 'incorporó a',
    'totp-reset': 'quitó la verificación de',
    'recovery-code-used': 'quitó, con un código de recuperación, la verificación de',
  },
  invitation: {
    created: 'invitó a',
    'sent-again': 'envió de nuevo la invitación de',
    revoked: 'canceló la invitación de',
  },
  'work-centre': { created: 'creó el centro de trabajo', changed: 'cambió el centro de trabajo' },
  'catalogue-entry': { created: 'agregó al catálogo', changed: 'cambió en el catálogo' },
  client: { created: 'registró al cliente', changed: 'cambió al cliente' },
  product: {
    created: 'agregó el producto',
    changed: 'cambió el producto',
    'image-changed': 'cambió la imagen del producto',
    'image-removed': 'quitó la imagen del producto',
  },
  view: { created: 'guardó la vista', changed: 'cambió la vista', removed: 'quitó la vista' },
  'reminder-settings': { changed: 'cambió los recordatorios de' },
  'calendar-feed': {
    created: 'creó la dirección del calendario de',
    renewed: 'renovó la dirección del calendario de',
    removed: 'quitó la dirección del calendario de',
  },
  export: { requested: 'pidió la exportación', retried: 'volvió a intentar la exportación' },
  'export-schedule': {
    created: 'programó la exportación',
    changed: 'cambió la exportación programada',
    removed: 'quitó la exportación programada',
  },
  'report-cut': { created: 'guardó el corte' },
};

/** Whose fields they are, after the fields that changed. */
const owners: Partial<Record<ChangeNoun, string>> = {
  prospect: 'del prospecto',
  company: 'de',
  member: 'de',
  'work-centre': 'del centro de trabajo',
  'catalogue-entry': 'del elemento del catálogo',
  client: 'del cliente',
  product: 'del producto',
  view: 'de la vista',
  'export-schedule': 'de la exportación programada',
};

/** What is retired. */
const retirable: Partial<Record<ChangeNoun, string>> = {
  'work-centre': 'el centro de trabajo',
  'catalogue-entry': 'el elemento del catálogo',
  client: 'al cliente',
  product: 'el producto',
};

/** «hizo la cotización» «C-0412» «al prospecto» «12 Rosa Nájera», after the name of who acted. */
export interface Sentence {
  lead: string;
  /** Of the quote or the order it is about. */
  folio?: string;
  between: string;
  subject: string;
}

export function sentenceOf(change: Change): Sentence {
  const { verb, noun, memberId, subjectId, subjectName } = change;
  // Whoever joins acts on themselves.
  if (verb === 'joined' && memberId === subjectId) return { lead: 'se unió a la empresa', between: '', subject: '' };
  if (noun === 'prospect' && verb === 'undone') {
    return { lead: `${historySentenceOf(change)}, en el prospecto`, between: '', subject: subjectName };
  }
  const words = (verb === 'changed' && changedSentence(change)) || (sentences[noun][verb] ?? verb);
  return { ...withFolio(words, folioOf(change)), subject: subjectName };
}

/** Says which fields: all of up to three, otherwise two and how many more. */
function changedSentence(change: Change): string | undefined {
  const { noun, after = {} } = change;
  const names = changedNames(change);
  if (noun === 'member' && names.join() === 'active')
    return after['active'] ? 'devolvió el acceso a' : 'quitó el acceso a';
  const what = retirable[noun];
  if (what && names.join() === 'retired') return `${after['retired'] ? 'retiró' : 'volvió a usar'} ${what}`;
  const owner = owners[noun];
  if (!owner || !names.length) return undefined;
  const told =
    names.length > 3 ? [...names.slice(0, 2).map(fieldName), `${names.length - 2} datos más`] : names.map(fieldName);
  return `cambió ${new Intl.ListFormat('es-MX').format(told)} ${owner}`;
}

const documentWords = /^(.*?)(una cotización|de un pedido|un pedido) (.*)$/;
const definite: Record<string, string> = {
  'una cotización': 'la cotización',
  'de un pedido': 'del pedido',
  'un pedido': 'el pedido',
};

function withFolio(words: string, folio: string | undefined): Omit<Sentence, 'subject'> {
  const [, lead = '', document = '', between = ''] = (folio && documentWords.exec(words)) || [];
  if (!folio || !document) return { lead: words, between: '' };
  return { lead: `${lead}${definite[document]}`, folio, between };
}

function folioOf(change: Change): string | undefined {
  const folio = documentOf(change)?.['folio'];
  return typeof folio === 'string' ? folio : undefined;
}

/** The quote or the order that a change of a prospect tells of. */
export function documentOf({ before, after }: Change): Record<string, unknown> | undefined {
  const told = after?.['quote'] ?? after?.['order'] ?? before?.['quote'] ?? before?.['order'];
  return typeof told === 'object' && told !== null && !Array.isArray(told) ? told : undefined;
}
