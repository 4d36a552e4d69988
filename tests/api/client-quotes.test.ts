/** The client's page through the API: whoever holds the link, and whoever does not. */
import { createHash } from 'node:crypto';
import { makePdf } from '@folio/shared/pdf/make-pdf.ts';
import { paperCompanyOf, printedQuote, usualQuotePaper } from '@folio/shared/pdf/quote/printed-quote.ts';
import { quoteDocument } from '@folio/shared/pdf/quote/quote-document.ts';
import { canonicalText } from '@folio/shared/quotes/quote-digest.rules.ts';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { addDays, dayIn } from '@folio/shared/values/days.ts';
import { problemOf, refusal, refusalCode, sorted, told } from '../support/answers.ts';
import { prospectForm, quoteForm } from '../support/builders.ts';
import { acceptance, linked, tokenOf, type Linked } from '../support/client-quotes.ts';
import { noticesOf } from '../support/clock.ts';
import { library } from '../support/dossiers.ts';
import { rendered } from '../support/rendered-pdf.ts';
import { addPerson, openWorld, type Person, type World } from '../support/world.ts';

const stack = inject('stack');
let world: World;

beforeAll(async () => {
  world = await openWorld(stack);
});

const stranger = () => world.stranger().client;
const sent = (more: Parameters<typeof linked>[2] = {}) =>
  linked(world.mine.normal.client, world.mine.firstCentre, more);
const opened = (of: Pick<Linked, 'token'>) => stranger().viewClientQuote({ body: { token: of.token } });
const side = ({ params }: Pick<Linked, 'params'>) => world.mine.normal.client.getQuoteClientSide({ params });
const stored = async ({ params }: Pick<Linked, 'params'>) =>
  world.mine.normal.client.getProspect({ params: { prospectId: params.prospectId } });

/** A second version with the table at another price. */
async function revised({ params }: Linked, unitPriceCents = 100_000): Promise<void> {
  const { client } = world.mine.normal;
  await client.moveQuote({ params, body: { move: 'revise' } });
  const { revision } = await client.getQuote({ params });
  const lines = [
    { kind: 'item' as const, description: 'Mesa de parota', quantity: '2', unitPriceCents, tax: 'iva-16' as const },
    { kind: 'item' as const, description: 'Flete', quantity: '1', unitPriceCents: 50_000, tax: 'exempt' as const },
  ];
  await client.changeQuote({ params, body: quoteForm({ lines, conditions: 'Contado' }), ifMatch: revision });
  await client.moveQuote({ params, body: { move: 'send' } });
}

async function newcomer(): Promise<Person> {
  const workCentreIds = [world.mine.firstCentre];
  return addPerson(stack, world.mine.administrator, { level: 'normal', workCentreIds, name: 'Nadia Cruz' });
}

