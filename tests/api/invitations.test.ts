import { beforeAll, describe, expect, inject, test } from 'vitest';
import { refusal, refusalCode, sorted } from '../support/answers.ts';
import { freshEmail, password } from '../support/builders.ts';
import { linkIn, tokenIn } from '../support/mailbox.ts';
import { enter, openWorld, signUpCompany, type World } from '../support/world.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld(inject('stack'));
});

function invitationOf(email: string) {
  return { email, level: 'operative' as const, workCentreIds: [world.mine.firstCentre, world.mine.secondCentre] };
}

describe('an invitation', () => {
  test('says who invites to what, and makes a member of who accepts it', async () => {
    const { administrator, firstCentre, secondCentre, name } = world.mine;
    const email = freshEmail('invitado');
    const invitation = await administrator.client.invite({ body: invitationOf(email) });
    expect(Date.parse(invitation.expiresAt) - Date.parse(invitation.sentAt)).toBe(7 * 24 * 3_600_000);

    const mail = await world.mail.nth(email, 1);
    expect(`${mail.subject} ${mail.text}`).toContain(name);
    expect(linkIn(mail).origin).toBe(world.stack.origin);
    const { client } = world.stranger();
    const token = tokenIn(mail);
    expect(await client.viewInvitation({ body: { token } })).toEqual({
      companyName: name,
      email,
      level: 'operative',
      invitedByName: 'Ana Ruiz',
      hasAccount: false,
    });
    await client.acceptInvitation({ body: { token, name: 'Inés Rojas', password } });
    const { session } = await enter(world.stack, email);
    expect(session).toMatchObject({ level: 'operative', workCentreIds: [firstCentre, secondCentre] });
    const { members, invitations } = await administrator.client.listMembers();
    expect(members.find((member) => member.email === email)).toMatchObject({ name: 'Inés Rojas', active: true });
    expect(invitations.find((pending) => pending.id === invitation.id)).toBeUndefined();
  });

  test('works once', async () => {
    const email = freshEmail('invitado');
    await world.mine.administrator.client.invite({ body: invitationOf(email) });
    const token = tokenIn(await world.mail.nth(email, 1));
    const { client } = world.stranger();
    await client.acceptInvitation({ body: { token, name: 'Inés Rojas', password } });
    expect(await refusalCode(client.acceptInvitation({ body: { token, name: 'Inés', password } }))).toBe(
      'invitation.link_refused',
    );
    expect(await refusalCode(client.viewInvitation({ body: { token } }))).toBe('invitation.link_refused');
  });

  test('accepted five times at once makes one member', async () => {
    const email = freshEmail('invitado');
    await world.mine.administrator.client.invite({ body: invitationOf(email) });
    const token = tokenIn(await world.mail.nth(email, 1));
    const body = { token, name: 'Inés Rojas', password };
    const { answers } = sorted(
      await Promise.allSettled([1, 2, 3, 4, 5].map(() => world.stranger().client.acceptInvitation({ body }))),
    );
    expect(answers).toHaveLength(1);
    const { members } = await world.mine.administrator.client.listMembers();
    expect(members.filter((member) => member.email === email)).toHaveLength(1);
  });

  test.each([
    ['by who has an account', true],
    ['by a new account', false],
  ])('of two companies, accepted at once %s, joins both', async (_, hasAccount) => {
    const { mine, theirs } = world;
    const email = hasAccount ? (await signUpCompany(world.stack, 'Propia')).administrator.email : freshEmail('doble');
    const earlier = (await world.mail.to(email)).length;
    for (const [at, { administrator, firstCentre }] of [mine, theirs].entries()) {
      await administrator.client.invite({ body: { email, level: 'normal', workCentreIds: [firstCentre] } });
      await world.mail.nth(email, earlier + at + 1);
    }
    const tokens = (await world.mail.to(email)).slice(earlier).map(tokenIn);
    const accepting = tokens.map((token) =>
      world.stranger().client.acceptInvitation({ body: { token, name: 'Inés Rojas', password } }),
    );
    await Promise.all(accepting);
    const { person } = await enter(world.stack, email);
    const { companies } = await person.client.listMyCompanies();
    const names = companies.map(({ companyName }) => companyName).toSorted();
    expect(names).toEqual([mine.name, theirs.name, ...(hasAccount ? ['Propia'] : [])].toSorted());
  });

  test('S6 everybody of an office opens a link in the same moment, from one address of the network, and is let in', async () => {
    const email = freshEmail('invitado');
    await world.mine.administrator.client.invite({ body: invitationOf(email) });
    const body = { token: tokenIn(await world.mail.nth(email, 1)) };
    const opened = Array.from({ length: 40 }, () => world.stranger().client.viewInvitation({ body }));
    const { answers, refusals } = sorted(await Promise.allSettled(opened));
    expect(refusals).toEqual([]);
    expect(answers).toHaveLength(40);
  });

  test('sent again, the link before stops working and the new one works', async () => {
    const email = freshEmail('invitado');
    const { client } = world.mine.administrator;
    const { id } = await client.invite({ body: invitationOf(email) });
    const first = tokenIn(await world.mail.nth(email, 1));
    await client.resendInvitation({ params: { invitationId: id } });
    const second = tokenIn(await world.mail.nth(email, 2));
    expect(await refusalCode(world.stranger().client.viewInvitation({ body: { token: first } }))).toBe(
      'invitation.link_refused',
    );
    expect(await world.stranger().client.viewInvitation({ body: { token: second } })).toMatchObject({ email });
  });

  test('revoked, its link stops working and the address can be invited again', async () => {
    const email = freshEmail('invitado');
    const { client } = world.mine.administrator;
    const { id } = await client.invite({ body: invitationOf(email) });
    const token = tokenIn(await world.mail.nth(email, 1));
    await client.revokeInvitation({ params: { invitationId: id } });
    expect(await refusalCode(world.stranger().client.viewInvitation({ body: { token } }))).toBe(
      'invitation.link_refused',
    );
    expect(await refusalCode(client.revokeInvitation({ params: { invitationId: id } }))).toBe('invitation.not_found');
    await client.invite({ body: invitationOf(email) });
  });

  test('is made once per address, also when two people invite at the same moment', async () => {
    const email = freshEmail('invitado');
    const { client } = world.mine.administrator;
    const { answers, refusals } = sorted(
      await Promise.allSettled([1, 2, 3, 4].map(() => client.invite({ body: invitationOf(email) }))),
    );
    expect(answers).toHaveLength(1);
    expect(refusals.map((refused) => refused.code)).toEqual(Array(3).fill('invitation.already_pending'));
    expect(await refusalCode(client.invite({ body: invitationOf(world.mine.normal.email) }))).toBe(
      'invitation.already_member',
    );
  });

  test('asks a new person for a name and a good password', async () => {
    const email = freshEmail('invitado');
    await world.mine.administrator.client.invite({ body: invitationOf(email) });
    const token = tokenIn(await world.mail.nth(email, 1));
    const { client } = world.stranger();
    const unnamed = await refusal(client.acceptInvitation({ body: { token, password } }));
    expect(unnamed.faults).toEqual([expect.objectContaining({ path: 'body.name', code: 'required' })]);
    const short = await refusal(client.acceptInvitation({ body: { token, name: 'Inés', password: 'corta' } }));
    expect(short.faults).toEqual([expect.objectContaining({ path: 'body.password', code: 'too_short' })]);
    expect(
      await refusalCode(client.acceptInvitation({ body: { token, name: 'Inés', password: 'passwordpassword' } })),
    ).toBe('password.too_common');
    await client.acceptInvitation({ body: { token, name: 'Inés', password } });
  });

  test('names at least one work centre', async () => {
    const body = { ...invitationOf(freshEmail()), workCentreIds: [] };
    const { faults } = await refusal(world.mine.administrator.client.invite({ body }));
    expect(faults).toEqual([expect.objectContaining({ path: 'body.workCentreIds', code: 'too_few' })]);
  });

  test('changed in one character is refused', async () => {
    const email = freshEmail('invitado');
    await world.mine.administrator.client.invite({ body: invitationOf(email) });
    const token = tokenIn(await world.mail.nth(email, 1));
    const changed = token.slice(0, 8) + (token[8] === 'A' ? 'B' : 'A') + token.slice(9);
    expect(await refusalCode(world.stranger().client.viewInvitation({ body: { token: changed } }))).toBe(
      'invitation.link_refused',
    );
  });
});
