import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import * as quotes from '@folio/functions/modules/quotes/quote.service.ts';
import { tenantRoot } from '@folio/functions/platform/dependencies.ts';
import { newMeter } from '@folio/functions/platform/meter.ts';
import { tableAt } from '@folio/functions/platform/table.ts';
import type { Prospect } from '@folio/shared/prospects/prospect.schema.ts';
import { canonicalText } from '@folio/shared/quotes/quote-digest.rules.ts';
import { quoteContent, type Quote } from '@folio/shared/quotes/quote.schema.ts';
import { dayIn } from '@folio/shared/values/days.ts';
import { refusal, refusalCode, sorted, told } from '../support/answers.ts';
import { prospectForm, quoteForm } from '../support/builders.ts';
import { inProcess, registeredInProcess, tableClient } from '../support/in-process.ts';
import { completedRequests } from '../support/log-lines.ts';
import { openWorld, signUpCompany, type Person, type World } from '../support/world.ts';

const stack = inject('stack');
const zone = 'America/Mexico_City';
let world: World;

beforeAll(async () => {
  world = await openWorld(stack);
});

async function registered(person: Person = world.mine.normal): Promise<Prospect> {
  return person.client.addProspect({ body: prospectForm({ workCentreId: world.mine.firstCentre }) });
}

interface Made {
  params: { prospectId: string; quoteId: string };
  folio: string;
}

async function quoted(changes: Parameters<typeof quoteForm>[0] = {}, prospectId?: string): Promise<Made> {
  const { client } = world.mine.normal;
  const of = prospectId ?? (await registered()).id;
  const row = await client.addQuote({ params: { prospectId: of }, body: quoteForm(changes) });
  return { params: { prospectId: of, quoteId: row.quoteId ?? '' }, folio: row.quoteFolio ?? '' };
}

const opened = ({ params }: Made): Promise<Quote> => world.mine.normal.client.getQuote({ params });
const detail = ({ params }: Made): Promise<Prospect> =>
  world.mine.normal.client.getProspect({ params: { prospectId: params.prospectId } });
const move = (
  { params }: Made,
  to: 'send' | 'receive' | 'process' | 'reject' | 'revise' | 'discard',
  reason?: string,
) => world.mine.normal.client.moveQuote({ params, body: { move: to, ...(reason ? { reason } : {}) } });

/** As if its last day had come and gone: nobody waits for that. */
async function age({ params }: Made, validUntil: string): Promise<void> {
  const connection = { client: tableClient(stack), tableName: stack.tableName, meter: newMeter() };
  const table = tableAt(connection, tenantRoot(world.mine.tenantId));
  const partition = ['P', params.prospectId];
  const key = { partition, sort: ['QUOTE', params.quoteId] };
  const [item] = await table.get([key]);
  await table.transact([{ update: key, set: { quote: { ...(item?.['quote'] as object), validUntil } } }]);
}

