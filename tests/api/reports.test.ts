import { beforeAll, describe, expect, inject, test } from 'vitest';
import { ApiError } from '@folio/shared/contract/client.ts';
import type { QueryInput, ResponseOf } from '@folio/shared/contract/endpoint.ts';
import type { Prospect, ProspectRow } from '@folio/shared/prospects/prospect.schema.ts';
import { isInScope, scopeOf, type Viewer } from '@folio/shared/prospects/prospect.rules.ts';
import {
  added,
  daysIn,
  dimensions,
  figures,
  measures,
  mostDaysByDay,
  narrowing,
  spansOf,
  unsaid,
  type Dimension,
  type Figure,
  type Measure,
  type Sums,
} from '@folio/shared/reports/report.rules.ts';
import type { getReport, listReportRows, ReportRow } from '@folio/shared/reports/report.schema.ts';
import { states } from '@folio/shared/values/states.ts';
import { addDays } from '@folio/shared/values/days.ts';
import { countProspect } from '@folio/functions/modules/reports/counting.service.ts';
import { compareDue } from '@folio/functions/modules/reports/comparing.service.ts';
import { recount } from '@folio/functions/modules/reports/recounting.service.ts';
import { listBuckets, type Whose } from '@folio/functions/modules/reports/report.repository.ts';
import { newMeter } from '@folio/functions/platform/meter.ts';
import { pause, tableAt, type TableConnection } from '@folio/functions/platform/table.ts';
import { prospectForm, quoteForm } from '../support/builders.ts';
import { strike } from '../support/clock.ts';
import { tableClient } from '../support/in-process.ts';
import { logText } from '../support/log-lines.ts';
import { randomFrom } from '../support/random.ts';
import { openWorld, type Company, type Person, type World } from '../support/world.ts';

type Query = QueryInput<typeof getReport>;
type RowsQuery = QueryInput<typeof listReportRows>;
type Report = ResponseOf<typeof getReport>;

let world: World;
let connection: TableConnection;

beforeAll(async () => {
  world = await openWorld(inject('stack'));
  const { stack } = world;
  connection = { client: tableClient(stack), tableName: stack.tableName, meter: newMeter() };
});

const root = (company: Company) => ['T', company.tenantId] as const;

/** A thousand questions at once are more than a person may ask: waits as long as it is told. */
async function patiently<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    try {
      return await ask();
    } catch (cause) {
      if (!(cause instanceof ApiError) || cause.code !== 'request.rate_limited') throw cause;
      await pause((cause.retryAfterSeconds ?? 1) * 1000);
    }
  }
}

async function rowsOf(person: Person, query: RowsQuery): Promise<ReportRow[]> {
  const rows: ReportRow[] = [];
  let cursor: string | undefined;
  do {
    const page = await patiently(() => person.client.listReportRows({ query: { ...query, cursor } }));
    rows.push(...page.rows);
    cursor = page.cursor;
  } while (cursor);
  return rows;
}

const totalsOf = async (person: Person, query: Query): Promise<Sums> =>
  (await person.client.getReport({ query })).totals;

/** The buckets follow the prospects by the stream. */
const soon = { timeout: 20_000, interval: 100 };

/** Until everything that was saved is counted, and counted once. */
async function counted(company: Company): Promise<void> {
  const clean = { prospectsAmiss: 0, bucketsAmiss: 0 };
  await expect
    .poll(() => recount(connection, root(company), { mends: false, now: new Date() }), soon)
    .toMatchObject(clean);
}

