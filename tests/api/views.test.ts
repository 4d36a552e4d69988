import { beforeAll, describe, expect, inject, test } from 'vitest';
import { refusal, refusalCode } from '../support/answers.ts';
import { openWorld, type Person, type World } from '../support/world.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld(inject('stack'));
});

const address = 'estatus=following&orden=-folio';

function make(person: Person, name: string, shared: boolean) {
  return person.client.addView({ body: { name, address, shared } });
}

async function namesSeenBy(person: Person): Promise<string[]> {
  return (await person.client.listViews()).views.map(({ name }) => name);
}

describe('a saved view', () => {
  test('keeps the address of the list under a name, and whose it is', async () => {
    const { normal } = world.mine;
    const view = await make(normal, ' Por llamar ', false);
    expect(view).toMatchObject({
      name: 'Por llamar',
      address,
      shared: false,
      memberId: normal.memberId,
      version: 1,
    });
    expect((await normal.client.listViews()).views).toContainEqual(view);
  });

  test('that is private is seen, changed and removed by nobody else, the Administrador included', async () => {
    const { normal, administrator } = world.mine;
    const { id } = await make(normal, 'Sólo mía', false);
    expect(await namesSeenBy(administrator)).not.toContain('Sólo mía');
    const params = { viewId: id };
    expect(await refusalCode(administrator.client.changeView({ params, body: { name: 'x' }, ifMatch: 1 }))).toBe(
      'view.not_found',
    );
    expect(await refusalCode(administrator.client.removeView({ params }))).toBe('view.not_found');
    expect(await namesSeenBy(normal)).toContain('Sólo mía');
  });

  test('that is shared is seen by all, and changed by its keeper or an Administrador alone', async () => {
    const { normal, operative, administrator } = world.mine;
    const { id } = await make(normal, 'De todos', true);
    expect(await namesSeenBy(operative)).toContain('De todos');
    const params = { viewId: id };
    const refused = operative.client.changeView({ params, body: { name: 'x' }, ifMatch: 1 });
    expect(await refusalCode(refused)).toBe('permission.denied');
    expect(await refusalCode(operative.client.removeView({ params }))).toBe('permission.denied');
    const renamed = await administrator.client.changeView({ params, body: { name: 'De la casa' }, ifMatch: 1 });
    expect(renamed).toMatchObject({ memberId: normal.memberId, version: 2 });
    await administrator.client.removeView({ params });
    expect(await namesSeenBy(normal)).not.toContain('De la casa');
  });

  test('is shared, hidden again and renamed, and is always in one place', async () => {
    const { normal, operative } = world.mine;
    const { id } = await make(normal, 'Va y viene', false);
    const params = { viewId: id };
    const shared = await normal.client.changeView({ params, body: { shared: true }, ifMatch: 1 });
    expect(shared).toMatchObject({ id, name: 'Va y viene', address, shared: true, version: 2 });
    expect((await operative.client.listViews()).views).toContainEqual(shared);
    const hidden = await normal.client.changeView({ params, body: { shared: false, name: 'Vino' }, ifMatch: 2 });
    expect(hidden).toMatchObject({ shared: false, name: 'Vino', version: 3 });
    expect(await namesSeenBy(operative)).not.toContain('Vino');
    const { views } = await normal.client.listViews();
    expect(views.filter((view) => view.id === id)).toEqual([hidden]);
    await normal.client.removeView({ params });
    expect(await namesSeenBy(normal)).not.toContain('Vino');
    expect(await refusalCode(normal.client.removeView({ params }))).toBe('view.not_found');
  });

  test('hidden by an Administrador goes back to its keeper', async () => {
    const { normal, administrator } = world.mine;
    const { id } = await make(normal, 'De vuelta', true);
    await administrator.client.changeView({ params: { viewId: id }, body: { shared: false }, ifMatch: 1 });
    expect(await namesSeenBy(administrator)).not.toContain('De vuelta');
    expect(await namesSeenBy(normal)).toContain('De vuelta');
  });

  test.each([
    ['no name', { name: '', address: '', shared: false }, 'body.name'],
    ['another page', { name: 'x', address: 'https://example.org/', shared: false }, 'body.address'],
  ])('%s is refused beside its field', async (_, body, path) => {
    const answer = await world.mine.normal.send('addView', { body });
    expect(answer.status).toBe(400);
    expect((await answer.json()).faults).toEqual([expect.objectContaining({ path })]);
  });
});

describe('commands on views', () => {
  test('C3 happen once however often they are sent', async () => {
    const { client } = world.mine.normal;
    const command = { body: { name: 'Una vez', address, shared: true }, idempotencyKey: crypto.randomUUID() };
    const [first, second] = await Promise.all([client.addView(command), client.addView(command)]);
    expect(second).toEqual(first);
    const removal = { params: { viewId: first.id }, idempotencyKey: crypto.randomUUID() };
    await client.removeView(removal);
    await client.removeView(removal);
    expect(await namesSeenBy(world.mine.normal)).not.toContain('Una vez');
  });

  test('C2 an edit of what somebody else changed meanwhile is refused, field by field', async () => {
    const { normal, administrator } = world.mine;
    const { id } = await make(normal, 'Disputada', true);
    const params = { viewId: id };
    await administrator.client.changeView({ params, body: { name: 'De ella' }, ifMatch: 1 });
    const { code, conflicts } = await refusal(
      normal.client.changeView({ params, body: { name: 'Mía', shared: false }, ifMatch: 1 }),
    );
    expect(code).toBe('request.base_version_stale');
    expect(conflicts).toEqual([{ field: 'name', mine: 'Mía', theirs: 'De ella', original: 'Disputada' }]);
    const moved = await normal.client.changeView({ params, body: { shared: false }, ifMatch: 1 });
    expect(moved).toMatchObject({ name: 'De ella', shared: false, version: 3 });
  });

  test('T1 another company sees no view and touches none', async () => {
    const { id } = await make(world.mine.normal, 'De nuestra casa', true);
    const { administrator } = world.theirs;
    expect(await namesSeenBy(administrator)).toEqual([]);
    expect(await refusalCode(administrator.client.removeView({ params: { viewId: id } }))).toBe('view.not_found');
  });
});
