import { beforeAll, describe, expect, inject, test } from 'vitest';
import type { Change } from '@folio/shared/audit/audit-log.schema.ts';
import { freshEmail, prospectForm } from '../support/builders.ts';
import { openWorld, signUpCompany, type Person, type World } from '../support/world.ts';

const month = new Date().toISOString().slice(0, 7);
let world: World;

beforeAll(async () => {
  world = await openWorld(inject('stack'));
});

async function changesOf(person: Person, limit = 100): Promise<Change[]> {
  const changes: Change[] = [];
  let cursor: string | undefined;
  do {
    const page = await person.client.listAuditLog({ params: { month }, query: { limit, cursor } });
    changes.push(...page.changes);
    cursor = page.cursor;
  } while (cursor);
  return changes;
}

describe('S12 the audit log', () => {
  test('has exactly one entry for every change, with who, what, before and after, and the request', async () => {
    const { administrator } = world.mine;
    const { client } = administrator;
    const { firstCentre, normal } = world.mine;
    const listed = { kind: 'lines-of-business' as const };
    const steps: [noun: string, verb: string, act: () => Promise<unknown>][] = [
      ['prospect', 'created', () => client.addProspect({ body: prospectForm({ workCentreId: firstCentre }) })],
      ['company', 'changed', () => client.changeCompany({ body: { currency: 'USD' }, ifMatch: 1 })],
      ['work-centre', 'created', () => client.addWorkCentre({ body: { name: 'Bitácora' } })],
      [
        'work-centre',
        'changed',
        () => client.changeWorkCentre({ params: { workCentreId: firstCentre }, body: { name: 'Centro' }, ifMatch: 1 }),
      ],
      ['catalogue-entry', 'created', () => client.addCatalogueEntry({ params: listed, body: { name: 'Bitácoras' } })],
      [
        'catalogue-entry',
        'changed',
        () =>
          client.changeCatalogueEntry({
            params: { ...listed, entryId: world.mine.lineOfBusinessId },
            body: { retired: true },
            ifMatch: 1,
          }),
      ],
      [
        'member',
        'changed',
        () => client.changeMember({ params: { memberId: normal.memberId }, body: { level: 'operative' }, ifMatch: 1 }),
      ],
      [
        'invitation',
        'created',
        () => client.invite({ body: { email: freshEmail(), level: 'normal', workCentreIds: [firstCentre] } }),
      ],
      [
        'invitation',
        'sent-again',
        async () => {
          const { invitations } = await client.listMembers();
          await client.resendInvitation({ params: { invitationId: invitations[0]?.id ?? '' } });
        },
      ],
      [
        'invitation',
        'revoked',
        async () => {
          const { invitations } = await client.listMembers();
          await client.revokeInvitation({ params: { invitationId: invitations[0]?.id ?? '' } });
        },
      ],
    ];
    for (const [noun, verb, act] of steps) {
      const before = new Set((await changesOf(administrator)).map((change) => change.id));
      await act();
      const fresh = (await changesOf(administrator)).filter((change) => !before.has(change.id));
      expect(fresh).toEqual([expect.objectContaining({ noun, verb, memberId: administrator.memberId })]);
      expect(fresh[0]?.requestId).toMatch(/\S/);
      expect(Math.abs(Date.now() - Date.parse(fresh[0]?.at ?? ''))).toBeLessThan(60_000);
      if (verb === 'changed') expect(Object.keys(fresh[0]?.before ?? {})).toEqual(Object.keys(fresh[0]?.after ?? {}));
    }
  });

  test('a repeated command, a refused one and a change of nothing leave no entry', async () => {
    const { administrator, firstCentre } = world.theirs;
    const body = prospectForm({ workCentreId: firstCentre });
    await administrator.client.addProspect({ body, idempotencyKey: 'audited' });
    const before = await changesOf(administrator);
    await administrator.client.addProspect({ body, idempotencyKey: 'audited' });
    await administrator.send('addProspect', { body: { ...body, name: '' } });
    await administrator.client.changeCompany({ body: {}, ifMatch: 1 });
    expect(await changesOf(administrator)).toEqual(before);
  });

  test('tells the birth of the company and who joined it', async () => {
    const { administrator } = await signUpCompany(world.stack, 'Recién nacida');
    expect(await changesOf(administrator)).toEqual([expect.objectContaining({ noun: 'company', verb: 'created' })]);
    const joined = (await changesOf(world.theirs.administrator)).filter((change) => change.verb === 'joined');
    expect(joined.map((change) => change.subjectName).sort()).toEqual(['Nora Díaz', 'Omar Peña']);
  });

  test('comes newest first, page by page, each entry once', async () => {
    const all = await changesOf(world.mine.administrator);
    const paged = await changesOf(world.mine.administrator, 3);
    expect(paged).toEqual(all);
    expect(all.map((change) => change.at)).toEqual(
      all
        .map((change) => change.at)
        .sort()
        .toReversed(),
    );
    expect(new Set(all.map((change) => change.id)).size).toBe(all.length);
  });
});
