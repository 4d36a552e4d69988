import { beforeAll, describe, expect, inject, test } from 'vitest';
import type { Member } from '@folio/shared/members/member.schema.ts';
import { refusalCode, sorted, told } from '../support/answers.ts';
import { password, prospectForm } from '../support/builders.ts';
import { addPerson, callerOf, openWorld, signUpCompany, type Person, type World } from '../support/world.ts';

const stack = inject('stack');
let world: World;

beforeAll(async () => {
  world = await openWorld(stack);
});

async function memberOf(administrator: Person, person: Person): Promise<Member> {
  const { members } = await administrator.client.listMembers();
  const found = members.find((member) => member.id === person.memberId);
  if (!found) throw new Error('not a member');
  return found;
}

async function change(
  administrator: Person,
  person: Person,
  body: Partial<Pick<Member, 'level' | 'active' | 'workCentreIds'>>,
) {
  const { version } = await memberOf(administrator, person);
  return administrator.client.changeMember({ params: { memberId: person.memberId }, body, ifMatch: version });
}

describe('A7 a change acts on the next request of the person', () => {
  test('level', async () => {
    const { administrator, firstCentre } = world.mine;
    const wanted = { level: 'normal' as const, workCentreIds: [firstCentre], name: 'Sube Baja' };
    const person = await addPerson(stack, administrator, wanted);
    expect(await told(await person.send('listMembers'))).toBe('403 permission.denied');
    await change(administrator, person, { level: 'administrator' });
    expect(await told(await person.send('listMembers'))).toBe('200');
    await change(administrator, person, { level: 'normal' });
    expect(await told(await person.send('listMembers'))).toBe('403 permission.denied');
  });

  test('work centres', async () => {
    const { administrator, operative, firstCentre, secondCentre } = world.mine;
    const { id } = await administrator.client.addProspect({ body: prospectForm({ workCentreId: secondCentre }) });
    const call = () => operative.send('getProspect', { params: { prospectId: id } });
    expect(await told(await call())).toBe('404 prospect.not_found');
    await change(administrator, operative, { workCentreIds: [firstCentre, secondCentre] });
    expect(await told(await call())).toBe('200');
    await change(administrator, operative, { workCentreIds: [firstCentre] });
    expect(await told(await call())).toBe('404 prospect.not_found');
  });

  test('state: out at once, and back', async () => {
    const { administrator, firstCentre } = world.mine;
    const wanted = { level: 'operative' as const, workCentreIds: [firstCentre], name: 'Va y Viene' };
    const person = await addPerson(stack, administrator, wanted);
    await change(administrator, person, { active: false });
    const outside = ['401 session.required', '403 session.company_required'];
    expect(outside).toContain(await told(await person.send('getSession')));
    expect(
      await told(await person.send('addProspect', { body: prospectForm({ workCentreId: firstCentre }) })),
    ).not.toBe('201');
    await change(administrator, person, { active: true });
    const again = callerOf(stack);
    await again.client.signIn({ body: { email: person.email, password } });
    expect((await again.client.getSession()).person.id).toBe(person.memberId);
  });
});

describe('the last Administrador', () => {
  test('cannot be lowered, nor put out', async () => {
    const { administrator } = await signUpCompany(stack, 'Sola');
    for (const body of [{ level: 'normal' as const }, { level: 'operative' as const }, { active: false }]) {
      expect(await refusalCode(change(administrator, administrator, body))).toBe('member.last_administrator');
    }
  });

  test('two Administradores who put each other out at the same moment leave one', async () => {
    for (let round = 0; round < 3; round += 1) {
      const { administrator, session } = await signUpCompany(stack, 'Duelo');
      const wanted = { level: 'administrator' as const, workCentreIds: session.workCentreIds, name: 'Bruno' };
      const other = await addPerson(stack, administrator, wanted);
      const calls = [
        administrator.client.changeMember({
          params: { memberId: other.memberId },
          body: { active: false },
          ifMatch: 1,
        }),
        other.client.changeMember({
          params: { memberId: administrator.memberId },
          body: { active: false },
          ifMatch: 1,
        }),
      ];
      const { answers } = sorted(await Promise.allSettled(calls));
      expect(answers).toHaveLength(1);
      const left = [await administrator.send('listMembers'), await other.send('listMembers')];
      expect(left.filter((answer) => answer.ok)).toHaveLength(1);
    }
  });
});

describe('the list of people', () => {
  test('shows what an Administrador needs, and no more of a person than the contract says', async () => {
    const { members } = await world.mine.administrator.client.listMembers();
    for (const member of members) {
      expect(Object.keys(member).sort()).toEqual(
        ['active', 'email', 'id', 'joinedAt', 'level', 'name', 'totpEnabled', 'version', 'workCentreIds'].sort(),
      );
    }
  });

  test('colleagues see names, not addresses', async () => {
    const text = JSON.stringify((await world.mine.normal.client.getSession()).members);
    expect(text).toContain('Omar Peña');
    expect(text).not.toContain('@');
  });
});
