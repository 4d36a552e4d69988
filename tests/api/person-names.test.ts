/** A person's name corrected: by themselves, in every company that lets them in, and by an Administrador where it is the only one. */
import { beforeAll, describe, expect, inject, test } from 'vitest';
import type { Change } from '@folio/shared/audit/audit-log.schema.ts';
import { refusal, refusalCode } from '../support/answers.ts';
import { tokenIn } from '../support/mailbox.ts';
import { addPerson, openWorld, type Company, type Person, type World } from '../support/world.ts';

const stack = inject('stack');
const month = new Date().toISOString().slice(0, 7);
let world: World;

beforeAll(async () => {
  world = await openWorld(stack);
});

function newPerson({ administrator, firstCentre }: Company, name: string): Promise<Person> {
  return addPerson(stack, administrator, { level: 'normal', workCentreIds: [firstCentre], name });
}

async function joinTheirs(person: Person): Promise<void> {
  const { administrator, firstCentre } = world.theirs;
  await administrator.client.invite({
    body: { email: person.email, level: 'normal', workCentreIds: [firstCentre] },
  });
  const token = tokenIn(await world.mail.nth(person.email, 2));
  await world.stranger().client.acceptInvitation({ body: { token, password: person.password } });
}

async function memberOf({ administrator }: Company, { memberId }: Person) {
  const { members } = await administrator.client.listMembers();
  const found = members.find(({ id }) => id === memberId);
  if (!found) throw new Error('not a member');
  return found;
}

async function renamingsOf({ administrator }: Company, { memberId }: Person): Promise<Change[]> {
  const { changes } = await administrator.client.listAuditLog({ params: { month }, query: { limit: 100 } });
  return changes.filter(({ subjectId, after }) => subjectId === memberId && 'name' in (after ?? {}));
}

async function setActive(company: Company, person: Person, active: boolean): Promise<void> {
  const { version } = await memberOf(company, person);
  const params = { memberId: person.memberId };
  await company.administrator.client.changeMember({ params, body: { active }, ifMatch: version });
}

function rename({ administrator }: Company, { memberId }: Person, name: string, ifMatch: number) {
  return administrator.client.changeMemberName({ params: { memberId }, body: { name }, ifMatch });
}

describe('one corrects the own name', () => {
  test('and session, people and colleagues have it at once, in every company that lets the person in', async () => {
    const person = await newPerson(world.mine, 'Rocio Peres');
    await joinTheirs(person);
    expect(await person.client.changeOwnName({ body: { name: ' Rocío Pérez ' } })).toEqual({ name: 'Rocío Pérez' });
    const session = await person.client.getSession();
    expect(session.person.name).toBe('Rocío Pérez');
    for (const company of [world.mine, world.theirs]) {
      expect((await memberOf(company, person)).name).toBe('Rocío Pérez');
      const { members } = await company.normal.client.getSession();
      expect(members.find(({ id }) => id === person.memberId)?.name).toBe('Rocío Pérez');
      expect(await renamingsOf(company, person)).toEqual([
        expect.objectContaining({
          noun: 'member',
          verb: 'changed',
          memberId: person.memberId,
          before: { name: 'Rocio Peres' },
          after: { name: 'Rocío Pérez' },
        }),
      ]);
    }
  });

  test('a company that lets the person in no more keeps what it knew, and learns it when it does again', async () => {
    const person = await newPerson(world.mine, 'Se Fue');
    await joinTheirs(person);
    await setActive(world.theirs, person, false);
    await person.client.changeOwnName({ body: { name: 'Sigue Aquí' } });
    expect((await memberOf(world.mine, person)).name).toBe('Sigue Aquí');
    expect((await memberOf(world.theirs, person)).name).toBe('Se Fue');
    expect(await renamingsOf(world.theirs, person)).toEqual([]);
    await setActive(world.theirs, person, true);
    expect((await memberOf(world.theirs, person)).name).toBe('Sigue Aquí');
  });

  test('said twice under one key it happens once, and the same name again is no change', async () => {
    const person = await newPerson(world.mine, 'Dos Veces');
    const body = { name: 'Una Vez' };
    await person.client.changeOwnName({ body, idempotencyKey: 'once' });
    await person.client.changeOwnName({ body, idempotencyKey: 'once' });
    await person.client.changeOwnName({ body });
    expect(await renamingsOf(world.mine, person)).toHaveLength(1);
    expect((await memberOf(world.mine, person)).version).toBe(2);
  });

  test('a name that would deceive or is none is refused beside its field', async () => {
    const person = await newPerson(world.mine, 'Con Nombre');
    for (const name of ['   ', 'a\u202Eb', 'x'.repeat(81)]) {
      const { faults } = await refusal(person.client.changeOwnName({ body: { name } }));
      expect(faults.map(({ path }) => path)).toEqual(['body.name']);
    }
  });
});

describe('an Administrador corrects the name of a member', () => {
  test('who finds it in the session', async () => {
    const person = await newPerson(world.mine, 'Jaun Lopez');
    const { version } = await memberOf(world.mine, person);
    const changed = await rename(world.mine, person, 'Juan López', version);
    expect(changed).toMatchObject({ id: person.memberId, name: 'Juan López', version: version + 1 });
    expect((await person.client.getSession()).person.name).toBe('Juan López');
    expect(await renamingsOf(world.mine, person)).toEqual([
      expect.objectContaining({ memberId: world.mine.administrator.memberId, subjectName: 'Jaun Lopez' }),
    ]);
  });

  test('based on what the person has changed since is refused, and beside another change it stands', async () => {
    const person = await newPerson(world.mine, 'Mara Soto');
    const { version } = await memberOf(world.mine, person);
    const params = { memberId: person.memberId };
    await world.mine.administrator.client.changeMember({ params, body: { level: 'operative' }, ifMatch: version });
    expect((await rename(world.mine, person, 'Mara Sotto', version)).level).toBe('operative');
    await person.client.changeOwnName({ body: { name: 'Mara Soto Ruiz' } });
    expect(await refusalCode(rename(world.mine, person, 'Mara', version + 1))).toBe('request.base_version_stale');
  });

  test('is refused for who works for another company too, or here no more: the name is the person’s everywhere', async () => {
    const person = await newPerson(world.mine, 'Dora Dos');
    await joinTheirs(person);
    const { version } = await memberOf(world.mine, person);
    expect(await refusalCode(rename(world.mine, person, 'Dora', version))).toBe('member.name_of_another_company');
    const left = await newPerson(world.mine, 'Ya No');
    await setActive(world.mine, left, false);
    expect(await refusalCode(rename(world.mine, left, 'Ya Sí', 2))).toBe('member.not_active');
  });
});