describe('F10 the report counts what happened', () => {
  const days = { from: '2031-03-01', to: '2031-03-31' };

  test('each figure on its day, with amounts by currency, and its rows', async () => {
    const { normal, firstCentre, contactChannelId, lineOfBusinessId } = world.mine;
    const { client } = normal;
    const form = { workCentreId: firstCentre, contactedOn: '2031-03-31', contactChannelId, lineOfBusinessId };
    const prospect = await client.addProspect({ body: prospectForm({ ...form, state: 'JAL' }) });
    const params = { prospectId: prospect.id };
    await client.addQuote({ params, body: quoteForm({ issuedOn: '2031-03-31' }) });
    await client.addQuote({ params, body: quoteForm({ issuedOn: '2031-04-01', currency: 'USD' }) });
    await expect.poll(() => totalsOf(normal, days), soon).toEqual({ prospects: 1, quotes: 1, 'quotes.MXN': 278_400 });
    expect(await totalsOf(normal, { from: '2031-04-01', to: '2031-04-30' })).toEqual({
      quotes: 1,
      'quotes.USD': 278_400,
    });
    expect(await totalsOf(normal, { ...days, grain: 'day' })).toEqual(await totalsOf(normal, days));
    const rows = await rowsOf(normal, { ...days, figure: 'quotes' });
    expect(rows).toMatchObject([
      { prospectId: prospect.id, folio: prospect.folio, day: '2031-03-31', cents: 278_400, documentFolio: 'C-0001' },
    ]);
    const { groups } = await client.getReport({ query: days });
    const wanted = { by: 'state', key: 'JAL', sums: { prospects: 1, quotes: 1, 'quotes.MXN': 278_400 } };
    expect(groups).toContainEqual(wanted);
  });

  test('an order closes, and cancelling it takes that back; undoing brings it again', async () => {
    const { normal, firstCentre } = world.mine;
    const { client } = normal;
    const before = await totalsOf(normal, { from: '2020-01-01', to: '2029-12-29' });
    const { id } = await client.addProspect({
      body: prospectForm({ workCentreId: firstCentre, contactedOn: '2024-02-29' }),
    });
    const params = { prospectId: id };
    const quoted = await client.addQuote({ params, body: quoteForm({ issuedOn: '2024-03-01' }) });
    const ordered = await client.addOrder({ params: { ...params, quoteId: quoted.quoteId ?? '' }, body: {} });
    const whole = { from: '2020-01-01', to: '2029-12-29' };
    const [order] = (await client.getProspect({ params })).orders;
    const days = Math.round((Date.parse(order?.orderedOn ?? '') - Date.parse('2024-02-29')) / 86_400_000);
    const sold = { orders: 1, 'orders.MXN': 278_400, converted: 1, closed: 1, closedDays: days };
    await expect
      .poll(() => totalsOf(normal, whole), soon)
      .toEqual(added(added(before, sold), { prospects: 1, quotes: 1, 'quotes.MXN': 278_400 }));
    const gone = await client.moveOrder({
      params: { ...params, orderId: ordered.orderId ?? '' },
      body: { move: 'cancel', reason: 'Ya no' },
    });
    await expect.poll(async () => (await totalsOf(normal, whole)).orders ?? 0, soon).toBe(before.orders ?? 0);
    await client.undoProspectChange({ params: { ...params, changeId: gone.changeId ?? '' }, body: {} });
    await expect
      .poll(async () => (await totalsOf(normal, whole)).closedDays, soon)
      .toBe((before.closedDays ?? 0) + days);
  });

  test('cancelled by reason, reopened, deleted and restored', async () => {
    const { normal, firstCentre, cancelReasonId } = world.mine;
    const { client } = normal;
    const { id } = await client.addProspect({
      body: prospectForm({ workCentreId: firstCentre, contactedOn: '2032-05-05' }),
    });
    const params = { prospectId: id };
    const today = new Date();
    const around = {
      from: addDays(today.toISOString().slice(0, 10), -2),
      to: addDays(today.toISOString().slice(0, 10), 2),
    };
    const cancelled = async () => (await totalsOf(normal, { ...around, cancelReasonId })).cancelled ?? 0;
    const before = await cancelled();
    await client.cancelProspect({ params, body: { reasonId: cancelReasonId } });
    await expect.poll(cancelled, soon).toBe(before + 1);
    const rows = await rowsOf(normal, { ...around, cancelReasonId, figure: 'cancelled' });
    expect(rows.map(({ prospectId }) => prospectId)).toContain(id);
    await client.reopenProspect({ params, body: {} });
    await expect.poll(cancelled, soon).toBe(before);
    const registered = async () => (await totalsOf(normal, { from: '2032-05-01', to: '2032-05-31' })).prospects ?? 0;
    expect(await registered()).toBe(1);
    await client.deleteProspect({ params });
    await expect.poll(registered, soon).toBe(0);
    expect(await rowsOf(normal, { from: '2032-05-01', to: '2032-05-31', figure: 'prospects' })).toEqual([]);
    await client.restoreProspect({ params, body: {} });
    await expect.poll(registered, soon).toBe(1);
  });

  test('of the wrong order, of more than one part at once, and of ever is refused', async () => {
    const { client } = world.mine.administrator;
    const { contactChannelId, lineOfBusinessId } = world.mine;
    for (const query of [
      { from: '2031-03-02', to: '2031-03-01' },
      { from: '1990-01-01', to: '2031-03-01' },
      { ...days, contactChannelId, lineOfBusinessId },
      { from: '2030-01-01', to: '2031-01-01', grain: 'day' as const },
    ]) {
      await expect(client.getReport({ query })).rejects.toMatchObject({ code: 'request.invalid' });
    }
    const refused = client.listReportRows({ query: { ...days, figure: 'quotes', cursor: 'x.y' } });
    await expect(refused).rejects.toMatchObject({ code: 'cursor.invalid' });
  });
});

