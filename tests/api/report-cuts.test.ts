/** Cortes (M04): a copy of a report that says the same for ever, to whoever may see what it adds up. */
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { canonicalText } from '@folio/shared/quotes/quote-digest.rules.ts';
import { refusalCode } from '../support/answers.ts';
import { prospectForm, quoteForm } from '../support/builders.ts';
import { addPerson, openWorld, type Company, type Person, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld(inject('stack'));
});

/** The buckets follow the prospects by the stream. */
const soon = { timeout: 20_000, interval: 100 };

const days = { from: '2031-03-01', to: '2031-03-31' };
const cut = { ...days, name: 'Marzo', grain: 'week' as const };

const register = ({ normal, firstCentre }: Company, more: object = {}) =>
  normal.client.addProspect({
    body: prospectForm({ workCentreId: firstCentre, contactedOn: '2031-03-31', state: 'JAL', ...more }),
  });
const prospectsOf = async ({ client }: Person) => (await client.getReport({ query: days })).totals.prospects ?? 0;
const idsOf = async ({ client }: Person) => (await client.listReportCuts({ query: {} })).cuts.map(({ id }) => id);

describe('M04 a corte', () => {
  test('says what the report said, in its words, however it goes on; its digest is of all that it says', async () => {
    const { mine } = world;
    const { client } = mine.normal;
    const { id } = await register(mine, { contactChannelId: mine.contactChannelId });
    await client.addQuote({ params: { prospectId: id }, body: quoteForm({ issuedOn: '2031-03-31' }) });
    const asked = { ...days, attendedBy: mine.normal.memberId };
    const report = () => client.getReport({ query: { ...asked, grain: 'day' } });
    await expect.poll(async () => (await report()).totals, soon).toMatchObject({ prospects: 1, quotes: 1 });
    const before = await report();
    const body = { ...cut, attendedBy: mine.normal.memberId };
    const [made, again] = await Promise.all([
      client.addReportCut({ body, idempotencyKey: 'march-once' }),
      client.addReportCut({ body, idempotencyKey: 'march-once' }),
    ]);
    expect(again).toEqual(made);
    const params = { reportCutId: made.id };
    const first = await client.getReportCut({ params });
    expect(first.content).toMatchObject({
      name: 'Marzo',
      madeBy: mine.normal.name,
      days,
      formerDays: { from: '2031-02-01', to: '2031-02-28' },
      grain: 'week',
      filters: [`Quién atiende: ${mine.normal.name}`],
      report: before,
      names: { [mine.normal.memberId]: mine.normal.name, [mine.contactChannelId]: expect.any(String) },
    });
    expect(createHash('sha256').update(canonicalText(first.content)).digest('hex')).toBe(made.digest);
    await register(mine);
    await client.deleteProspect({ params: { prospectId: id } });
    await expect.poll(async () => (await report()).totals, soon).not.toEqual(before.totals);
    expect(await client.getReportCut({ params })).toEqual(first);
    expect(await idsOf(mine.normal)).toEqual([made.id]);
  });

  test('is seen by whoever made it and by whoever sees the company; not beyond what its maker sees by now', async () => {
    const { administrator, firstCentre, secondCentre } = world.theirs;
    const branch = { level: 'operative' as const, workCentreIds: [firstCentre] };
    const [maker, colleague] = await Promise.all([
      addPerson(world.stack, administrator, { ...branch, name: 'Marta Gil' }),
      addPerson(world.stack, administrator, { ...branch, name: 'Hugo Paz' }),
    ]);
    await register(world.theirs);
    await expect.poll(() => prospectsOf(maker), soon).toBe(1);
    const { id } = await maker.client.addReportCut({ body: cut });
    const params = { reportCutId: id };
    expect((await administrator.client.getReportCut({ params })).content.report.totals).toEqual({ prospects: 1 });
    expect(await idsOf(administrator)).toContain(id);
    expect(await idsOf(colleague)).toEqual([]);
    expect(await refusalCode(colleague.client.getReportCut({ params }))).toBe('report_cut.not_found');
    const { members } = await administrator.client.listMembers();
    const version = members.find((one) => one.id === maker.memberId)?.version ?? 0;
    const moved = { params: { memberId: maker.memberId }, body: { workCentreIds: [secondCentre] } };
    await administrator.client.changeMember({ ...moved, ifMatch: version });
    expect(await idsOf(maker)).toEqual([]);
    expect(await refusalCode(maker.client.getReportCut({ params }))).toBe('report_cut.not_found');
  });

  test('of nothing that is kept, or of another cursor, is refused', async () => {
    const { client } = world.mine.administrator;
    for (const body of [
      { ...cut, to: '2031-02-01' },
      { ...cut, to: '2032-03-31' },
      { ...cut, name: '' },
    ]) {
      expect(await refusalCode(client.addReportCut({ body }))).toBe('request.invalid');
    }
    expect(await refusalCode(client.listReportCuts({ query: { cursor: 'x.y' } }))).toBe('cursor.invalid');
  });
});
