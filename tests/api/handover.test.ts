/** A person leaves: the prospects that person attends pass to another, page by page. */
import { beforeAll, expect, inject, test } from 'vitest';
import { refusalCode } from '../support/answers.ts';
import { prospectForm } from '../support/builders.ts';
import { addPerson, openWorld, type Person, type World } from '../support/world.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld(inject('stack'));
});

const attended = (person: Person) =>
  world.mine.administrator.client.countAttended({ params: { memberId: person.memberId } });

async function leaving(prospects: number): Promise<Person> {
  const { administrator, firstCentre } = world.mine;
  const wanted = { level: 'normal' as const, workCentreIds: [firstCentre], name: 'Quien Se Va' };
  const person = await addPerson(world.stack, administrator, wanted);
  for (let at = 0; at < prospects; at += 1) {
    await person.client.addProspect({ body: prospectForm({ workCentreId: firstCentre }) });
  }
  return person;
}

function handOver(from: Person, to: Person, cursor?: string, idempotencyKey: string = crypto.randomUUID()) {
  return world.mine.administrator.client.handOverProspects({
    params: { memberId: from.memberId },
    body: { attendedBy: to.memberId, ...(cursor ? { cursor } : {}) },
    idempotencyKey,
  });
}

test('all pass, 25 a page, of somebody whose access ended', async () => {
  const { administrator, normal } = world.mine;
  const person = await leaving(30);
  expect(await attended(person)).toEqual({ count: 30, more: false });
  const params = { memberId: person.memberId };
  await administrator.client.changeMember({ params, body: { active: false }, ifMatch: 1 });
  const before = (await attended(normal)).count;
  const first = await handOver(person, normal);
  expect(first).toEqual({ handed: 25, refused: 0, cursor: expect.any(String) });
  expect(await attended(person)).toEqual({ count: 5, more: false });
  expect(await handOver(person, normal, first.cursor)).toEqual({ handed: 5, refused: 0 });
  expect((await attended(person)).count).toBe(0);
  expect((await attended(normal)).count).toBe(before + 30);
});

test('the same request again hands on no other page, and other data under its key are refused', async () => {
  const { normal, operative } = world.mine;
  const person = await leaving(27);
  const key = crypto.randomUUID();
  const first = await handOver(person, normal, undefined, key);
  expect(await handOver(person, normal, undefined, key)).toEqual(first);
  expect((await attended(person)).count).toBe(2);
  expect(await refusalCode(handOver(person, operative, undefined, key))).toBe('request.idempotency_key_reused');
});

test('what the other may not attend stays, and is counted; a page later it is not met again', async () => {
  const { administrator, firstCentre, secondCentre } = world.mine;
  const person = await leaving(1);
  const inBoth = { level: 'operative' as const, workCentreIds: [firstCentre, secondCentre] };
  await administrator.client.changeMember({ params: { memberId: person.memberId }, body: inBoth, ifMatch: 1 });
  await person.client.addProspect({ body: prospectForm({ workCentreId: secondCentre }) });
  expect(await handOver(person, world.mine.normal)).toEqual({ handed: 1, refused: 1 });
  expect((await attended(person)).count).toBe(1);
});

test('a cursor of one walk is none of another', async () => {
  const { normal } = world.mine;
  const [one, other] = [await leaving(26), await leaving(0)];
  const { cursor } = await handOver(one, normal);
  expect(await refusalCode(handOver(other, normal, cursor))).toBe('cursor.invalid');
});
