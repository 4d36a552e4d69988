/** Calendars to take along, read by a library that is not the one that wrote them. */
import ICAL from 'ical.js';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { addDays, addMonths, dayIn } from '@folio/shared/values/days.ts';
import { instantOf } from '@folio/shared/values/zoned-time.ts';
import { refusalCode } from '../support/answers.ts';
import { prospectForm } from '../support/builders.ts';
import { addPerson, openWorld, type Caller, type Person, type World } from '../support/world.ts';

const stack = inject('stack');
const zone = 'America/Mexico_City';
const day = addDays(dayIn(zone, new Date()), 5);
let world: World;

beforeAll(async () => {
  world = await openWorld(stack);
});

const fileOf = (address = '') => address.split('/').at(-1) ?? '';

/** The feed as anybody with the address gets it, past whatever names the site has on this machine. */
async function fetched(address: string | undefined, etag?: string): Promise<Response> {
  const stranger: Caller = world.stranger();
  const headers: Record<string, string> = etag ? { 'if-none-match': etag } : {};
  return stranger.send('readCalendarFeed', { params: { feed: fileOf(address) } }, { headers });
}

async function eventsOf(address: string | undefined): Promise<ICAL.Event[]> {
  const answer = await fetched(address);
  expect(answer.status).toBe(200);
  return eventsIn(await answer.text());
}

function eventsIn(text: string): ICAL.Event[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
}

async function newcomer(level: 'normal' | 'operative' = 'normal'): Promise<Person> {
  const workCentreIds = [world.mine.firstCentre];
  return addPerson(stack, world.mine.administrator, { level, workCentreIds, name: 'Nadia Cruz' });
}

async function appointment(person: Person, name: string, more: object = {}) {
  const body = prospectForm({
    workCentreId: world.mine.firstCentre,
    name,
    phone: '477 555 0177',
    notes: 'Nota de la visita',
    internalNotes: 'No dar descuento',
  });
  const { id: prospectId } = await person.client.addProspect({ body });
  await person.client.addAppointment({ params: { prospectId }, body: { day, time: '10:00', minutes: 45, ...more } });
  const { appointments } = await person.client.getProspect({ params: { prospectId } });
  return { prospectId, appointmentId: appointments[0]?.id ?? '', version: appointments[0]?.version ?? 0 };
}