describe('C7 each night what is counted is compared with the records', () => {
  const dayMs = 86_400_000;
  const night = (days: number) => new Date(Date.now() + days * dayMs);
  const register = ({ normal, firstCentre }: Company, contactedOn: string) =>
    normal.client.addProspect({ body: prospectForm({ workCentreId: firstCentre, contactedOn }) });

  test('what differs is told once, by its company, and stands until it is mended', async () => {
    const { theirs, mine, stack } = world;
    const table = tableAt(connection, root(theirs));
    const { id } = await register(theirs, '2035-02-03');
    await register(theirs, '2035-02-04');
    await counted(theirs);
    await counted(mine);
    const bucket = { partition: ['REPORT'], sort: ['D', '2035-02-04', theirs.normal.memberId] };
    await table.transact([
      { update: bucket, add: { p: 4 } },
      { delete: { partition: ['P', id, 'REPORT'], sort: ['FACT', 'prospects', 'once'] } },
    ]);
    // A clock that never looked looks no further back than a moment.
    await compareDue(connection, new Date());
    await strike(stack, night(2), 'ReportComparison');
    const told = async () =>
      (await logText(stack.logDirectory))
        .split('\n')
        .filter((line) => line.includes('"REPORT_DIFFERS"'))
        .map((line) => JSON.parse(line) as Record<string, string>);
    await expect.poll(async () => (await told()).length, { timeout: 30_000, interval: 500 }).toBe(1);
    const [line] = await told();
    // The fact that is gone is missing in ten buckets, and one of another day counts too much.
    expect(line).toMatchObject({
      tenantId: theirs.tenantId,
      prospectsAmiss: '1',
      someProspects: id,
      bucketsAmiss: '11',
    });
    expect(line?.['someBuckets']).toContain(`REPORT#D#2035-02-04#${theirs.normal.memberId} prospects-4`);
    // The same night again is none; nor is it mended, which its own command does.
    expect(await compareDue(connection, night(2), { settleMs: 0 })).toEqual({ compared: 0, differing: 0 });
    expect(await totalsOf(theirs.normal, { from: '2035-02-03', to: '2035-02-03' })).toEqual({ prospects: 1 });
    expect(await recount(connection, root(theirs), { mends: true, now: new Date() })).toMatchObject({
      prospectsAmiss: 1,
    });
    await counted(theirs);
  });

  test('a night in which nothing changed reads next to nothing, and what moves meanwhile is no fault', async () => {
    const { theirs } = world;
    const table = tableAt(connection, root(theirs));
    expect(await compareDue(connection, night(4), { settleMs: 0 })).toMatchObject({ differing: 0 });
    const meter = newMeter();
    const { compared } = await compareDue({ ...connection, meter }, night(6), { settleMs: 0 });
    // Hours of the clock apart: the company and its comparison, the feed, and what is written.
    expect(meter.readUnits - 0.5 * 4 * 49).toBeLessThanOrEqual(compared * 5 + 3);
    await register(theirs, '2035-02-05');
    await counted(theirs);
    const key = { partition: ['REPORT'], sort: ['D', '2035-02-05', theirs.normal.memberId] };
    await table.transact([{ update: key, add: { p: 1 } }]);
    const looking = compareDue(connection, night(8), { settleMs: 3000 });
    await pause(1500);
    await table.transact([{ update: key, add: { p: -1 } }]);
    expect(await looking).toMatchObject({ differing: 0 });
  });
});