describe('M40 Agregar cotización', () => {
  test('M27 M41 gives the next folio, turns the light, and stands in row and detail', async () => {
    const { client } = world.mine.normal;
    const { id: prospectId } = await registered();
    const row = await client.addQuote({ params: { prospectId }, body: quoteForm() });
    expect(row).toMatchObject({ status: 'quoted', quoteCount: 1, version: 2 });
    expect(row.quoteFolio).toMatch(/^C-\d{4}$/);
    const second = await client.addQuote({ params: { prospectId }, body: quoteForm() });
    expect(second).toMatchObject({ status: 'quoted', quoteCount: 2 });
    const { rows } = await client.listProspects();
    expect(rows.find(({ id }) => id === prospectId)).toMatchObject({
      quoteId: second.quoteId,
      quoteFolio: second.quoteFolio,
      quoteCount: 2,
      status: 'quoted',
    });
    const { quotes } = await client.getProspect({ params: { prospectId } });
    expect(quotes.map(({ id }) => id)).toEqual([second.quoteId, row.quoteId]);
    expect(quotes[0]).toMatchObject({ totalCents: 278_400, status: 'draft', versions: [] });
  });

  test('A4 amounts are computed by the server, and those of the client are refused', async () => {
    const { normal } = world.mine;
    const { id: prospectId } = await registered();
    const made = await quoted({}, prospectId);
    expect((await opened(made)).content.totals).toEqual({
      subtotalCents: 240_000,
      discountCents: 0,
      taxes: [{ tax: 'iva-16', netCents: 240_000, taxCents: 38_400 }],
      isrCents: 0,
      ivaWithheldCents: 0,
      totalCents: 278_400,
    });
    const discounted = await quoted({ wholeDiscountPercent: 1_000 }, prospectId);
    expect((await opened(discounted)).content.totals).toMatchObject({
      subtotalCents: 240_000,
      wholeDiscountCents: 24_000,
      totalCents: 250_560,
    });
    for (const extra of [
      { wholeDiscountPercent: 10_001 },
      { totalCents: 1 },
      { folio: 'C-9999' },
      { totals: {} },
      { status: 'sold' },
    ]) {
      const answer = await normal.send('addQuote', { params: { prospectId }, body: { ...quoteForm(), ...extra } });
      expect(await told(answer)).toBe('400 request.invalid');
    }
  });

  test.each([
    ['a tenth and two tenths', { unitPriceCents: 0.1 + 0.2 }],
    ['a negative price', { unitPriceCents: -1 }],
    ['no number', { unitPriceCents: null }],
    ['39 digits', { unitPriceCents: 1e39 }],
    ['39 digits in text', { quantity: '9'.repeat(39) }],
    ['a negative quantity', { quantity: '-1' }],
    ['NaN', { quantity: 'NaN' }],
    ['more than 100 % off', { discountPercent: 10_001 }],
    ['more off than it costs', { discountCents: 240_001 }],
    ['a tax nobody has', { tax: 'iva-15' }],
  ])('%s is refused with 400', async (_, changes) => {
    const { normal } = world.mine;
    const { id: prospectId } = await registered();
    const [line] = quoteForm().lines;
    const body = { ...quoteForm(), lines: [{ ...line, ...changes }] };
    expect(await told(await normal.send('addQuote', { params: { prospectId }, body }))).toBe('400 request.invalid');
    expect((await normal.client.getProspect({ params: { prospectId } })).quotes).toEqual([]);
  });

  test('costs one read and one transaction, and opening the prospect stays one query', async () => {
    const { administrator, session } = await signUpCompany(stack, 'Cotizadora');
    const { client } = administrator;
    const body = prospectForm({ workCentreId: session.workCentreIds[0] ?? '' });
    const { id: prospectId } = await client.addProspect({ body });
    const row = await client.addQuote({ params: { prospectId }, body: quoteForm() });
    await client.getProspect({ params: { prospectId } });
    await client.getQuote({ params: { prospectId, quoteId: row.quoteId ?? '' } });
    await client.listQuotes({ params: { month: '2026-11' } });
    const lines = (await completedRequests(stack.logDirectory)).filter((one) => one.tenantId === session.company.id);
    const costOf = (routeKey: string) => lines.find((one) => one.routeKey === routeKey);
    // Who asks; needs and partition side by side; the transaction.
    expect(costOf('POST /api/prospects/{prospectId}/quotes')).toMatchObject({ transactions: 1, dynamoCalls: 4 });
    expect(costOf('GET /api/prospects/{prospectId}')).toMatchObject({ dynamoCalls: 2 });
    expect(costOf('GET /api/prospects/{prospectId}/quotes/{quoteId}')).toMatchObject({ dynamoCalls: 3 });
    expect(costOf('GET /api/quotes/{month}')).toMatchObject({ dynamoCalls: 2 });
  });

  test('C3 forty people at once get forty folios without a gap, and what is refused leaves none', async () => {
    const { administrator, session } = await signUpCompany(stack, 'Sin huecos C');
    const { client } = administrator;
    const workCentreId = session.workCentreIds[0] ?? '';
    const prospects = await Promise.all(
      Array.from({ length: 8 }, () => client.addProspect({ body: prospectForm({ workCentreId }) })),
    );
    const calls = Array.from({ length: 40 }, (_, at) => {
      const params = { prospectId: prospects[at % prospects.length]?.id ?? '' };
      return client.addQuote({ params, body: quoteForm() });
    });
    const nobodys = client.addQuote({ params: { prospectId: 'prs_0123456789abcdef' }, body: quoteForm() });
    const refused = refusalCode(nobodys);
    const { answers, refusals } = sorted(await Promise.allSettled(calls));
    expect([refusals, await refused]).toEqual([[], 'prospect.not_found']);
    expect(answers).toHaveLength(40);
    const { rows } = await client.listQuotes({ params: { month: '2026-11' } });
    const folios = rows.map(({ folio }) => Number(folio.slice(2)));
    expect(folios).toEqual(Array.from({ length: 40 }, (_, at) => 40 - at));
  });

  test('C1 the same command ten times makes one quote', async () => {
    const { client } = world.mine.normal;
    const params = { prospectId: (await registered()).id };
    const call = () => client.addQuote({ params, body: quoteForm(), idempotencyKey: 'one-quote' });
    const answers = await Promise.all(Array.from({ length: 10 }, call));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect((await client.getProspect({ params })).quotes).toHaveLength(1);
  });

  test('200 lines with sections and notes come back as they were written', async () => {
    const [line] = quoteForm().lines;
    if (!line) throw new Error('no line');
    const lines = Array.from({ length: 200 }, (_, at) => {
      if (at % 50 === 0) return { kind: 'section' as const, title: `Piso ${at / 50 + 1}` };
      if (at % 50 === 1) return { kind: 'note' as const, text: 'Incluye flete\ne instalación.' };
      return { ...line, description: `Mesa ${at} ${'de parota maciza '.repeat(10)}`.trim() };
    });
    const made = await quoted({ lines, signatures: ['Elaboró', 'Aceptó'], deliveryTime: '4 semanas' });
    const { content } = await opened(made);
    expect(content.lines).toEqual(lines);
    expect(content).toMatchObject({ signatures: ['Elaboró', 'Aceptó'], deliveryTime: '4 semanas' });
    expect(content.totals.subtotalCents).toBe(192 * 240_000);
  });

  test('a cancelled prospect is quoted after it is reopened, which puts the light where it was', async () => {
    const { normal, cancelReasonId: reasonId } = world.mine;
    const made = await quoted();
    const params = { prospectId: made.params.prospectId };
    await normal.client.cancelProspect({ params, body: { reasonId } });
    const call = normal.client.addQuote({ params, body: quoteForm() });
    expect(await refusalCode(call)).toBe('prospect.move_not_allowed');
    expect(await normal.client.reopenProspect({ params, body: {} })).toMatchObject({ status: 'quoted' });
  });
});

