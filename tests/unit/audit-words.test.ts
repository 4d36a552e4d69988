/** Bitácora: what a line says, which fields it names, where it leads, and what it is narrowed to. */
import { describe, expect, test } from 'vitest';
import type { Change } from '@folio/shared/audit/audit-log.schema.ts';
import { isWanted, kindOf } from '../../web/src/lib/settings/audit-kinds.rules.ts';
import { documentLinkOf, linkOf } from '../../web/src/lib/settings/audit-links.ts';
import { sentenceOf } from '../../web/src/lib/settings/audit-sentences.rules.ts';
import { fieldChanges } from '../../web/src/lib/settings/audit-words.rules.ts';

const ana = '11111111-1111-4111-8111-111111111111';

function change(told: Partial<Change>): Change {
  return {
    id: 'chg_0123456789abcdef',
    at: '2026-11-25T16:00:00.000Z',
    memberId: ana,
    noun: 'prospect',
    verb: 'changed',
    subjectId: 'prs_0123456789abcdef',
    subjectName: '12 Rosa Nájera',
    requestId: 'r',
    ...told,
  } as Change; // ids are strings of their form
}

const quote = { id: 'quo_0123456789abcdef', folio: 'C-0412', status: 'sent', currency: 'USD', totalCents: 100_000 };
const order = { id: 'ord_0123456789abcdef', folio: 'P-0003', status: 'in-process', currency: 'MXN', paidCents: 0 };

function spoken(told: Partial<Change>): string {
  const { lead, folio, between, subject } = sentenceOf(change(told));
  return [lead, folio, between, subject].filter(Boolean).join(' ');
}

const words = { nameOf: (id: string) => (id === ana ? 'Ana Ruiz' : undefined), whenOf: (when: string) => `<${when}>` };
const lines = (told: Partial<Change>) =>
  fieldChanges(change(told), words).map(({ field, before, after }) => `${field}: ${before ?? '·'} → ${after ?? '·'}`);

