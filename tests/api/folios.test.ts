import { beforeAll, describe, expect, inject, test } from 'vitest';
import { refusalCode, sorted } from '../support/answers.ts';
import { prospectForm, quoteForm } from '../support/builders.ts';
import { completedRequests } from '../support/log-lines.ts';
import { addPerson, openWorld, signUpCompany, type Person, type World } from '../support/world.ts';

const stack = inject('stack');
let world: World;

beforeAll(async () => {
  world = await openWorld(stack);
});

/** Runs `tasks` with at most `width` at a time, as that many people would. */
async function inParallel<Answer>(
  width: number,
  tasks: (() => Promise<Answer>)[],
): Promise<PromiseSettledResult<Answer>[]> {
  const settled: PromiseSettledResult<Answer>[] = [];
  let next = 0;
  const worker = async () => {
    for (let at = next++; at < tasks.length; at = next++) {
      const task = tasks[at];
      if (task) settled[at] = (await Promise.allSettled([task()]))[0];
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  return settled;
}

async function foliosOf(person: Person): Promise<number[]> {
  const folios: number[] = [];
  let cursor: string | undefined;
  do {
    const page = await person.client.listProspects({ query: { limit: 100, cursor } });
    folios.push(...page.rows.map((row) => row.folio));
    cursor = page.cursor;
  } while (cursor);
  return folios.sort((a, b) => a - b);
}

const upTo = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

describe('M24 C3 folios', () => {
  test(
    '200 creates by 50 at a time give 1 to 200, with at most four transactions each',
    { timeout: 120_000 },
    async () => {
      const { administrator, session } = await signUpCompany(stack, 'Concurrida');
      const workCentreIds = session.workCentreIds;
      const workCentreId = workCentreIds[0] ?? '';
      const people = [administrator];
      for (const name of ['Omar', 'Nora', 'Inés']) {
        people.push(await addPerson(stack, administrator, { level: 'operative', workCentreIds, name }));
      }
      const tasks = upTo(200).map((number) => () => {
        const person = people[number % people.length] ?? administrator;
        return person.client.addProspect({ body: prospectForm({ workCentreId, name: `Prospecto ${number}` }) });
      });
      const { answers, refusals } = sorted(await inParallel(50, tasks));
      expect(refusals).toEqual([]);
      expect(answers.map((prospect) => prospect.folio).sort((a, b) => a - b)).toEqual(upTo(200));
      expect(await foliosOf(administrator)).toEqual(upTo(200));

      const creates = (await completedRequests(stack.logDirectory)).filter(
        (line) => line.tenantId === session.company.id && line.routeKey === 'POST /api/prospects',
      );
      expect(creates).toHaveLength(200);
      const transactions = creates.reduce((sum, line) => sum + line.transactions, 0);
      expect(transactions / 200).toBeLessThanOrEqual(4);
    },
  );

  test('each company counts from 1, and a prospect alone costs one read and one transaction', async () => {
    const { administrator, session } = await signUpCompany(stack, 'Tranquila');
    const body = prospectForm({ workCentreId: session.workCentreIds[0] ?? '' });
    expect((await administrator.client.addProspect({ body })).folio).toBe(1);
    const [line] = (await completedRequests(stack.logDirectory)).filter(
      (one) => one.tenantId === session.company.id && one.routeKey === 'POST /api/prospects',
    );
    // One batch to know who asks, one to decide, one transaction.
    expect(line).toMatchObject({ transactions: 1, dynamoCalls: 3 });
  });

  test('a prospect that is refused leaves no gap', async () => {
    const { administrator, session } = await signUpCompany(stack, 'Sin huecos');
    const workCentreId = session.workCentreIds[0] ?? '';
    const good = prospectForm({ workCentreId });
    const bad = [
      { ...good, name: '' },
      { ...good, phone: '12' },
      { ...good, workCentreId: 'wcn_0123456789abcdef' },
      { ...good, lineOfBusinessId: 'cat_0123456789abcdef' },
      { ...good, contactChannelId: world.mine.contactChannelId },
    ];
    for (const body of bad) {
      await administrator.client.addProspect({ body: good });
      expect((await administrator.send('addProspect', { body })).ok).toBe(false);
    }
    await administrator.client.addProspect({ body: good });
    expect(await foliosOf(administrator)).toEqual(upTo(bad.length + 1));
  });
});

describe('C1 the same command again', () => {
  test('ten times one key, one after the other and at once, is one prospect and one answer', async () => {
    const { administrator, session } = await signUpCompany(stack, 'Insistente');
    const body = prospectForm({ workCentreId: session.workCentreIds[0] ?? '' });
    for (const idempotencyKey of ['one-after-the-other', 'all-at-once']) {
      const call = () => administrator.client.addProspect({ body, idempotencyKey });
      const answers = [];
      if (idempotencyKey === 'all-at-once') answers.push(...(await Promise.all(Array.from({ length: 10 }, call))));
      else for (let time = 0; time < 10; time += 1) answers.push(await call());
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    }
    expect(await foliosOf(administrator)).toEqual([1, 2]);
  });

  test('the repeated answer has the status of the first', async () => {
    const { normal, firstCentre } = world.mine;
    const input = { body: prospectForm({ workCentreId: firstCentre }), idempotencyKey: 'status' };
    const [first, second] = [await normal.send('addProspect', input), await normal.send('addProspect', input)];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(await second.text()).toBe(await first.text());
  });

  test('one key with other data is refused, and changes nothing', async () => {
    const { normal, firstCentre } = world.mine;
    const idempotencyKey = 'two-bodies';
    await normal.client.addProspect({ body: prospectForm({ workCentreId: firstCentre }), idempotencyKey });
    const before = await foliosOf(normal);
    const answer = await normal.send('addProspect', {
      body: prospectForm({ workCentreId: firstCentre, name: 'Otro' }),
      idempotencyKey,
    });
    expect(answer.status).toBe(422);
    expect((await answer.json()).code).toBe('request.idempotency_key_reused');
    expect(await foliosOf(normal)).toEqual(before);
  });

  test('the key of one person, of one address, of one company, is nobody else’s', async () => {
    const { mine, theirs } = world;
    const idempotencyKey = 'shared-by-chance';
    const body = (workCentreId: string) => prospectForm({ workCentreId });
    const made = await Promise.all([
      mine.normal.client.addProspect({ body: body(mine.firstCentre), idempotencyKey }),
      mine.operative.client.addProspect({ body: body(mine.firstCentre), idempotencyKey }),
      theirs.normal.client.addProspect({ body: body(theirs.firstCentre), idempotencyKey }),
      mine.administrator.client.addWorkCentre({ body: { name: 'Con la misma clave' }, idempotencyKey }),
    ]);
    expect(new Set(made.map((one) => one.id)).size).toBe(4);
  });

  test.each([undefined, '', 'x'.repeat(256), 'con espacio', 'ñ'])('a key of %j is refused', async (key) => {
    const { administrator } = world.mine;
    const headers = { 'content-type': 'application/json', ...(key === undefined ? {} : { 'idempotency-key': key }) };
    const call = administrator.visit('/api/work-centres', { method: 'POST', headers, body: '{"name":"Sin clave"}' });
    // A header that HTTP itself cannot carry never leaves.
    const answer = await call.catch(() => undefined);
    if (key === 'ñ') expect(answer?.status ?? 400).toBe(400);
    else expect((await answer?.json())?.code).toBe('request.idempotency_key_missing');
  });
});

describe('M40 folios of quotes', () => {
  const quote = (person: Person, prospectId: string) =>
    person.client.addQuote({ params: { prospectId }, body: quoteForm() });

  test('count by the series of their work centre, each without a gap, whoever quotes in the same moment', async () => {
    const { administrator: seller, session } = await signUpCompany(stack, 'Con Series');
    const { client } = seller;
    const [first = ''] = session.workCentreIds;
    const others = [];
    for (const name of ['Querétaro', 'León']) others.push(await client.addWorkCentre({ body: { name } }));
    const [queretaro, leon] = others;
    const changed = await client.changeWorkCentre({
      params: { workCentreId: queretaro?.id ?? '' },
      body: { series: ' qro ' },
      ifMatch: 1,
    });
    expect(changed).toMatchObject({ series: 'QRO', version: 2 });
    const prospects: string[] = [];
    for (const workCentreId of [first, queretaro?.id ?? '', leon?.id ?? '']) {
      prospects.push((await client.addProspect({ body: prospectForm({ workCentreId }) })).id);
    }
    const tasks = upTo(24).map((number) => () => quote(seller, prospects[number % 3] ?? ''));
    const { answers, refusals } = sorted(await inParallel(24, tasks));
    expect(refusals).toEqual([]);
    const label = (prefix: string) => (number: number) => `${prefix}-${String(number).padStart(4, '0')}`;
    const wanted = [...upTo(16).map(label('C')), ...upTo(8).map(label('C-QRO'))];
    expect(answers.map(({ quoteFolio }) => quoteFolio).sort()).toEqual(wanted.sort());

    // Another centre with the same series counts on with it; without one, the company's folios go on.
    await client.changeWorkCentre({ params: { workCentreId: leon?.id ?? '' }, body: { series: 'QRO' }, ifMatch: 1 });
    await client.changeWorkCentre({
      params: { workCentreId: queretaro?.id ?? '' },
      body: { series: null },
      ifMatch: changed.version,
    });
    const [, , ofLeon = ''] = prospects;
    expect((await quote(seller, ofLeon)).quoteFolio).toBe('C-QRO-0009');
    expect((await quote(seller, prospects[1] ?? '')).quoteFolio).toBe('C-0017');
    const { rows } = await client.listQuotes({ params: { month: '2026-11' } });
    expect(rows.slice(0, 2).map(({ folio }) => folio)).toEqual(['C-0017', 'C-QRO-0009']);
    expect((await client.getSession()).workCentres.map(({ series }) => series ?? '').sort()).toEqual(['', '', 'QRO']);
  });

  test('a series is a few letters or numbers, and whoever administers the company alone sets it', async () => {
    const { administrator, normal, firstCentre: workCentreId } = world.mine;
    const change = (person: Person, series: string) =>
      person.client.changeWorkCentre({ params: { workCentreId }, body: { series }, ifMatch: 1 });
    for (const series of ['Q-1', 'QUERETARO', ' ', 'ñ']) {
      expect(await refusalCode(change(administrator, series))).toBe('request.invalid');
    }
    expect(await refusalCode(change(normal, 'QRO'))).toBe('permission.denied');
  });
});