describe('the life of a quote', () => {
  test('a draft is written anew, and whoever wrote over an older one is told', async () => {
    const { client } = world.mine.normal;
    const made = await quoted();
    const { revision } = await opened(made);
    const [line] = quoteForm().lines;
    if (line?.kind !== 'item') throw new Error('no line');
    const body = quoteForm({ lines: [{ ...line, quantity: '3' }], notes: 'Con flete.' });
    await client.changeQuote({ params: made.params, body, ifMatch: revision });
    const changed = await opened(made);
    expect(changed).toMatchObject({ totalCents: 417_600, content: { notes: 'Con flete.' } });
    const late = client.changeQuote({ params: made.params, body, ifMatch: revision });
    expect(await refusal(late)).toMatchObject({ status: 412, code: 'request.base_version_stale' });
  });

  test('sending freezes v1; a new version is written and sent as v2, and v1 stays as it was', async () => {
    const { client } = world.mine.normal;
    const made = await quoted();
    await move(made, 'send');
    const sent = await opened(made);
    expect(sent).toMatchObject({ status: 'sent', versions: [{ number: 1, totalCents: 278_400 }] });
    const call = client.changeQuote({ params: made.params, body: quoteForm(), ifMatch: sent.revision });
    expect(await refusalCode(call)).toBe('quote.frozen');
    await move(made, 'revise');
    const cheaper = quoteForm({
      lines: [{ kind: 'item', description: 'Mesa', quantity: '1', unitPriceCents: 100, tax: 'iva-0' }],
    });
    await client.changeQuote({ params: made.params, body: cheaper, ifMatch: sent.revision });
    await move(made, 'send');
    const again = await opened(made);
    expect(again.versions.map(({ number, totalCents }) => [number, totalCents])).toEqual([
      [1, 278_400],
      [2, 100],
    ]);
    const params = { ...made.params, revision: again.versions[0]?.revision ?? 0 };
    const { content } = await client.getQuoteVersion({ params });
    expect(content).toEqual(sent.content);
    // Whoever has what a version says can tell that it is what was frozen.
    const digestOf = (one: object) => createHash('sha256').update(canonicalText(one)).digest('hex');
    expect(again.versions.map(({ digest }) => digest)).toEqual([digestOf(content), digestOf(again.content)]);
    const nobodys = client.getQuoteVersion({ params: { ...params, revision: 999 } });
    expect(await refusalCode(nobodys)).toBe('quote.not_found');
  });

  test('A5 what the table of moves does not allow is refused', async () => {
    const { client } = world.mine.normal;
    const made = await quoted();
    expect(await refusalCode(move(made, 'receive'))).toBe('quote.move_not_allowed');
    await move(made, 'send');
    expect(await refusalCode(move(made, 'send'))).toBe('quote.move_not_allowed');
    expect(await refusalCode(move(made, 'discard'))).toBe('quote.move_not_allowed');
    await move(made, 'receive');
    await move(made, 'process');
    await move(made, 'reject', 'Muy caro');
    expect(await opened(made)).toMatchObject({ status: 'rejected', rejection: 'Muy caro' });
    expect(await refusalCode(client.addOrder({ params: made.params, body: {} }))).toBe('quote.move_not_allowed');
    await move(made, 'revise');
    await move(made, 'send');
    expect(await opened(made)).not.toHaveProperty('rejection');
  });

  test('an expired quote is neither sent nor sold until it has a new validity, which leaves its trace', async () => {
    const { client } = world.mine.normal;
    const yesterday = dayIn(zone, new Date(Date.now() - 24 * 60 * 60 * 1000));
    const over = await quoted({ issuedOn: '2026-01-01', validUntil: yesterday });
    expect(await refusalCode(move(over, 'send'))).toBe('quote.expired');
    const made = await quoted();
    await move(made, 'send');
    const revive = (validUntil: string) => client.reviveQuote({ params: made.params, body: { validUntil } });
    expect(await refusalCode(revive('2199-01-01'))).toBe('quote.move_not_allowed');
    await age(made, yesterday);
    expect(await refusalCode(move(made, 'receive'))).toBe('quote.expired');
    expect(await refusalCode(client.addOrder({ params: made.params, body: {} }))).toBe('quote.expired');
    expect(await refusalCode(revive(yesterday))).toBe('request.invalid');
    await revive(dayIn(zone, new Date()));
    expect(await opened(made)).toMatchObject({ status: 'sent', versions: [{ number: 1 }] });
    const { changes } = await client.getProspectHistory({ params: { prospectId: made.params.prospectId } });
    expect(changes[0]).toMatchObject({ verb: 'quote-revived', before: { quote: { validUntil: yesterday } } });
    expect(await client.addOrder({ params: made.params, body: {} })).toMatchObject({ status: 'ordered' });
  });

  test('a discarded draft leaves list, count and light; its folio is never given again', async () => {
    const { client } = world.mine.normal;
    const made = await quoted();
    expect(await move(made, 'discard')).not.toHaveProperty('quoteId');
    expect(await detail(made)).toMatchObject({ status: 'following', quotes: [] });
    expect(await refusalCode(opened(made))).toBe('quote.not_found');
    const { rows } = await client.listQuotes({ params: { month: '2026-11' } });
    expect(rows.map(({ folio }) => folio)).not.toContain(made.folio);
    expect(Number((await quoted()).folio.slice(2))).toBe(Number(made.folio.slice(2)) + 1);
  });

  test('F9 each step is taken back from the history, the newest first, and done again', async () => {
    const { client } = world.mine.normal;
    const made = await quoted();
    const { prospectId } = made.params;
    const first = await opened(made);
    await client.changeQuote({ params: made.params, body: quoteForm({ notes: 'Otra' }), ifMatch: first.revision });
    await move(made, 'send');
    const history = async () => (await client.getProspectHistory({ params: { prospectId } })).changes;
    const undoOf = async (verb: string) => {
      const changeId = (await history()).find((change) => change.verb === verb)?.id ?? '';
      return client.undoProspectChange({ params: { prospectId, changeId }, body: {} });
    };
    expect((await history()).find(({ verb }) => verb === 'quote-added')).toMatchObject({ undo: 'newer' });
    await undoOf('quote-moved');
    expect(await opened(made)).toMatchObject({ status: 'draft', versions: [] });
    await undoOf('quote-changed');
    expect(await opened(made)).toEqual(first);
    expect(await undoOf('quote-added')).toMatchObject({ status: 'following' });
    expect(await refusalCode(opened(made))).toBe('quote.not_found');
    expect(await undoOf('undone')).toMatchObject({ status: 'quoted', quoteFolio: made.folio });
    expect(await opened(made)).toEqual(first);
  });
});