describe('F6 what the holder of a link sees', () => {
  test('is the version that holds, with company, seller, lines and totals, and what nobody needs an account for', async () => {
    const { view, address, params } = await sent({
      quote: { conditions: '50 % de anticipo', deliveryTime: '3 semanas', notes: 'Entrega en León' },
    });
    expect(address).toMatch(/\/cotizacion#[\w-]{43}$/);
    expect(view).toMatchObject({
      state: 'open',
      company: 'Panadería El Sol',
      seller: { name: 'Nora Díaz' },
      document: {
        version: 1,
        name: 'Laura Méndez',
        lines: [{ kind: 'item', description: 'Mesa de parota', netCents: 240_000, tax: 'IVA 16 %' }],
        totals: { subtotalCents: 240_000, totalCents: 278_400 },
        conditions: '50 % de anticipo',
        deliveryTime: '3 semanas',
        notes: 'Entrega en León',
      },
    });
    expect(view.document?.totals.inWords).toContain('DOS MIL SETECIENTOS OCHENTA Y CUATRO PESOS');
    expect(view.document).not.toHaveProperty('changes');
    expect(params.quoteId).toMatch(/^quo_/);
  });

  test('A3 T2 holds no id, no note of the company’s own, and no word of what was not sent', async () => {
    const link = await sent({
      prospect: { notes: 'Regatea siempre', internalNotes: 'No dar más de 5 %', phone: '477 555 0181' },
    });
    await stranger().askOfClientQuote({ body: { ...asking(link), text: '¿Incluye flete?' } });
    await world.mine.normal.client.moveQuote({ params: link.params, body: { move: 'process' } });
    const answer = await world.stranger().send('viewClientQuote', { body: { token: link.token } });
    const text = await answer.text();
    expect(text).toContain('¿Incluye flete?');
    expect(text).not.toMatch(/\b(tnt|prs|quo|ord|cev|wcn|mil|chg)_/);
    const secrets = ['Regatea siempre', 'No dar más', '0181', world.mine.normal.memberId, world.mine.tenantId];
    for (const word of [...secrets, 'userAgent', 'memberId', '"ip"']) expect(text).not.toContain(word);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('x-robots-tag')).toContain('noindex');
  });

  test('of a second version tells what changed against the one before, line by line', async () => {
    const link = await sent();
    await revised(link);
    const { document } = await opened(link);
    expect(document).toMatchObject({
      version: 2,
      changes: { since: 1, totalCents: 278_400, lines: 2, removed: [], terms: ['conditions'] },
      lines: [
        { description: 'Mesa de parota', change: 'changed', before: { unitPriceCents: 120_000, netCents: 240_000 } },
        { description: 'Flete', change: 'added' },
      ],
    });
  });

  test('while a new version is written, and once it is cancelled, there is nothing to see or to accept', async () => {
    const { client } = world.mine.normal;
    const revising = await sent();
    await client.moveQuote({ params: revising.params, body: { move: 'revise' } });
    expect(await opened(revising)).toMatchObject({ state: 'revising', questions: [] });
    const cancelled = await sent();
    const body = { reasonId: world.mine.cancelReasonId };
    await client.cancelProspect({ params: { prospectId: cancelled.params.prospectId }, body });
    expect(await opened(cancelled)).toMatchObject({ state: 'closed', questions: [] });
    for (const one of [revising, cancelled]) {
      expect(await opened(one)).not.toHaveProperty('document');
      expect(await refusalCode(stranger().acceptClientQuote({ body: acceptance(one) }))).toBe('client_quote.closed');
    }
  });
});

describe('F6 the PDF on the client’s page', () => {
  const paperOf = ({ token, view }: Pick<Linked, 'token' | 'view'>) =>
    stranger().getClientPaper({ body: { token, digest: view.document?.digest ?? '' } });

  test('is made from what the version says, byte for byte what its digest is of, and holds no id nor note', async () => {
    const link = await sent({
      prospect: { notes: 'Regatea', internalNotes: 'Hasta 5 %' },
      quote: { signatures: ['Acepta'] },
    });
    const { content, ...paper } = await paperOf(link);
    expect(paper).toMatchObject({
      company: { name: 'Panadería El Sol' },
      folio: link.view.folio,
      version: { number: 1, digest: link.view.document?.digest },
      client: { name: 'Laura Méndez' },
      seller: 'Nora Díaz',
    });
    expect(createHash('sha256').update(canonicalText(content)).digest('hex')).toBe(link.view.document?.digest);
    const { content: sellers } = await world.mine.normal.client.getQuote({ params: link.params });
    expect(content).toEqual(sellers);
    const text = JSON.stringify({ content, paper });
    expect(text).not.toMatch(/\b(tnt|prs|quo|ord|cev|wcn|mil|chg|img)_/);
    for (const word of ['Regatea', 'Hasta 5', world.mine.normal.memberId]) expect(text).not.toContain(word);
  });

  test('is of what was read alone: not of a version before it, nor of what is over', async () => {
    const former = await sent();
    await revised(former);
    expect(await refusalCode(paperOf(former))).toBe('client_quote.superseded');
    const now = await opened(former);
    expect(await paperOf({ ...former, view: now })).toMatchObject({ version: { number: 2 } });
    await world.mine.normal.client.moveQuote({ params: former.params, body: { move: 'revise' } });
    expect(await refusalCode(paperOf({ ...former, view: now }))).toBe('client_quote.closed');
    await world.mine.normal.client.removeQuoteLink({ params: former.params });
    expect(await refusalCode(paperOf(former))).toBe('client_quote.not_found');
  });
});