describe('C6 counted once, whatever the stream does', () => {
  test('the same prospect many times, side by side, is counted once', async () => {
    const { normal, firstCentre } = world.mine;
    const body = prospectForm({ workCentreId: firstCentre, contactedOn: '2033-07-31' });
    const { id } = await normal.client.addProspect({ body });
    await Promise.all(Array.from({ length: 6 }, () => countProspect(connection, root(world.mine), id)));
    await counted(world.mine);
    for (const _ of [1, 2, 3]) await countProspect(connection, root(world.mine), id);
    expect(await totalsOf(normal, { from: '2033-07-31', to: '2033-07-31' })).toEqual({ prospects: 1 });
  });

  test('batches in any order, three times, with crashes before and after the write and a put that changes nothing: as a rebuild', async () => {
    const { normal, firstCentre } = world.mine;
    const { client } = normal;
    const table = tableAt(connection, root(world.mine));
    const random = randomFrom(7);
    const made = await Promise.all(
      Array.from({ length: 6 }, (_, at) =>
        client.addProspect({ body: prospectForm({ workCentreId: firstCentre, contactedOn: `2036-05-0${at + 1}` }) }),
      ),
    );
    // Dies before a fifth of its calls, and after a tenth of them: nobody learns that it was written.
    const fragile = {
      ...connection,
      client: {
        send: async (command: object) => {
          if (random.happens(0.2)) throw new Error('died before');
          const answer = await connection.client.send(command as never); // whatever the port sends
          if (random.happens(0.1)) throw new Error('died after');
          return answer;
        },
      } as typeof connection.client, // a client that sends is all that the port asks of one
    };
    const batch = made.flatMap(({ id }) => [id, id, id]);
    const deliveries = batch.toSorted(() => random.next() - 0.5);
    for (const [at, id] of deliveries.entries()) {
      const params = { prospectId: id };
      if (at % 3 === 0) await client.addQuote({ params, body: quoteForm({ issuedOn: '2036-05-20' }) });
      if (at % 4 === 0) {
        const [item] = await table.query({ partition: ['P', id], sort: { beginsWith: ['PROSPECT'] } });
        const { pk: _pk, sk: _sk, ...attributes } = item ?? {};
        await table.transact([{ put: { partition: ['P', id], sort: ['PROSPECT'], kind: 'prospect', attributes } }]);
      }
      await countProspect(fragile, root(world.mine), id).catch(() => undefined);
    }
    await counted(world.mine);
    const may = { from: '2036-05-01', to: '2036-05-31' };
    expect(await totalsOf(normal, may)).toEqual({ prospects: 6, quotes: 6, 'quotes.MXN': 6 * 278_400 });
  });

  test('a poison record is given up after five tries, says so, and holds up nobody', async () => {
    const { normal, firstCentre } = world.mine;
    const poison = `prs_poison0000000${String(Date.now()).slice(-3)}`;
    const key = { partition: ['P', poison], sort: ['PROSPECT'] };
    // A prospect that says nothing of itself.
    await tableAt(connection, root(world.mine)).transact([
      { put: { ...key, kind: 'prospect', attributes: { prospect: { id: poison } } } },
    ]);
    const body = prospectForm({ workCentreId: firstCentre, contactedOn: '2036-06-30' });
    await normal.client.addProspect({ body });
    await expect.poll(() => totalsOf(normal, { from: '2036-06-30', to: '2036-06-30' }), soon).toEqual({ prospects: 1 });
    const tries = async () => {
      const lines = (await logText(world.stack.logDirectory)).split('\n');
      return lines.filter((line) => line.includes('"INDEX_FAILED"') && line.includes(poison)).length;
    };
    await expect.poll(tries, soon).toBeGreaterThanOrEqual(5);
    await pause(3000);
    // Alone five times, and besides in the batches that it was halved out of.
    expect(await tries()).toBeLessThanOrEqual(5 + 4);
    await tableAt(connection, root(world.mine)).transact([{ delete: key }]);
  });

  test('what was miscounted is told, and mended from the records', async () => {
    const { theirs } = world;
    const body = prospectForm({ workCentreId: theirs.firstCentre, contactedOn: '2033-08-01' });
    await theirs.normal.client.addProspect({ body });
    await counted(theirs);
    const { memberId } = theirs.normal;
    const bucket = { partition: ['REPORT'], sort: ['D', '2033-08-01', memberId] };
    await tableAt(connection, root(theirs)).transact([{ update: bucket, add: { p: 4 } }]);
    const wrong = await recount(connection, root(theirs), { mends: true, now: new Date() });
    expect(wrong).toMatchObject({ prospectsAmiss: 0, bucketsAmiss: 1 });
    await counted(theirs);
  });

  test('D13 a report of a year costs its months and people, however many prospects they have', async () => {
    const { normal, firstCentre } = world.mine;
    const register = (day: string) =>
      normal.client.addProspect({ body: prospectForm({ workCentreId: firstCentre, contactedOn: day }) });
    const year = { from: '2050-01-01', to: '2050-12-31' };
    const read = async (of: Whose) => {
      const meter = newMeter();
      const table = tableAt({ ...connection, meter }, root(world.mine));
      const wanted = { spans: spansOf(year, 'month'), of, only: undefined };
      const buckets = await listBuckets(table, { kind: 'company' }, wanted);
      return { buckets: buckets.length, calls: meter.dynamoCalls, readUnits: meter.readUnits };
    };
    // Of one person each month by its key, and consistently.
    const ofOne = { memberId: normal.memberId };
    const days = Array.from({ length: 12 }, (_, at) => `2050-${String(at + 1).padStart(2, '0')}-15`);
    await Promise.all(days.map(register));
    await counted(world.mine);
    const few = [await read('all'), await read('each'), await read(ofOne)];
    expect(few).toEqual([
      { buckets: 12, calls: 1, readUnits: 0.5 },
      { buckets: 12, calls: 1, readUnits: 0.5 },
      { buckets: 12, calls: 1, readUnits: 12 },
    ]);
    await Promise.all([...days, ...days, ...days].map(register));
    await counted(world.mine);
    expect([await read('all'), await read('each'), await read(ofOne)]).toEqual(few);
    expect(await totalsOf(normal, year)).toEqual({ prospects: 48 });
  });

  test.each([
    'America/Mexico_City',
    'America/Cancun',
    'America/Hermosillo',
    'America/Tijuana',
    'America/Mazatlan',
    'America/Ciudad_Juarez',
  ] as const)('half past eleven at night counts in that day, in %s', async (timeZone) => {
    const { theirs } = world;
    const { client } = theirs.administrator;
    const { company } = await client.getSession();
    await client.changeCompany({ body: { timeZone }, ifMatch: company.version });
    const body = prospectForm({ workCentreId: theirs.firstCentre });
    const { id } = await theirs.normal.client.addProspect({ body });
    await theirs.normal.client.addFollowUp({
      params: { prospectId: id },
      body: { kinds: ['call'], result: 'thinking' },
    });
    // Written at that hour: the clock of the stack is not ours to set.
    const table = tableAt(connection, root(theirs));
    const [item] = await table.query({ partition: ['P', id], sort: { beginsWith: ['FOLLOW-UP'] } });
    const at = instantAt('2034-01-31T23:30', timeZone);
    const followUp = { ...(item?.['followUp'] as object), at };
    const key = { partition: ['P', id], sort: String(item?.['sk']).split('#') };
    await table.transact([{ put: { ...key, kind: 'follow-up', attributes: { followUp } } }]);
    const version = (await client.getProspect({ params: { prospectId: id } })).version;
    await client.changeProspect({ params: { prospectId: id }, body: { notes: timeZone }, ifMatch: version });
    const january = { from: '2034-01-31', to: '2034-01-31' };
    await expect
      .poll(
        async () =>
          (await rowsOf(theirs.administrator, { ...january, figure: 'followUps' })).map((one) => one.prospectId),
        soon,
      )
      .toContain(id);
    const february = await rowsOf(theirs.administrator, { from: '2034-02-01', to: '2034-02-28', figure: 'followUps' });
    expect(february.map((one) => one.prospectId)).not.toContain(id);
  });
});