describe('Cotizaciones, the list', () => {
  const listed = async (person: Person, month = '2026-11', workCentreId?: string) =>
    (await person.client.listQuotes({ params: { month }, query: workCentreId ? { workCentreId } : {} })).rows;

  test('each level finds what it sees, in the month of its date; a quote follows its prospect', async () => {
    const { administrator, operative, normal, firstCentre, secondCentre } = world.mine;
    const { id: prospectId } = await administrator.client.addProspect({
      body: prospectForm({ workCentreId: secondCentre, name: 'De Silao' }),
    });
    const params = { prospectId };
    await administrator.client.addQuote({ params, body: quoteForm({ issuedOn: '2025-03-31' }) });
    const count = async (person: Person) => (await listed(person, '2025-03')).length;
    expect([await count(administrator), await count(operative), await count(normal)]).toEqual([1, 0, 0]);
    expect(await listed(administrator, '2025-04')).toEqual([]);
    expect(await listed(administrator, '2025-03', firstCentre)).toEqual([]);
    expect(await listed(administrator, '2025-03', secondCentre)).toHaveLength(1);
    // Moved to a centre of the others, and renamed: the list tells so.
    await administrator.client.changeProspect({
      params,
      body: { workCentreId: firstCentre, name: 'De León' },
      ifMatch: 2,
    });
    expect(await listed(operative, '2025-03')).toMatchObject([{ name: 'De León', workCentreId: firstCentre }]);
    await administrator.client.reassignProspects({
      body: { prospectIds: [prospectId], attendedBy: normal.memberId },
    });
    expect(await listed(normal, '2025-03')).toHaveLength(1);
    await administrator.client.deleteProspect({ params });
    expect([await count(administrator), await count(normal)]).toEqual([0, 0]);
    await administrator.client.restoreProspect({ params, body: {} });
    expect([await count(administrator), await count(normal)]).toEqual([1, 1]);
  });

  test('a month of more than a page is told whole, page by page', async () => {
    const { administrator, session } = await signUpCompany(stack, 'Muchas cotizaciones');
    const { client } = administrator;
    const run = inProcess(stack, administrator);
    const body = quoteContent.parse(quoteForm());
    const form = prospectForm({ workCentreId: session.workCentreIds[0] ?? '' });
    const made = await registeredInProcess(stack, administrator, Array(7).fill(form));
    for (const { id: prospectId } of made) {
      for (let at = 0; at < 30; at += 1) await run(quotes.add, { params: { prospectId }, body });
    }
    const more = client.addQuote({ params: { prospectId: made[0]?.id ?? '' }, body: quoteForm() });
    expect(await refusalCode(more)).toBe('quote.too_many');
    const params = { month: '2026-11' };
    const first = await client.listQuotes({ params });
    expect(first.rows).toHaveLength(200);
    const second = await client.listQuotes({ params, query: { cursor: first.cursor } });
    expect(second).not.toHaveProperty('cursor');
    const folios = [...first.rows, ...second.rows].map(({ folio }) => Number(folio.slice(2)));
    expect(folios).toEqual(Array.from({ length: 210 }, (_, at) => 210 - at));
    const elsewhere = client.listQuotes({ params: { month: '2026-10' }, query: { cursor: first.cursor } });
    expect(await refusalCode(elsewhere)).toBe('cursor.invalid');
  });
});
