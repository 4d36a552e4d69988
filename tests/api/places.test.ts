/** Municipio: told only where it has a clock of its own (D8), and a field like any other. */
import { beforeAll, describe, expect, inject, test } from 'vitest';
import type { NewProspectInput, Prospect } from '@folio/shared/prospects/prospect.schema.ts';
import { refusalCode } from '../support/answers.ts';
import { prospectForm } from '../support/builders.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld(inject('stack'));
});

const client = () => world.mine.administrator.client;

function registered(changes: Partial<NewProspectInput> = {}): Promise<Prospect> {
  return client().addProspect({ body: prospectForm({ workCentreId: world.mine.firstCentre, ...changes }) });
}

const reread = ({ id: prospectId }: { id: string }) => client().getProspect({ params: { prospectId } });

describe('D8 the municipality of a prospect', () => {
  test('is kept, stands in the row, and is changed, emptied and put back like any other field', async () => {
    const prospect = await registered({ state: 'CHH', municipality: '08037' });
    expect(await reread(prospect)).toMatchObject({ state: 'CHH', municipality: '08037' });
    const { rows } = await client().listProspects({ query: { limit: 1 } });
    expect(rows).toMatchObject([{ id: prospect.id, municipality: '08037' }]);

    const params = { prospectId: prospect.id };
    const moved = { state: 'TAM', municipality: '28027' } as const;
    const changed = await client().changeProspect({ params, body: moved, ifMatch: 1 });
    expect(changed).toMatchObject({ ...moved, version: 2 });
    const emptied = await client().changeProspect({ params, body: { municipality: null }, ifMatch: 2 });
    expect(emptied).not.toHaveProperty('municipality');
    expect(await reread(prospect)).not.toHaveProperty('municipality');

    const { changes } = await client().getProspectHistory({ params });
    expect(changes[1]).toMatchObject({ before: { state: 'CHH', municipality: '08037' }, after: moved });
    const changeId = emptied.changeId ?? '';
    await client().undoProspectChange({ params: { ...params, changeId }, body: {} });
    expect(await reread(prospect)).toMatchObject(moved);
  });

  test('two people change Estado and name: both stay, and the same Estado asks', async () => {
    const prospect = await registered({ state: 'CHH', municipality: '08052' });
    const params = { prospectId: prospect.id };
    await client().changeProspect({ params, body: { state: 'CHH', municipality: '08037' }, ifMatch: 1 });
    await client().changeProspect({ params, body: { name: 'Otro Nombre' }, ifMatch: 1 });
    expect(await reread(prospect)).toMatchObject({ name: 'Otro Nombre', municipality: '08037' });
    const late = client().changeProspect({ params, body: { municipality: '08005' }, ifMatch: 1 });
    expect(await refusalCode(late)).toBe('request.base_version_stale');
  });

  test.each<[string, Partial<NewProspectInput>]>([
    ['of another Estado', { state: 'SON', municipality: '08037' }],
    ['without an Estado', { state: undefined, municipality: '08037' }],
    ['that nobody asks for', { state: 'GUA', municipality: '11020' as never }],
  ])('one %s is refused', async (_, changes) => {
    expect(await refusalCode(registered(changes))).toBe('request.invalid');
  });

  test('an edit that tells both must tell of the same place', async () => {
    const prospect = await registered({ state: 'CHH' });
    const body = { state: 'SON', municipality: '08037' } as const;
    const edit = client().changeProspect({ params: { prospectId: prospect.id }, body, ifMatch: 1 });
    expect(await refusalCode(edit)).toBe('request.invalid');
  });
});
