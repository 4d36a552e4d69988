/** Exports (C03): asked for and written, and by a schedule once per period however often the clock strikes. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import readSheets from 'read-excel-file/node';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { newExport } from '@folio/functions/modules/exports/export.service.ts';
import { exportKey, exportPut, type StoredExport } from '@folio/functions/modules/exports/export.repository.ts';
import { startDueExports } from '@folio/functions/modules/exports/due-exports.service.ts';
import { writeOne } from '@folio/functions/modules/exports/writing.service.ts';
import { newMeter } from '@folio/functions/platform/meter.ts';
import { pause, tableAt, type TableConnection } from '@folio/functions/platform/table.ts';
import { addDays } from '@folio/shared/values/days.ts';
import { instantOf } from '@folio/shared/values/zoned-time.ts';
import { refusalCode } from '../support/answers.ts';
import { prospectForm } from '../support/builders.ts';
import { putAll } from '../support/bulk-puts.ts';
import { nextMondayAt, noticesOf, strike } from '../support/clock.ts';
import { countedItems, followUpsOf } from '../support/counted-facts.ts';
import { exportInChild } from '../support/export-in-child.ts';
import { exportReady, fetched, plan } from '../support/exports.ts';
import { registeredInProcess, tableClient } from '../support/in-process.ts';
import { sendLogo } from '../support/image-uploads.ts';
import { picture } from '../support/pictures.ts';
import { read, rendered } from '../support/rendered-pdf.ts';
import { addPerson, openWorld, type Person, type World } from '../support/world.ts';

const stack = inject('stack');
const zone = 'America/Mexico_City';
const day = '2031-05-31';
const may = { from: '2031-05-01', to: day };
const hostile = ['=cmd', '＝1', '-12.5', '"uno", <dos> & más', '@suma'];

let world: World;
let connection: TableConnection;

beforeAll(async () => {
  world = await openWorld(stack);
  connection = { client: tableClient(stack), tableName: stack.tableName, meter: newMeter() };
  const { administrator, normal, firstCentre } = world.mine;
  const add = (person: Person, name: string) =>
    person.client.addProspect({ body: prospectForm({ name, contactedOn: day, workCentreId: firstCentre }) });
  for (const name of hostile) await add(normal, name);
  await add(administrator, 'De Ana');
  const counted = async () => (await administrator.client.getReport({ query: may })).totals.prospects;
  while ((await counted()) !== hostile.length + 1) await pause(100);
});

async function newcomer(name: string): Promise<Person> {
  return addPerson(stack, world.mine.administrator, { level: 'normal', workCentreIds: [world.mine.firstCentre], name });
}

describe('C03 an export that is asked for', () => {
  test('is written with what its person may see, told of, and fetched by an address of a minute', async () => {
    const { normal, administrator } = world.mine;
    const asked = await normal.client.addExport({ body: { ...may, format: 'xlsx', figure: 'prospects' } });
    expect(asked).toMatchObject({ status: 'queued', requestedBy: normal.memberId });
    const ready = await exportReady(normal, asked.id);
    expect(ready).toMatchObject({ status: 'ready', done: hostile.length, of: hostile.length });
    const { bytes, fileName, url, answer } = await fetched(normal, asked.id);
    expect(bytes).toHaveLength(ready.bytes ?? 0);
    expect(fileName).toBe('Prospectos 2031-05-01 a 2031-05-31.xlsx');
    expect(answer.headers.get('content-disposition')).toContain(encodeURIComponent(fileName));
    expect(new URL(url).searchParams.get('X-Amz-Expires')).toBe('60');
    const [sheet] = await readSheets(bytes, { trim: false });
    expect(sheet?.data.slice(1, -1).map(([, , name]) => name).toSorted()).toEqual(hostile.toSorted()); // prettier-ignore
    expect(sheet?.data[1]?.[1]).toEqual(new Date(`${day}T00:00:00Z`));
    const [notice] = await noticesOf(normal, 1);
    expect(notice?.content).toMatchObject({ kind: 'export', exportId: asked.id, title: 'Prospectos' });
    const others = administrator.client.getExportFile({ params: { exportId: asked.id } });
    expect(await refusalCode(others)).toBe('export.not_found');
    expect((await administrator.client.listExports()).exports.some(({ id }) => id === asked.id)).toBe(false);
  });

  test('as CSV its text is inert, as PDF its chart and its figures are there, and the company’s logo', async () => {
    const { administrator, normal } = world.mine;
    await sendLogo(administrator, await picture({ width: 300, height: 100, format: 'png' }), 'image/png');
    const [csv, pdf] = await Promise.all([
      normal.client.addExport({ body: { ...may, format: 'csv', figure: 'prospects' } }),
      administrator.client.addExport({ body: { ...may, format: 'pdf' } }),
    ]);
    await Promise.all([exportReady(normal, csv.id), exportReady(administrator, pdf.id)]);
    const text = (await fetched(normal, csv.id)).bytes.toString('utf8');
    expect(text.startsWith('\ufeffNo.,Fecha,')).toBe(true);
    expect(text).toContain(`,'=cmd,`);
    expect(text).toContain(`,'＝1,`);
    expect(text).toContain(',-12.5,');
    const { bytes } = await fetched(administrator, pdf.id);
    const [page] = await rendered(bytes);
    // Nothing else on it is a picture.
    expect((await read(bytes)).operators[0]?.match(/ Do\b/g)).toHaveLength(1);
    expect(page?.text.replaceAll('\u00a0', ' ')).toContain('1 may 2031 – 31 may 2031');
    expect(page?.text).toContain(world.mine.administrator.name);
  });

  test('the same command twice is one export; another person’s, or what is under way, is not tried again', async () => {
    const { normal, administrator } = world.mine;
    const before = (await normal.client.listExports()).exports.length;
    const answers = await Promise.all(
      [1, 2].map(() => normal.send('addExport', { body: { ...may, format: 'csv' }, idempotencyKey: 'export-twice' })),
    );
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    const { exports } = await normal.client.listExports();
    expect(exports).toHaveLength(before + 1);
    const params = { exportId: exports[0]?.id ?? '' };
    expect((await exportReady(normal, params.exportId)).status).toBe('ready');
    expect(await refusalCode(normal.client.retryExport({ params, body: {} }))).toBe('export.not_failed');
    expect(await refusalCode(administrator.client.retryExport({ params, body: {} }))).toBe('export.not_found');
  });
});

describe('an export of many rows', () => {
  const april = { from: '2045-04-01', to: '2045-04-30' };
  const [count, of] = [5000, hostile.length * 5];

  beforeAll(async () => {
    const { administrator, firstCentre, tenantId } = world.mine;
    const form = { contactedOn: '2044-01-01', workCentreId: firstCentre };
    const forms = Array.from({ length: of }, (_, at) =>
      prospectForm({ ...form, name: hostile[at % hostile.length] ?? '' }),
    );
    const prospects = await registeredInProcess(stack, administrator, forms);
    // Counted by then: counting them later would find follow-ups that their records do not have.
    const query = { from: '2044-01-01', to: '2044-01-01' };
    const counted = async () => (await administrator.client.getReport({ query })).totals.prospects;
    while ((await counted()) !== of) await pause(100);
    const facts = () => followUpsOf(prospects, count, '2045-04');
    await putAll({ client: tableClient(stack), tableName: stack.tableName, tenantId }, countedItems(facts));
  });

  test('passes by in bounded memory, and another reader finds all of them', async () => {
    const { administrator, tenantId } = world.mine;
    const directory = mkdtempSync(join(tmpdir(), 'folio-export-'));
    const path = join(directory, 'rows.xlsx');
    const content = { format: 'xlsx', figure: 'followUps' } as const;
    const { peakMb } = await exportInChild(stack, { tenantId, memberId: administrator.memberId, path, days: april, content }); // prettier-ignore
    expect(peakMb).toBeLessThan(256);
    const [sheet] = await readSheets(path, { trim: false });
    const rows = sheet?.data.slice(1, -1) ?? [];
    expect(rows).toHaveLength(count);
    expect(new Set(rows.map(([, , name]) => name))).toEqual(new Set(hostile));
    rmSync(directory, { recursive: true });
  });

  test('is a PDF up to 2,000 of them, and none is left out', async () => {
    const { administrator } = world.mine;
    const days = { from: april.from, to: '2045-04-11' };
    const { client } = administrator;
    const counted = (await client.getReport({ query: days })).totals.followUps ?? 0;
    expect(counted).toBeGreaterThan(1_900);
    const { id } = await client.addExport({ body: { ...days, format: 'pdf', figure: 'followUps' } });
    // Laying out 60 pages takes a slow machine as long.
    expect((await exportReady(administrator, id, 100_000)).status).toBe('ready');
    const { structure } = await read((await fetched(administrator, id)).bytes);
    // The head of the table is told once.
    expect(JSON.stringify(structure).match(/"role":"TR"/g)).toHaveLength(counted + 1);
  }, 120_000);

  test('is none of more, which says so', async () => {
    const { administrator } = world.mine;
    const asked = await administrator.client.addExport({ body: { ...april, format: 'pdf', figure: 'followUps' } });
    expect(await exportReady(administrator, asked.id)).toMatchObject({ status: 'failed', failure: 'too_many_rows' });
  });
});

describe('an export that fails', () => {
  const root = () => ['T', world.mine.tenantId] as const;
  const failing = {
    connection: () => connection,
    files: { send: () => Promise.reject(new Error('the bucket is away')) },
    images: { find: async () => undefined },
  };
  /** Begun once by a function that died: the stream tells of it again. */
  async function left(person: Person): Promise<StoredExport> {
    const { memberId } = person;
    const wanted = { content: { format: 'csv' as const }, ...may, memberId, requestedBy: memberId };
    const stored = { ...newExport(wanted, new Date(), 'left behind'), status: 'running' as const, attempts: 1 };
    await tableAt(connection, root()).transact([exportPut(stored)]);
    return stored;
  }

  test('is tried three times, then given up and told of; its person tries it again', async () => {
    const person = await newcomer('Falla Cruz');
    const stored = await left(person);
    const table = tableAt(connection, root());
    const told = async () => {
      const [item] = await table.get([exportKey(person.memberId, stored.exportId)]);
      return writeOne(failing, { root: root(), item: item ?? {} }, new Date());
    };
    await expect(told()).rejects.toThrow('the bucket is away');
    await told();
    const { exports } = await person.client.listExports();
    expect(exports[0]).toMatchObject({ id: stored.exportId, status: 'failed', failure: 'unexpected' });
    await told();
    const notices = await noticesOf(person, 1);
    expect(notices.map(({ content }) => content.kind === 'export' && content.failure)).toEqual(['unexpected']);
    const params = { exportId: stored.exportId };
    expect(await person.client.retryExport({ params, body: {} })).toMatchObject({ status: 'queued' });
    expect((await exportReady(person, stored.exportId)).status).toBe('ready');
  });

  test('whoever is no longer here gets none', async () => {
    const person = await newcomer('Ida Soto');
    const stored = await left(person);
    const { client } = world.mine.administrator;
    const member = (await client.listMembers()).members.find(({ id }) => id === person.memberId);
    const params = { memberId: person.memberId };
    await client.changeMember({ params, body: { active: false }, ifMatch: member?.version ?? 0 });
    const item = { ...stored };
    await writeOne(failing, { root: root(), item }, new Date());
    const [given] = await tableAt(connection, root()).get([exportKey(person.memberId, stored.exportId)]);
    expect(given).toMatchObject({ status: 'failed', failure: 'no_access' });
  });
});