function asking({ token, view }: Pick<Linked, 'token' | 'view'>) {
  return { token, digest: view.document?.digest ?? '', name: 'Laura Méndez' };
}

describe('F6 a client accepts', () => {
  test('the order is made with its folio, the light turns, and evidence is kept of who, when, from where and of what', async () => {
    const link = await sent();
    const strokes = [
      [10, 20, 30, 40, 50, 60],
      [100, 100],
    ];
    const body = { ...acceptance(link), signature: { kind: 'drawn' as const, strokes } };
    const caller = world.stranger();
    const answer = await caller.send('acceptClientQuote', { body }, { headers: { 'user-agent': 'Navegador/1.0' } });
    expect(await told(answer.clone())).toBe('200');
    const view = await answer.json();
    expect(view).toMatchObject({ state: 'accepted', answer: { name: 'Laura Méndez' } });
    expect(view.orderFolio).toMatch(/^P-\d{4}$/);
    const { quotes, orders, status } = await stored(link);
    expect(status).toBe('ordered');
    expect(quotes[0]).toMatchObject({ status: 'sold', versions: [{ number: 1 }] });
    expect(orders).toMatchObject([{ folio: view.orderFolio, quoteVersion: 1, totalCents: 278_400 }]);
    const { events } = await side(link);
    expect(events[0]).toMatchObject({
      kind: 'accepted',
      version: 1,
      name: 'Laura Méndez',
      userAgent: 'Navegador/1.0',
      digest: link.view.document?.digest,
      signature: { kind: 'drawn', strokes },
      orderFolio: view.orderFolio,
    });
    expect(events[0]?.ip).toMatch(/^[\d.:a-f]+$/);
    const { changes } = await world.mine.normal.client.getProspectHistory({ params: link.params });
    expect(changes[0]).toMatchObject({ verb: 'quote-accepted', after: { client: 'Laura Méndez' } });
  });

  test('C5 fifty at once, by as many keys, make one order; whoever is not asked to wait is told that it is accepted', async () => {
    const link = await sent();
    const calls = Array.from({ length: 50 }, (_, at) =>
      stranger().acceptClientQuote({ body: acceptance(link, `Persona ${at}`) }),
    );
    const { answers, refusals } = sorted(await Promise.allSettled(calls));
    // A link is answered forty times in a quarter of an hour.
    expect(new Set(refusals.map(({ code }) => code))).toEqual(new Set(['request.rate_limited']));
    expect(answers.length).toBeGreaterThan(0);
    expect(new Set(answers.map(({ orderFolio }) => orderFolio)).size).toBe(1);
    expect(new Set(answers.map(({ answer }) => answer?.name)).size).toBe(1);
    expect((await stored(link)).orders).toHaveLength(1);
    expect((await side(link)).events.filter(({ kind }) => kind === 'accepted')).toHaveLength(1);
  });

  test('C1 sent again under its key it is the same acceptance; other data under that key are refused', async () => {
    const link = await sent();
    const body = acceptance(link);
    const [first, again] = [
      await stranger().acceptClientQuote({ body, idempotencyKey: 'one-and-the-same' }),
      await stranger().acceptClientQuote({ body, idempotencyKey: 'one-and-the-same' }),
    ];
    expect(again).toEqual(first);
    const other = stranger().acceptClientQuote({
      body: { ...body, name: 'Otra Persona' },
      idempotencyKey: 'one-and-the-same',
    });
    expect(await refusalCode(other)).toBe('request.idempotency_key_reused');
  });

  test('what was read is not what holds any more: refused, and the same link shows what does', async () => {
    const link = await sent();
    await revised(link);
    const calls = [
      () => stranger().acceptClientQuote({ body: acceptance(link) }),
      () => stranger().rejectClientQuote({ body: { ...asking(link), reason: 'Caro' } }),
      () => stranger().askOfClientQuote({ body: { ...asking(link), text: '¿Y el flete?' } }),
    ];
    for (const call of calls) {
      expect(await refusal(call())).toMatchObject({ status: 409, code: 'client_quote.superseded' });
    }
    const now = { ...link, view: await opened(link) };
    expect(await stranger().acceptClientQuote({ body: acceptance(now) })).toMatchObject({ state: 'accepted' });
    expect((await stored(link)).orders[0]).toMatchObject({ quoteVersion: 2 });
  });

  test('a digest of something else, or of another quote, accepts nothing', async () => {
    const [link, other] = [await sent(), await sent({ quote: { notes: 'Otra' } })];
    for (const digest of ['0'.repeat(64), other.view.document?.digest ?? '']) {
      const call = stranger().acceptClientQuote({ body: { ...acceptance(link), digest } });
      expect(await refusalCode(call)).toBe('client_quote.superseded');
    }
    expect((await stored(link)).orders).toEqual([]);
  });

  test('without the tick, a name or a signature that can be read, nothing is accepted', async () => {
    const link = await sent();
    const body = acceptance(link);
    const drawn = (strokes: unknown) => ({ ...body, signature: { kind: 'drawn', strokes } });
    const bad: unknown[] = [
      { ...body, agreed: false },
      { ...body, agreed: undefined },
      { ...body, name: '   ' },
      { ...body, name: 'a'.repeat(121) },
      { ...body, name: 'Laura\u202eMéndez' },
      { ...body, signature: undefined },
      { ...body, signature: { kind: 'image', data: 'data:image/svg+xml;base64,PHN2Zz4=' } },
      { ...body, quoteId: link.params.quoteId },
      { ...body, totalCents: 1 },
      drawn([]),
      drawn([[1, 2, 3]]),
      drawn([[1.5, 2]]),
      drawn([[-1, 2]]),
      drawn([[1, 601]]),
      drawn([['1', '2']]),
      drawn(Array.from({ length: 61 }, () => [1, 2])),
      drawn(Array.from({ length: 14 }, () => Array.from({ length: 300 }, () => 1))),
    ];
    for (const one of bad) {
      const answer = await world.stranger().send('acceptClientQuote', { body: one });
      expect(await told(answer), JSON.stringify(one).slice(0, 200)).toBe('400 request.invalid');
    }
    const heavy = await world
      .stranger()
      .send('acceptClientQuote', { body: drawn([[1, 2]]) }, { text: 'x'.repeat(65 * 1024) });
    expect(await told(heavy)).toBe('413 request.too_large');
    expect((await stored(link)).orders).toEqual([]);
  });
});

