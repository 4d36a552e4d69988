/** A prospect with more appointments than a transaction holds items: its chips follow in further ones. */
import { newAppointment } from '@folio/functions/modules/prospects/new-prospect.ts';
import { nextVersion } from '@folio/functions/modules/prospects/prospect-record.ts';
import { findRecord } from '@folio/functions/modules/prospects/prospect-reading.repository.ts';
import { recordWrites } from '@folio/functions/modules/prospects/prospect.repository.ts';
import { tenantRoot } from '@folio/functions/platform/dependencies.ts';
import { newMeter } from '@folio/functions/platform/meter.ts';
import { tableAt, transactionLimit } from '@folio/functions/platform/table.ts';
import { addDays } from '@folio/shared/values/days.ts';
import { idFromBytes } from '@folio/shared/values/ids.ts';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { prospectForm } from '../support/builders.ts';
import { tableClient } from '../support/in-process.ts';
import { openWorld, type Person, type World } from '../support/world.ts';

const months = ['2027-01', '2027-02', '2027-03', '2027-04', '2027-05'];
const many = 150;
let world: World;

beforeAll(async () => {
  world = await openWorld(inject('stack'));
});

function tableOf() {
  const stack = inject('stack');
  return tableAt(
    { client: tableClient(stack), tableName: stack.tableName, meter: newMeter() },
    tenantRoot(world.mine.tenantId),
  );
}

/** As 150 follow-ups with a next step would leave it. */
async function withManyAppointments(): Promise<string> {
  const { normal, firstCentre } = world.mine;
  const { id } = await normal.client.addProspect({ body: prospectForm({ workCentreId: firstCentre }) });
  const record = await findRecord(tableOf(), id);
  if (!record) throw new Error('the prospect is not there');
  const appointments = Array.from({ length: many }, (_, at) => {
    const appointmentId = idFromBytes('appointment', crypto.getRandomValues(new Uint8Array(10)));
    const step = { day: addDays('2027-01-01', at), time: '10:00', minutes: 30 };
    return newAppointment(appointmentId, step, 'America/Mexico_City');
  });
  const { writes } = recordWrites(record, nextVersion(record, { ...record, appointments }));
  while (writes.length) await tableOf().transact(writes.splice(0, transactionLimit));
  return id;
}

async function chipsOf(person: Person, prospectId: string) {
  const all = await Promise.all(months.map((month) => person.client.listMonth({ params: { month }, query: {} })));
  return all.flatMap(({ chips }) => chips).filter((chip) => chip.prospectId === prospectId);
}

describe('150 appointments follow their prospect', () => {
  test('renamed, reassigned, deleted, restored, undone: every chip, at once', async () => {
    const { normal, operative, administrator } = world.mine;
    const prospectId = await withManyAppointments();
    const params = { prospectId };
    const renamed = await normal.client.changeProspect({ params, body: { name: 'De Muchas Citas' }, ifMatch: 2 });
    const chips = await chipsOf(normal, prospectId);
    expect(chips).toHaveLength(many);
    expect(new Set(chips.map(({ name }) => name))).toEqual(new Set(['De Muchas Citas']));

    const body = { prospectIds: [prospectId], attendedBy: operative.memberId };
    expect((await administrator.client.reassignProspects({ body })).refused).toEqual([]);
    expect(new Set((await chipsOf(operative, prospectId)).map(({ memberId }) => memberId))).toEqual(
      new Set([operative.memberId]),
    );
    expect(await chipsOf(normal, prospectId)).toHaveLength(many);

    await operative.client.deleteProspect({ params });
    expect(await chipsOf(administrator, prospectId)).toEqual([]);
    await operative.client.restoreProspect({ params, body: {} });
    expect(await chipsOf(administrator, prospectId)).toHaveLength(many);

    await normal.client.undoProspectChange({ params: { ...params, changeId: renamed.changeId ?? '' }, body: {} });
    expect((await chipsOf(normal, prospectId))[0]?.name).toBe(prospectForm().name);
    const item = await findRecord(tableOf(), prospectId);
    expect(item?.prospect).not.toHaveProperty('chipsBehind');
    expect(item?.appointments).toHaveLength(many);
  });

  test('what a crash left behind, the stream brings up', async () => {
    const { normal } = world.mine;
    const prospectId = await withManyAppointments();
    const record = await findRecord(tableOf(), prospectId);
    if (!record) throw new Error('the prospect is not there');
    const next = nextVersion(record, { ...record, prospect: { ...record.prospect, name: 'Tras La Caída' } });
    const { writes, isBehind } = recordWrites(record, next);
    expect(isBehind).toBe(true);
    expect(writes.length).toBeLessThan(10);
    // The transaction of the command, and then nothing.
    await tableOf().transact(writes);
    await expect
      .poll(async () => new Set((await chipsOf(normal, prospectId)).map(({ name }) => name)), { timeout: 15_000 })
      .toEqual(new Set(['Tras La Caída']));
    await expect.poll(async () => (await findRecord(tableOf(), prospectId))?.prospect.chipsBehind).toBeUndefined();
  });

  test('two edits at once leave the chips of the last', async () => {
    const { normal } = world.mine;
    const prospectId = await withManyAppointments();
    const params = { prospectId };
    const names = ['Uno', 'Dos', 'Tres', 'Cuatro'];
    await Promise.allSettled(names.map((name) => normal.client.changeProspect({ params, body: { name }, ifMatch: 2 })));
    const colours = { colour: '#2e7d4a', letterColour: '#ffffff' };
    await Promise.all([
      normal.client.changeProspect({ params, body: colours, ifMatch: 3 }),
      normal.client.changeProspect({ params, body: { subject: 'Hornos' }, ifMatch: 3 }),
    ]);
    const { name } = await normal.client.getProspect({ params });
    await expect
      .poll(async () => new Set((await chipsOf(normal, prospectId)).map((chip) => `${chip.name} ${chip.colour}`)), {
        timeout: 15_000,
      })
      .toEqual(new Set([`${name} #2e7d4a`]));
  });
});