/** Of what is planned now: the clock of these tests goes from there on. */
const monday = nextMondayAt('08:00', zone);
const at = (on: string, time: string) => new Date(instantOf(`${on}T${time}`, zone));

describe('C03 C8 a schedule', () => {
  // What is planned now runs next week at the latest: the clock of these tests is brought back to it, and goes on from there.
  const look = (moment: Date) => startDueExports(connection, moment);
  const exportsOf = async ({ client }: Person) => (await client.listExports()).exports;

  test('struck five times at once gives each person one export of their own, with a notice and a mail that leads into the app', async () => {
    const [keeper, colleague] = [await newcomer('Guarda Ríos'), await newcomer('Recibe Luna')];
    const body = plan(keeper, { recipientIds: [keeper.memberId, colleague.memberId], format: 'xlsx' });
    const schedule = await keeper.client.addExportSchedule({ body });
    expect(schedule.nextAt).toBe(at(monday, '08:00').toISOString());
    await look(at(monday, '07:59'));
    expect(await exportsOf(keeper)).toEqual([]);
    const looks = await Promise.all([1, 2, 3, 4, 5].map(() => look(at(monday, '08:01'))));
    expect(looks.reduce((sum, { queued }) => sum + queued, 0)).toBe(2);
    for (const person of [keeper, colleague]) {
      const found = await exportsOf(person);
      expect(found).toHaveLength(1);
      expect(found[0]).toMatchObject({
        from: addDays(monday, -7),
        to: addDays(monday, -1),
        requestedBy: keeper.memberId,
        scheduleName: 'La semana',
      });
      expect((await exportReady(person, found[0]?.id ?? '')).status).toBe('ready');
      const mail = await world.mail.nth(person.email, 2);
      expect(mail.text).toContain(`/reportes?exportaciones=${found[0]?.id}`);
      expect(mail.text).not.toMatch(/X-Amz-Signature/i);
      expect((await noticesOf(person, 1))[0]?.content).toMatchObject({ kind: 'export', title: 'La semana' });
    }
    await look(at(monday, '11:00'));
    expect(await exportsOf(colleague)).toHaveLength(1);
    const [kept] = (await keeper.client.listExports()).schedules;
    expect(kept?.nextAt).toBe(at(addDays(monday, 7), '08:00').toISOString());
  });

  test('what was missed is made up for once, and three hours late is not too late', async () => {
    const person = await newcomer('Tarde Vega');
    const began = addDays(monday, 8);
    await person.client.addExportSchedule({ body: plan(person, { every: 'daily', time: '09:00' }) });
    await look(new Date());
    await strike(stack, at(addDays(began, 4), '12:00'), 'ExportsClock');
    await expect.poll(async () => (await exportsOf(person)).length, { timeout: 15_000 }).toBe(1);
    expect((await exportsOf(person))[0]).toMatchObject({ from: addDays(began, 3), to: addDays(began, 3) });
    await look(at(addDays(began, 4), '12:05'));
    expect(await exportsOf(person)).toHaveLength(1);
  });

  test('a person keeps twenty at most, and may have another for one that was taken away', async () => {
    const person = await newcomer('Muchas Programadas');
    const { client } = person;
    const body = plan(person, { active: false });
    for (let kept = 0; kept < 20; kept += 1) await client.addExportSchedule({ body });
    expect(await refusalCode(client.addExportSchedule({ body }))).toBe('export_schedule.too_many');
    const [one] = (await client.listExports()).schedules;
    await client.removeExportSchedule({ params: { exportScheduleId: one?.id ?? '' } });
    await client.addExportSchedule({ body });
    expect((await client.listExports()).schedules).toHaveLength(20);
  });

  test('moved to another day of the same week it tells of no week twice; resting and removed it tells nothing', async () => {
    const person = await newcomer('Mueve Paz');
    const week = addDays(monday, 21);
    const made = await person.client.addExportSchedule({ body: plan(person) });
    const params = { exportScheduleId: made.id };
    await look(new Date());
    await look(at(week, '08:10'));
    expect(await exportsOf(person)).toHaveLength(1);
    const tuesday = plan(person, { weekday: 2 });
    const stale = person.client.changeExportSchedule({ params, body: tuesday, ifMatch: 7 });
    expect(await refusalCode(stale)).toBe('request.base_version_stale');
    const moved = await person.client.changeExportSchedule({ params, body: tuesday, ifMatch: made.version });
    await look(at(addDays(week, 1), '08:10'));
    expect(await exportsOf(person)).toHaveLength(1);
    const resting = await person.client.changeExportSchedule({ params, body: plan(person, { active: false }), ifMatch: moved.version }); // prettier-ignore
    expect(resting.nextAt).toBeUndefined();
    await person.client.removeExportSchedule({ params });
    await look(at(addDays(week, 8), '08:10'));
    expect((await person.client.listExports()).schedules).toEqual([]);
    expect(await exportsOf(person)).toHaveLength(1);
  });
});