describe('F6 a client rejects or asks', () => {
  test('a rejection keeps its reason, moves the quote, and leaves nothing to accept', async () => {
    const link = await sent();
    const view = await stranger().rejectClientQuote({ body: { ...asking(link), reason: 'Elegimos otra cosa' } });
    expect(view).toMatchObject({ state: 'rejected', answer: { name: 'Laura Méndez' } });
    expect((await stored(link)).quotes[0]).toMatchObject({ status: 'rejected', rejection: 'Elegimos otra cosa' });
    expect(await refusalCode(stranger().acceptClientQuote({ body: acceptance(link) }))).toBe('client_quote.closed');
    expect((await side(link)).events[0]).toMatchObject({ kind: 'rejected', text: 'Elegimos otra cosa' });
  });

  test('a reason that the company wrote for itself is not told', async () => {
    const link = await sent();
    const body = { move: 'reject' as const, reason: 'Mal pagador' };
    await world.mine.normal.client.moveQuote({ params: link.params, body });
    expect(JSON.stringify(await opened(link))).not.toContain('Mal pagador');
  });

  test('a question about a line is kept and answered in the app, and the link shows both', async () => {
    const link = await sent();
    await stranger().askOfClientQuote({ body: { ...asking(link), text: '¿De qué grosor?', line: 0 } });
    const [event] = (await side(link)).events;
    expect(event).toMatchObject({ kind: 'asked', text: '¿De qué grosor?', line: 'Mesa de parota' });
    const params = { ...link.params, question: event?.id ?? '' };
    await world.mine.normal.client.replyToQuestion({ params, body: { text: 'De 5 cm.' } });
    expect((await opened(link)).questions).toMatchObject([
      { name: 'Laura Méndez', text: '¿De qué grosor?', line: 'Mesa de parota', reply: { text: 'De 5 cm.' } },
    ]);
    const wrong = stranger().askOfClientQuote({ body: { ...asking(link), text: '¿Y esto?', line: 7 } });
    expect(await refusalCode(wrong)).toBe('client_quote.superseded');
  });

  test('markup in names, reasons and questions stays what was typed, in answers and in mails', async () => {
    const person = await newcomer();
    const link = await linked(person.client, world.mine.firstCentre);
    const name = '<script>alert(1)</script>';
    const text = '<img src=x onerror=alert(1)> & "más"';
    const view = await stranger().askOfClientQuote({ body: { ...asking(link), name, text } });
    expect(view.questions).toMatchObject([{ name, text }]);
    const mail = await world.mail.nth(person.email, 2);
    expect(mail.html).not.toContain('<script>alert');
    expect(mail.html).not.toContain('<img src=x');
    expect(mail.html).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });

  test('more questions than anybody has are refused', async () => {
    const link = await sent();
    for (let at = 0; at < 30; at += 1) {
      await stranger().askOfClientQuote({ body: { ...asking(link), text: `Pregunta ${at}` } });
    }
    const more = stranger().askOfClientQuote({ body: { ...asking(link), text: 'Otra' } });
    expect(await refusal(more)).toMatchObject({ status: 409, code: 'client_quote.too_many_questions' });
    expect((await side(link)).events.filter(({ kind }) => kind === 'asked')).toHaveLength(30);
  });
});