describe('a line of the log', () => {
  test.each<[string, Partial<Change>]>([
    ['cambió teléfono del prospecto 12 Rosa Nájera', { before: { phone: '1' }, after: { phone: '2' } }],
    [
      'cambió nombre, teléfono y asunto del prospecto 12 Rosa Nájera',
      { after: { name: 'a', phone: '2', subject: 'b' } },
    ],
    [
      'cambió nombre, teléfono y 2 datos más del prospecto 12 Rosa Nájera',
      { after: { name: 'a', phone: '2', subject: 'b', notes: 'c' } },
    ],
    [
      'cambió nombre de Nora',
      { noun: 'member', subjectName: 'Nora', before: { name: 'Nra' }, after: { name: 'Nora' } },
    ],
    ['quitó el acceso a Nora', { noun: 'member', subjectName: 'Nora', after: { active: false } }],
    ['devolvió el acceso a Nora', { noun: 'member', subjectName: 'Nora', after: { active: true } }],
    ['retiró el producto Mesa', { noun: 'product', subjectName: 'Mesa', after: { retired: true } }],
    ['se unió a la empresa', { noun: 'member', verb: 'joined', subjectId: ana }],
    ['hizo la cotización C-0412 al prospecto 12 Rosa Nájera', { verb: 'quote-added', after: { quote } }],
    ['registró un pago del pedido P-0003 del prospecto 12 Rosa Nájera', { verb: 'payment-added', after: { order } }],
    ['hizo el pedido P-0003 del prospecto 12 Rosa Nájera', { verb: 'order-added', after: { order } }],
    ['movió una cotización del prospecto 12 Rosa Nájera', { verb: 'quote-moved' }],
    [
      'deshizo la reasignación, en el prospecto 12 Rosa Nájera',
      { verb: 'undone', after: { attendedBy: ana, undid: 'reassigned' } },
    ],
  ])('%s', (sentence, told) => {
    expect(spoken(told)).toBe(sentence);
  });

  test('tells what a change of a quote, a payment, an appointment, a follow-up or a person in charge was', () => {
    const received = { ...quote, status: 'received' };
    expect(lines({ verb: 'quote-moved', before: { quote }, after: { quote: received } })).toEqual([
      'estatus: Enviada → Recibida',
    ]);
    expect(lines({ verb: 'quote-changed', before: { quote }, after: { quote: { ...quote, totalCents: 1 } } })).toEqual([
      expect.stringMatching(/^total: .*1,000\.00.* → .*0\.01/),
    ]);
    expect(lines({ verb: 'quote-added', after: { quote } })).toEqual([
      expect.stringMatching(/^total: · → .*1,000\.00/),
    ]);
    const paid = { ...order, paidCents: 500, amountCents: 500 };
    expect(lines({ verb: 'payment-added', before: { order }, after: { order: paid } })).toEqual([
      'pago: · → $5.00',
      'pagado: $0.00 → $5.00',
    ]);
    const appointment = { id: 'apt_1', startsAtLocal: '2026-11-25T10:00', subject: 'Medir', minutes: 45 };
    const later = { ...appointment, startsAtLocal: '2026-11-26' };
    expect(lines({ verb: 'appointment-changed', before: { appointment }, after: { appointment: later } })).toEqual([
      'cuándo: <2026-11-25T10:00> → <2026-11-26>',
    ]);
    expect(lines({ verb: 'followed-up', after: { information: 'Llamó', kinds: ['call'] } })).toEqual([
      'información: · → Llamó',
    ]);
    expect(lines({ verb: 'reassigned', before: { attendedBy: 'x' }, after: { attendedBy: ana } })).toEqual([
      'quién atiende: x → Ana Ruiz',
    ]);
    expect(lines({ before: { state: 'JAL' }, after: { state: 'SON' } })).toEqual(['estado: Jalisco → Sonora']);
    expect(lines({ verb: 'created', after: { name: 'Rosa' } })).toEqual([]);
  });

  test('leads to the prospect, the quote or order, the client, and to where the rest is kept', () => {
    expect(linkOf(change({}))).toBe('/prospectos/prs_0123456789abcdef');
    const ofQuote = '/cotizaciones/quo_0123456789abcdef?de=prs_0123456789abcdef';
    expect(documentLinkOf(change({ verb: 'quote-moved', after: { quote } }))).toBe(ofQuote);
    const ofOrder = '/pedidos/ord_0123456789abcdef?de=prs_0123456789abcdef';
    expect(documentLinkOf(change({ verb: 'order-moved', after: { order } }))).toBe(ofOrder);
    expect(linkOf(change({ noun: 'client', subjectId: 'cli_1' }))).toBe('/clientes/cli_1');
    expect(linkOf(change({ noun: 'member' }))).toBe('/ajustes/personas');
    expect(linkOf(change({ noun: 'view' }))).toBeUndefined();
    expect(documentLinkOf(change({}))).toBeUndefined();
  });
});

describe('the log narrowed', () => {
  test('to a kind of thing: of a prospect what hangs on it, also when that was undone', () => {
    expect(kindOf(change({ verb: 'followed-up' }))).toBe('prospectos');
    expect(kindOf(change({ verb: 'quote-moved' }))).toBe('cotizaciones');
    expect(kindOf(change({ verb: 'payment-added' }))).toBe('pedidos');
    expect(kindOf(change({ verb: 'undone', after: { undid: 'appointment-added' } }))).toBe('citas');
    expect(kindOf(change({ noun: 'work-centre' }))).toBe('empresa');
  });

  test('to a person; what a client did with a link is nobody’s of the company', () => {
    const opened = change({ verb: 'quote-opened', after: { client: 'Rosa', quote } });
    expect(isWanted(change({}), { person: ana, kind: '' })).toBe(true);
    expect(isWanted(change({}), { person: ana, kind: 'citas' })).toBe(false);
    expect(isWanted(change({}), { person: 'somebody else', kind: '' })).toBe(false);
    expect(isWanted(opened, { person: ana, kind: '' })).toBe(false);
    expect(isWanted(opened, { person: 'clientes', kind: 'cotizaciones' })).toBe(true);
    expect(isWanted(opened, { person: '', kind: '' })).toBe(true);
  });
});
