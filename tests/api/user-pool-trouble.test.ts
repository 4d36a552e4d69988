/** What stands when the user pool does not do what it is asked for: services run in this process, with a pool that refuses. */
import { beforeAll, expect, inject, test } from 'vitest';
import * as totp from '@folio/functions/modules/identity/totp.service.ts';
import { identityDependenciesWith, memberContext } from '../support/in-process.ts';
import { totpCode } from '../support/totp.ts';
import { addPerson, enter, openWorld, type World } from '../support/world.ts';

const stack = inject('stack');
let world: World;

beforeAll(async () => {
  world = await openWorld(stack);
});

test('a second factor that the pool did not let go of is off in the table alone, and the next try finishes', async () => {
  const { administrator, firstCentre } = world.mine;
  const wanted = { level: 'normal' as const, workCentreIds: [firstCentre], name: 'Lola Perdida' };
  const person = await addPerson(stack, administrator, wanted);
  const { secret } = await person.client.startTotp();
  await person.client.confirmTotp({ body: { code: totpCode(secret) } });

  const deps = identityDependenciesWith(stack, administrator);
  const input = { params: { memberId: person.memberId }, query: undefined, body: undefined, ifMatch: 0 };
  const context = await memberContext(deps, administrator);
  await expect(totp.resetOfMember(deps, context, input)).rejects.toThrow('slow down');
  const { members } = await administrator.client.listMembers();
  // Whoever has it on in the list is asked for a code: never the other way round.
  expect(members.find(({ id }) => id === person.memberId)).toMatchObject({ totpEnabled: false });
  await administrator.client.resetMemberTotp({ params: { memberId: person.memberId } });
  expect((await enter(stack, person.email)).session.person.totpEnabled).toBe(false);
});