describe('F6 the seller is told', () => {
  test('of the first opening once, of a question and of the acceptance, by the bell and by mail', async () => {
    const person = await newcomer();
    const link = await linked(person.client, world.mine.firstCentre, { prospect: { name: 'Rosa Nájera' } });
    const { token } = link;
    await Promise.all(Array.from({ length: 8 }, () => stranger().openClientQuote({ body: { token } })));
    await stranger().openClientQuote({ body: { token } });
    await stranger().askOfClientQuote({ body: { ...asking(link), text: '¿Incluye flete?' } });
    await stranger().acceptClientQuote({ body: acceptance(link) });
    const notices = await noticesOf(person, 3);
    expect(notices.map(({ content }) => content.kind === 'quote-news' && content.news)).toEqual([
      'accepted',
      'asked',
      'opened',
    ]);
    await world.mail.nth(person.email, 4);
    const subjects = (await world.mail.to(person.email)).slice(1).map(({ subject }) => subject);
    expect(subjects.toSorted()).toEqual([
      expect.stringContaining('Rosa Nájera abrió la cotización C-'),
      expect.stringContaining('Rosa Nájera aceptó la cotización C-'),
      expect.stringContaining('Rosa Nájera pregunta sobre la cotización C-'),
    ]);
    const { link: told } = await person.client.getQuoteClientSide({ params: link.params });
    expect(told).toMatchObject({ openings: 9 });
  });

  test('opening it makes it Recibida; whoever is of the company opens nothing by looking', async () => {
    const link = await sent();
    await world.mine.administrator.client.openClientQuote({ body: { token: link.token } });
    expect((await stored(link)).quotes[0]).toMatchObject({ status: 'sent' });
    expect((await side(link)).link).toMatchObject({ openings: 0 });
    await stranger().openClientQuote({ body: { token: link.token } });
    expect((await stored(link)).quotes[0]).toMatchObject({ status: 'received' });
    await world.theirs.administrator.client.openClientQuote({ body: { token: link.token } });
    expect((await side(link)).link).toMatchObject({ openings: 2 });
  });
});