/** The moment of a wall clock, found by asking what the clock shows. */
function instantAt(local: string, timeZone: string): string {
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  for (let hours = -12; hours <= 12; hours += 1) {
    const at = new Date(Date.parse(`${local}:00Z`) + hours * 3_600_000);
    if (shown.format(at).replace(' ', 'T') === local) return at.toISOString();
  }
  throw new Error(`no such time in ${timeZone}`);
}

describe('F10 figure = rows = recount, for any filter', () => {
  const random = randomFrom(41);
  const firstDay = '2026-01-20';
  const dayAround = () => addDays(firstDay, Math.floor(random.next() * 100));

  /** Prospects of all that is counted, changed in all the ways that move counts. */
  async function generate(company: Company): Promise<Prospect[]> {
    const { administrator, operative, normal, firstCentre, secondCentre, cancelReasonId } = company;
    const made: ProspectRow[] = [];
    for (let at = 0; at < 40; at += 1) {
      const by = random.pick([administrator, operative, normal]);
      const isMet = random.happens(0.4);
      const body = prospectForm({
        ...(isMet ? { appointment: { day: dayAround(), time: '23:30', minutes: 30 } } : {}),
        name: `Prospecto ${at}`,
        phone: undefined,
        email: undefined,
        companyName: undefined,
        contactedOn: dayAround(),
        workCentreId: by === administrator ? random.pick([firstCentre, secondCentre]) : firstCentre,
        state: random.happens(0.3) ? undefined : random.pick(states).code,
        contactChannelId: random.happens(0.3) ? undefined : company.contactChannelId,
        lineOfBusinessId: random.happens(0.4) ? undefined : company.lineOfBusinessId,
      });
      const row = await by.client.addProspect({ body });
      made.push(row);
      const params = { prospectId: row.id };
      const { client } = administrator;
      const [met] = row.appointments;
      if (met) {
        const outcomes = [{ appointmentId: met.id, outcome: random.pick(['held', 'missed'] as const) }];
        await by.client.addFollowUp({ params, body: { kinds: ['visit'], result: 'thinking', outcomes } });
      }
      if (random.happens(0.5)) await by.client.addFollowUp({ params, body: { kinds: ['call'], result: 'thinking' } });
      if (random.happens(0.4)) await live(by, row);
      if (random.happens(0.2)) await client.cancelProspect({ params, body: { reasonId: cancelReasonId } });
      if (random.happens(0.2)) {
        await client.reassignProspects({ body: { prospectIds: [row.id], attendedBy: administrator.memberId } });
      }
      if (random.happens(0.1)) await client.deleteProspect({ params });
    }
    const rows = await administrator.client.listProspects({ query: { limit: 100 } });
    return Promise.all(rows.rows.map(({ id }) => administrator.client.getProspect({ params: { prospectId: id } })));
  }

  async function live(by: Person, { id }: ProspectRow): Promise<void> {
    const params = { prospectId: id };
    const currency = random.pick(['MXN', 'USD'] as const);
    const quoted = await by.client.addQuote({ params, body: quoteForm({ issuedOn: dayAround(), currency }) });
    if (random.happens(0.5)) {
      await by.client.addOrder({ params: { ...params, quoteId: quoted.quoteId ?? '' }, body: {} });
    }
  }

  interface Happened extends Record<Dimension, string | undefined> {
    figure: Figure;
    day: string;
    amounts: Partial<Record<Measure, number>>;
    prospect: Prospect;
  }

  /** Written apart from what the functions count with: from the answers that a screen gets. */
  function recounted(prospect: Prospect, rows: readonly ReportRow[], dayOf: (at: string) => string): Happened[] {
    const { attendedBy, workCentreId, contactChannelId, lineOfBusinessId, state, registeredBy, cancelReasonId } =
      prospect;
    const whose = {
      attendedBy,
      workCentreId,
      contactChannelId,
      lineOfBusinessId,
      state,
      cancelReasonId: undefined,
      prospect,
    };
    const happened: Happened[] = [
      { ...whose, figure: 'prospects', day: prospect.contactedOn, generatedBy: registeredBy, amounts: {} },
    ];
    for (const { at, memberId } of prospect.followUps) {
      happened.push({ ...whose, figure: 'followUps', day: dayOf(at), generatedBy: memberId, amounts: {} });
    }
    for (const { startsAtLocal } of prospect.appointments.filter(({ outcome }) => outcome === 'held')) {
      const day = startsAtLocal.slice(0, 10);
      happened.push({ ...whose, figure: 'appointments', day, generatedBy: attendedBy, amounts: {} });
    }
    for (const { issuedOn, createdBy, currency, totalCents } of prospect.quotes) {
      const amounts = { [`quotes.${currency}`]: totalCents };
      happened.push({ ...whose, figure: 'quotes', day: issuedOn, generatedBy: createdBy, amounts });
    }
    const orders = prospect.orders.filter(({ status }) => status !== 'cancelled');
    for (const { orderedOn, createdBy, currency, totalCents } of orders) {
      const amounts = { [`orders.${currency}`]: totalCents };
      happened.push({ ...whose, figure: 'orders', day: orderedOn, generatedBy: createdBy, amounts });
    }
    const first = orders.at(-1);
    if (first) {
      const days = (Date.parse(first.orderedOn) - Date.parse(prospect.contactedOn)) / 86_400_000;
      const closed = { figure: 'closed', day: first.orderedOn, generatedBy: first.createdBy } as const;
      happened.push({ ...whose, ...closed, amounts: { closedDays: Math.max(0, days) } });
      happened.push({
        ...whose,
        figure: 'converted',
        day: prospect.contactedOn,
        generatedBy: registeredBy,
        amounts: {},
      });
    }
    // When and by whom it was cancelled no screen is told: that one is believed.
    const cancelled = rows.find((row) => row.prospectId === prospect.id);
    if (prospect.status === 'cancelled' && cancelled) {
      const { day, generatedBy } = cancelled;
      happened.push({ ...whose, figure: 'cancelled', day, generatedBy, cancelReasonId, amounts: {} });
    }
    return happened;
  }

  function sumsOf(happened: readonly Happened[]): Sums {
    let sums: Sums = {};
    for (const { figure, amounts } of happened) sums = added(added(sums, { [figure]: 1 }), amounts);
    return sums;
  }

  function randomQuery(company: Company, viewer: Person): Query {
    const from = dayAround();
    const length = random.pick([1, 7, 31, 90, 365, 1000]);
    const query: Query = { from, to: addDays(from, Math.floor(random.next() * length)) };
    if (random.happens(0.3))
      Object.assign(query, { from: `${from.slice(0, 7)}-01`, to: addDays(`${query.to.slice(0, 7)}-01`, -1) });
    if (query.to < query.from) query.to = query.from;
    const people = [company.administrator, company.operative, company.normal];
    if (random.happens(0.3)) query.attendedBy = random.pick(people).memberId;
    if (random.happens(0.3) && viewer !== company.normal) {
      query.workCentreId = random.pick([company.firstCentre, company.secondCentre]);
    }
    if (random.happens(0.6)) {
      const values = {
        generatedBy: random.pick(people).memberId,
        contactChannelId: random.pick([company.contactChannelId, unsaid]),
        lineOfBusinessId: random.pick([company.lineOfBusinessId, unsaid]),
        state: random.pick([...states.slice(0, 8).map(({ code }) => code), unsaid]),
        cancelReasonId: random.pick([company.cancelReasonId, unsaid]),
      };
      const by = random.pick(narrowing);
      Object.assign(query, { [by]: values[by] });
    }
    return query;
  }

  test('1,000 filters, by each level', async () => {
    const company = (await openWorld(world.stack)).mine;
    const prospects = await generate(company);
    await counted(company);
    const { timeZone } = (await company.administrator.client.getSession()).company;
    const dayOf = (at: string) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date(at));
    const ever = { from: '2020-01-01', to: '2029-12-30' };
    const cancelled = await rowsOf(company.administrator, { ...ever, figure: 'cancelled' });
    const all = prospects.flatMap((prospect) => recounted(prospect, cancelled, dayOf));
    expect(new Set(all.map(({ figure }) => figure)).size).toBe(figures.length);
    const viewers: [Person, Viewer][] = [
      [company.administrator, { memberId: company.administrator.memberId, level: 'administrator', workCentreIds: [] }],
      [
        company.operative,
        { memberId: company.operative.memberId, level: 'operative', workCentreIds: [company.firstCentre] },
      ],
      [company.normal, { memberId: company.normal.memberId, level: 'normal', workCentreIds: [company.firstCentre] }],
    ];
    for (let run = 0; run < 1000; run += 1) {
      const [person, viewer] = random.pick(viewers);
      const asked = randomQuery(company, person);
      const isByDay = daysIn(asked) <= mostDaysByDay && random.happens(0.3);
      const query: Query = isByDay ? { ...asked, grain: 'day' } : asked;
      const counts = all.filter(
        (one) =>
          isInScope(scopeOf(viewer), one.prospect) &&
          one.day >= query.from &&
          one.day <= query.to &&
          [...narrowing, 'attendedBy' as const, 'workCentreId' as const].every((by) => {
            const wanted = query[by];
            return wanted === undefined || (one[by] ?? unsaid) === wanted;
          }) &&
          (query.cancelReasonId === undefined || one.figure === 'cancelled'),
      );
      const report = await patiently(() => person.client.getReport({ query }));
      const told = JSON.stringify(query);
      expect(report.totals, told).toEqual(sumsOf(counts));
      expectPartsToAddUp(report, query);
      const figure = random.pick(figures);
      const rows = await rowsOf(person, { ...asked, figure });
      expect(rows, told).toHaveLength(report.totals[figure] ?? 0);
      const wanted = counts.filter((one) => one.figure === figure).map(({ prospect, day }) => `${prospect.id} ${day}`);
      expect(rows.map(({ prospectId, day }) => `${prospectId} ${day}`).toSorted(), told).toEqual(wanted.toSorted());
    }
  }, 300_000);

  function expectPartsToAddUp({ totals, series, groups }: Report, query: Query): void {
    const told = JSON.stringify(query);
    const sum = (parts: readonly { sums: Sums }[]) => parts.reduce<Sums>((one, { sums }) => added(one, sums), {});
    expect(sum(series), told).toEqual(totals);
    const narrowedBy = narrowing.find((by) => query[by] !== undefined);
    for (const by of dimensions) {
      const parts = groups.filter((one) => one.by === by);
      const isTold = narrowedBy === undefined || by === narrowedBy || by === 'attendedBy';
      if (!isTold) expect(parts, told).toEqual([]);
      else if (by === 'cancelReasonId') expect(sum(parts).cancelled, told).toBe(totals.cancelled);
      else expect(sum(parts), told).toEqual(totals);
    }
    expect(measures.every((measure) => (totals[measure] ?? 0) >= 0)).toBe(true);
  }
});