describe('F8 a feed', () => {
  test('tells another library what the calendar tells, to the letter and to the minute', async () => {
    const person = await newcomer();
    const subject = `Medir; cocina, baño y patio\\ «muy» largo ${'ñandú '.repeat(20)}🙂`.trim();
    const place = 'Av. Juárez 12, León; local 3';
    await appointment(person, 'Íñigo Peña, S. A.', { subject, place, link: 'https://meet.example.com/a,b' });
    const { address } = await person.client.addCalendarFeed({ body: {} });
    const answer = await fetched(address);
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('private, max-age=300');
    const text = await answer.text();
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const [event, ...others] = eventsIn(text);
    expect(others).toEqual([]);
    expect(event?.summary).toBe(`Íñigo Peña, S. A.: ${subject}`);
    expect(event?.location).toBe(place);
    expect(event?.description).toContain('https://meet.example.com/a,b');
    expect(event?.startDate.zone.tzid).toBe(zone);
    expect(event?.startDate.toJSDate().toISOString()).toBe(instantOf(`${day}T10:00`, zone));
    expect(event?.duration.toSeconds()).toBe(45 * 60);
  });

  test('A3 holds no notes and no phone, whatever was written', async () => {
    const person = await newcomer();
    await appointment(person, 'Rosa Nájera');
    const { address } = await person.client.addCalendarFeed({ body: {} });
    const text = (await (await fetched(address)).text()).replaceAll('\r\n ', '');
    expect(text).toContain('Rosa Nájera');
    for (const word of ['Nota de la visita', 'No dar descuento', '555']) expect(text).not.toContain(word);
  });

  test('is sent once: whoever holds it is told that nothing changed, until something does', async () => {
    const person = await newcomer();
    const { version, ...params } = await appointment(person, 'Rosa Nájera');
    const { address } = await person.client.addCalendarFeed({ body: {} });
    const etag = (await fetched(address)).headers.get('etag') ?? '';
    const again = await fetched(address, etag);
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
    const [before] = await eventsOf(address);
    await person.client.changeAppointment({ params, body: { day, time: '12:30' }, ifMatch: version });
    expect((await fetched(address, etag)).status).toBe(200);
    const [after] = await eventsOf(address);
    expect(after?.uid).toBe(before?.uid);
    expect(after?.sequence).toBeGreaterThan(before?.sequence ?? 0);
    expect(after?.startDate.toJSDate().toISOString()).toBe(instantOf(`${day}T12:30`, zone));
  });

  test('F11 is what its maker attends or comes along to; of a centre, what is of the centre', async () => {
    const { administrator, firstCentre, secondCentre } = world.mine;
    const [one, other, operative] = [await newcomer(), await newcomer(), await newcomer('operative')];
    await appointment(one, 'De Una');
    await appointment(other, 'De Otra', { participantIds: [one.memberId] });
    await appointment(other, 'Sólo De Otra');
    const mine = await one.client.addCalendarFeed({ body: {} });
    expect((await eventsOf(mine.address)).map(({ summary }) => summary).toSorted()).toEqual(['De Otra', 'De Una']);
    const ofCentre = await operative.client.addCalendarFeed({ body: { workCentreId: firstCentre } });
    const names = (await eventsOf(ofCentre.address)).map(({ summary }) => summary);
    expect(names).toEqual(expect.arrayContaining(['De Una', 'De Otra', 'Sólo De Otra']));
    const elsewhere = await administrator.client.addCalendarFeed({ body: { workCentreId: secondCentre } });
    expect(await eventsOf(elsewhere.address)).toEqual([]);
    const refused = [
      one.client.addCalendarFeed({ body: { workCentreId: firstCentre } }),
      operative.client.addCalendarFeed({ body: { workCentreId: secondCentre } }),
    ];
    for (const call of refused) expect(await refusalCode(call)).toBe('work_centre.not_found');
  });

  test('F11 shows what its maker may see when it is read, and nothing once the maker has left', async () => {
    const operative = await newcomer('operative');
    const { administrator, firstCentre, secondCentre } = world.mine;
    const [centre, mine] = [
      await operative.client.addCalendarFeed({ body: { workCentreId: firstCentre } }),
      await operative.client.addCalendarFeed({ body: {} }),
    ];
    const params = { memberId: operative.memberId };
    await administrator.client.changeMember({ params, body: { workCentreIds: [secondCentre] }, ifMatch: 1 });
    expect([(await fetched(centre.address)).status, (await fetched(mine.address)).status]).toEqual([404, 200]);
    await administrator.client.changeMember({ params, body: { active: false }, ifMatch: 2 });
    expect((await fetched(mine.address)).status).toBe(404);
  });

  test('T2 one that was taken away or renewed answers as one that never was, byte for byte', async () => {
    const person = await newcomer();
    const first = await person.client.addCalendarFeed({ body: {} });
    const second = await person.client.addCalendarFeed({ body: {} });
    expect(second.address).not.toBe(first.address);
    expect(await eventsOf(second.address)).toEqual([]);
    expect((await person.client.listCalendarFeeds()).feeds).toEqual([second]);
    await person.client.removeCalendarFeed({ params: { feed: 'mine' } });
    expect((await person.client.listCalendarFeeds()).feeds).toEqual([]);
    const masked = async (address: string) =>
      (await (await fetched(address)).text()).replace(/"requestId":"[^"]*"/, '"requestId":"…"');
    const never = await masked(`${'A'.repeat(43)}.ics`);
    expect(never).toContain('calendar_feed.not_found');
    for (const address of [first.address, second.address]) expect(await masked(address ?? '')).toBe(never);
    for (const odd of ['x.ics', 'mine', `${'A'.repeat(43)}.ics.ics`]) expect(await masked(odd)).toBe(never);
    const twice = person.client.removeCalendarFeed({ params: { feed: 'mine' } });
    expect(await refusalCode(twice)).toBe('calendar_feed.not_found');
  });

  test('C1 a command that is repeated makes one address, and tells it again', async () => {
    const person = await newcomer();
    const call = () => person.client.addCalendarFeed({ body: {}, idempotencyKey: 'once-and-again' });
    expect(await call()).toEqual(await call());
  });
});

describe('a file of one appointment', () => {
  test('is for who sees the prospect or comes along, and is the feed’s very event', async () => {
    const [person, guest, other] = [await newcomer(), await newcomer(), await newcomer()];
    const { version: _, ...params } = await appointment(person, 'Rosa Nájera', { participantIds: [guest.memberId] });
    const answer = await person.send('getAppointmentFile', { params });
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="cita.ics"');
    const [event] = eventsIn(await answer.text());
    const { address } = await person.client.addCalendarFeed({ body: {} });
    expect(event?.uid).toBe((await eventsOf(address))[0]?.uid);
    expect((await guest.send('getAppointmentFile', { params })).status).toBe(200);
    expect((await other.send('getAppointmentFile', { params })).status).toBe(404);
  });
});

describe('D8 the zone', () => {
  test('of a feed holds over the change of the clocks at the border', async () => {
    const { client } = world.theirs.administrator;
    const { company } = await client.getSession();
    await client.changeCompany({ body: { timeZone: 'America/Tijuana' }, ifMatch: company.version });
    const months = [1, 3, 5, 7, 9].map((ahead) => addMonths(dayIn('America/Tijuana', new Date()).slice(0, 7), ahead));
    const body = prospectForm({ workCentreId: world.theirs.firstCentre });
    const { id: prospectId } = await client.addProspect({ body });
    for (const month of months) {
      await client.addAppointment({ params: { prospectId }, body: { day: `${month}-12`, time: '09:00', minutes: 60 } });
    }
    const { address } = await client.addCalendarFeed({ body: {} });
    const told = (await eventsOf(address)).map(({ startDate }) => startDate.toJSDate().toISOString());
    expect(told).toEqual(months.map((month) => instantOf(`${month}-12T09:00`, 'America/Tijuana')));
    expect(new Set(told.map((instant) => instant.slice(11, 16)))).toEqual(new Set(['16:00', '17:00']));
  });
});