describe('T2 a link that was taken away', () => {
  test('renewed, revoked, never made, of a deleted prospect: the same 404, byte for byte', async () => {
    const { client } = world.mine.normal;
    const [renewed, revoked, deleted] = [await sent(), await sent(), await sent()];
    const { address = '' } = await client.addQuoteLink({ params: renewed.params, body: {} });
    expect(await opened({ token: tokenOf(address) })).toMatchObject({ state: 'open' });
    await client.removeQuoteLink({ params: revoked.params });
    await client.deleteProspect({ params: { prospectId: deleted.params.prospectId } });
    const tokens = [renewed, revoked, deleted].map(({ token }) => token);
    const guesses = ['', 'x', 'A'.repeat(43), `${revoked.token}A`, revoked.token.slice(0, -1), '../view', 'T#tnt'];
    const bodies = await Promise.all(
      [...tokens, ...guesses].map(async (token) => {
        const answer = await world.stranger().send('viewClientQuote', { body: { token } });
        const { requestId: _, ...problem } = await problemOf(answer);
        return JSON.stringify([answer.status, problem]);
      }),
    );
    expect(new Set(bodies).size).toBe(1);
    expect(bodies[0]).toContain('client_quote.not_found');
    for (const one of [renewed, revoked, deleted]) {
      expect(await refusalCode(stranger().acceptClientQuote({ body: acceptance(one) }))).toBe('client_quote.not_found');
      expect(await refusalCode(stranger().openClientQuote({ body: { token: one.token } }))).toBe(
        'client_quote.not_found',
      );
    }
    expect((await stored(revoked)).orders).toEqual([]);
  });

  test('a token that differs in one character opens nothing', async () => {
    const { token } = await sent();
    for (const at of [0, 20, 42]) {
      const changed = token.charAt(at) === 'A' ? 'B' : 'A';
      const guess = token.slice(0, at) + changed + token.slice(at + 1);
      expect(await refusalCode(opened({ token: guess }))).toBe('client_quote.not_found');
    }
  });

  test('of a quote that was never sent none is made, and none taken away', async () => {
    const { client } = world.mine.normal;
    const { id: prospectId } = await client.addProspect({
      body: prospectForm({ workCentreId: world.mine.firstCentre }),
    });
    const { quoteId = '' } = await client.addQuote({ params: { prospectId }, body: quoteForm() });
    const params = { prospectId, quoteId };
    expect(await refusalCode(client.addQuoteLink({ params, body: {} }))).toBe('quote.not_sent');
    expect(await refusalCode(client.removeQuoteLink({ params }))).toBe('quote_link.not_found');
  });

  test('S7 more looks than anybody takes are refused for a while, and only of that link', async () => {
    const [busy, other] = [await sent(), await sent()];
    const looks = Array.from({ length: 250 }, () => opened(busy));
    const { refusals } = sorted(await Promise.allSettled(looks));
    expect(new Set(refusals.map(({ code }) => code))).toEqual(new Set(['request.rate_limited']));
    expect(refusals.length).toBeGreaterThanOrEqual(10);
    expect(refusals[0]?.retryAfterSeconds).toBeGreaterThan(0);
    expect(await opened(other)).toMatchObject({ state: 'open' });
  });
});

/** As the screens of whoever attends make it. */
async function sellersPdf(params: Linked['params']): Promise<Uint8Array> {
  const { client } = world.mine.normal;
  const [quote, prospect, { company, members }] = await Promise.all([
    client.getQuote({ params }),
    client.getProspect({ params: { prospectId: params.prospectId } }),
    client.getSession(),
  ]);
  const { phone, email, attendedBy } = prospect;
  const printed = printedQuote(quote, {
    company: paperCompanyOf(company),
    client: { phone, email },
    seller: members.find(({ id }) => id === attendedBy)?.name,
    now: new Date(0),
  });
  return makePdf(quoteDocument(printed, usualQuotePaper), library, printed.madeAt);
}

describe('how to reach the company', () => {
  const reach = { phone: '+524775550100', email: 'ventas@panaderia-sol.example', website: 'panaderia-sol.example' };

  test('F6 is told on the page of its client and in the PDF, once the company tells it', async () => {
    const { client } = world.mine.administrator;
    const one = await sent();
    expect(one.view).not.toHaveProperty('contact');
    const { company } = await client.getSession();
    await client.changeCompany({ body: reach, ifMatch: company.version });
    const { contact, document } = await opened(one);
    expect(contact).toEqual(reach);
    const digest = document?.digest ?? '';
    const told = await stranger().getClientPaper({ body: { token: one.token, digest } });
    expect(told.company).toMatchObject(reach);
    const [page] = await rendered(await sellersPdf(one.params));
    expect(page?.text).toContain('477 555 0100');
    const none = { phone: null, email: null, website: null };
    await client.changeCompany({ body: none, ifMatch: company.version + 1 });
    expect(await opened(one)).not.toHaveProperty('contact');
  });
});

describe('Enviar por correo', () => {
  const mail = (to: string) => ({
    to,
    subject: 'Tu cotización\r\nBcc: otro@example.com'.replace('\r\n', ' '),
    message: 'Hola, Laura:\n\nTe comparto la cotización.\nCualquier duda, dime.\n\nNora <b>Díaz</b>',
  });

  test('fixes the version, moves the status, makes the link and arrives once, whatever is sent again', async () => {
    const { client } = world.mine.normal;
    const { id: prospectId } = await client.addProspect({
      body: prospectForm({ workCentreId: world.mine.firstCentre }),
    });
    const { quoteId = '', quoteFolio } = await client.addQuote({ params: { prospectId }, body: quoteForm() });
    const params = { prospectId, quoteId };
    const to = `laura.${quoteId}@cliente.example`;
    const calls = Array.from({ length: 5 }, () => client.mailQuote({ params, body: mail(to), idempotencyKey: 'una' }));
    expect(new Set((await Promise.all(calls)).map(({ version }) => version)).size).toBe(1);
    const { quotes } = await stored({ params });
    expect(quotes[0]).toMatchObject({ status: 'sent', versions: [{ number: 1, totalCents: 278_400 }] });
    const message = await world.mail.nth(to, 1);
    expect(message.subject).toBe('Tu cotización Bcc: otro@example.com');
    expect(message.text).toContain(quoteFolio);
    expect(message.text).toContain('$2,784.00');
    expect(message.html).toContain('Nora &lt;b&gt;Díaz&lt;/b&gt;');
    expect(message.html).toContain('Te comparto la cotización.<br>Cualquier duda');
    const address = /https?:\/\/\S+\/cotizacion#[\w-]{43}/.exec(message.text)?.[0] ?? '';
    expect(await opened({ token: tokenOf(address) })).toMatchObject({ state: 'open', folio: quoteFolio });
    expect(message.text).toContain('Va también adjunta, en PDF.');
    const [pdf] = message.attachments;
    expect([message.attachments.length, pdf?.type]).toEqual([1, 'application/pdf']);
    expect(Buffer.compare(pdf?.bytes ?? new Uint8Array(), await sellersPdf(params))).toBe(0);
    const [page] = await rendered(pdf?.bytes ?? new Uint8Array());
    for (const said of [quoteFolio, '$2,784.00', 'versión 1']) expect(page?.text).toContain(said);
    const { link, events } = await side({ params });
    expect(link?.address).toBe(address);
    expect(events).toMatchObject([{ kind: 'mailed', to, version: 1 }]);
    // Sent again it is the same version and the same link.
    await client.mailQuote({ params, body: mail(to) });
    expect((await world.mail.nth(to, 2)).text).toContain(address);
    expect(await world.mail.to(to)).toHaveLength(2);
    expect((await stored({ params })).quotes[0]?.versions).toHaveLength(1);
  });

  test('what has expired or was rejected is not sent, and a line break in the subject is refused', async () => {
    const { client } = world.mine.normal;
    const { id: prospectId } = await client.addProspect({
      body: prospectForm({ workCentreId: world.mine.firstCentre }),
    });
    const yesterday = addDays(dayIn('America/Mexico_City', new Date()), -1);
    const over = await client.addQuote({
      params: { prospectId },
      body: quoteForm({ issuedOn: yesterday, validUntil: yesterday }),
    });
    const params = { prospectId, quoteId: over.quoteId ?? '' };
    const body = mail('laura@cliente.example');
    expect(await refusalCode(client.mailQuote({ params, body }))).toBe('quote.expired');
    const rejected = await sent();
    await client.moveQuote({ params: rejected.params, body: { move: 'reject' } });
    expect(await refusalCode(client.mailQuote({ params: rejected.params, body }))).toBe('quote.move_not_allowed');
    for (const bad of [
      { subject: 'a\r\nBcc: b@c.example' },
      { to: 'laura' },
      { message: ' ' },
      { to: 'a@b.mx, c@d.mx' },
    ]) {
      const call = client.mailQuote({ params: rejected.params, body: { ...body, ...bad } });
      expect(await refusalCode(call)).toBe('request.invalid');
    }
  });
});
