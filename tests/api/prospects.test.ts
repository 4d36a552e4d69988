import { beforeAll, describe, expect, inject, test } from 'vitest';
import type { ProspectRow } from '@folio/shared/prospects/prospect.schema.ts';
import { refusal, told } from '../support/answers.ts';
import { prospectForm } from '../support/builders.ts';
import { openWorld, signUpCompany, type Person, type World } from '../support/world.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld(inject('stack'));
});

async function allRows(person: Person, limit = 100): Promise<ProspectRow[]> {
  const rows: ProspectRow[] = [];
  let cursor: string | undefined;
  do {
    const page = await person.client.listProspects({ query: { limit, cursor } });
    rows.push(...page.rows);
    cursor = page.cursor;
  } while (cursor);
  return rows;
}

describe('a prospect', () => {
  test('keeps every datum of the form, is listed and opened as registered', async () => {
    const { normal, firstCentre, lineOfBusinessId, contactChannelId } = world.mine;
    const form = prospectForm({
      workCentreId: firstCentre,
      lineOfBusinessId,
      contactChannelId,
      phone: '044 477 555 0148',
      subject: 'Hornos nuevos',
      notes: 'Abre a las siete.\nPide precios «de mayoreo».',
      appointment: { day: '2026-11-25', time: '16:30', minutes: 45 },
    });
    const prospect = await normal.client.addProspect({ body: form });
    expect(prospect).toMatchObject({
      contactedOn: form.contactedOn,
      name: form.name,
      companyName: form.companyName,
      lineOfBusinessId,
      contactChannelId,
      phone: '+524775550148',
      email: form.email,
      state: 'GUA',
      colour: '#1d5dbf',
      letterColour: '#ffffff',
      subject: form.subject,
      notes: form.notes,
      workCentreId: firstCentre,
      registeredBy: normal.memberId,
      status: 'following',
      version: 1,
      appointmentAt: '2026-11-25T16:30',
      appointments: [
        {
          startsAtLocal: '2026-11-25T16:30',
          timeZone: 'America/Mexico_City',
          startsAt: '2026-11-25T22:30:00.000Z',
          minutes: 45,
          subject: form.subject,
        },
      ],
    });
    expect(await normal.client.getProspect({ params: { prospectId: prospect.id } })).toEqual(prospect);
    const row = (await allRows(normal)).find((one) => one.id === prospect.id);
    expect(prospect).toMatchObject(row ?? { missing: true });
    expect(row).not.toHaveProperty('notes');
  });

  test('needs a name, a day, two colours and a work centre, nothing else', async () => {
    const { normal, firstCentre } = world.mine;
    const body = {
      contactedOn: '2026-11-23',
      name: 'Solo Nombre',
      colour: '#1d5dbf',
      letterColour: '#ffffff',
      workCentreId: firstCentre,
    };
    const prospect = await normal.client.addProspect({ body });
    expect(prospect).toMatchObject({ ...body, appointments: [] });
    expect(prospect).not.toHaveProperty('appointmentAt');
  });

  test('M12 without an hour there is no appointment', async () => {
    const { normal, firstCentre } = world.mine;
    const { appointments } = await normal.client.addProspect({ body: prospectForm({ workCentreId: firstCentre }) });
    expect(appointments).toEqual([]);
  });

  test.each([
    ['a phone that is none', { phone: '12345' }, 'body.phone', 'not_a_phone'],
    [
      'letters that cannot be read',
      { colour: '#ffffff', letterColour: '#eeeeee' },
      'body.letterColour',
      'contrast_too_low',
    ],
    ['a day that does not exist', { contactedOn: '2026-02-30' }, 'body.contactedOn', 'wrong_format'],
    [
      'an appointment at 25:00',
      { appointment: { day: '2026-11-25', time: '25:00', minutes: 45 } },
      'body.appointment.time',
      'wrong_format',
    ],
    [
      'an appointment of 7 minutes',
      { appointment: { day: '2026-11-25', time: '10:00', minutes: 7 } },
      'body.appointment.minutes',
      'invalid',
    ],
    ['a state that is none', { state: 'XXX' }, 'body.state', 'not_an_option'],
    ['an address that is none', { email: 'laura@' }, 'body.email', 'wrong_format'],
    ['a folio of one’s own', { folio: 7 }, 'body.folio', 'unknown_field'],
    ['an author of one’s own', { registeredBy: '0' }, 'body.registeredBy', 'unknown_field'],
    ['an id of one’s own', { id: 'prs_0123456789abcdef' }, 'body.id', 'unknown_field'],
    [
      'a field inside the appointment',
      { appointment: { day: '2026-11-25', time: '10:00', minutes: 30, id: 'x' } },
      'body.appointment.id',
      'unknown_field',
    ],
  ])('%s is refused beside its field', async (_, change, path, code) => {
    const { normal, firstCentre } = world.mine;
    const answer = await normal.send('addProspect', {
      body: { ...prospectForm({ workCentreId: firstCentre }), ...change },
    });
    expect(answer.status).toBe(400);
    expect((await answer.json()).faults).toEqual([expect.objectContaining({ path, code })]);
  });

  test('an Operativo registers in its centres only, an Administrador in all active ones', async () => {
    const { administrator, operative, secondCentre } = world.mine;
    const body = prospectForm({ workCentreId: secondCentre });
    expect(await told(await operative.send('addProspect', { body }))).toBe('404 work_centre.not_found');
    expect(await told(await administrator.send('addProspect', { body }))).toBe('201');
    const { id: workCentreId } = await administrator.client.addWorkCentre({ body: { name: 'Cerrada' } });
    await administrator.client.changeWorkCentre({ params: { workCentreId }, body: { retired: true }, ifMatch: 1 });
    expect(await told(await administrator.send('addProspect', { body: prospectForm({ workCentreId }) }))).toBe(
      '404 work_centre.not_found',
    );
  });
});

describe('who sees what', () => {
  test('Administrador all, Operativo its centres, Normal its own: in the list, the detail and the month', async () => {
    const { administrator, operative, normal, firstCentre, secondCentre } = world.theirs;
    const appointment = { day: '2026-10-07', time: '09:00', minutes: 30 };
    const add = async (person: Person, workCentreId: string) =>
      (await person.client.addProspect({ body: prospectForm({ workCentreId, appointment }) })).id;
    const ofNormal = await add(normal, firstCentre);
    const ofOperative = await add(operative, firstCentre);
    const elsewhere = await add(administrator, secondCentre);
    const sees: [Person, string[]][] = [
      [administrator, [ofNormal, ofOperative, elsewhere]],
      [operative, [ofNormal, ofOperative]],
      [normal, [ofNormal]],
    ];
    for (const [person, expected] of sees) {
      const listed = (await allRows(person)).map((row) => row.id);
      expect(listed.sort()).toEqual(expected.sort());
      const { chips } = await person.client.listMonth({ params: { month: '2026-10' } });
      expect(chips.map((chip) => chip.prospectId).sort()).toEqual(expected);
      for (const prospectId of [ofNormal, ofOperative, elsewhere]) {
        const answer = await person.send('getProspect', { params: { prospectId } });
        expect(await told(answer)).toBe(expected.includes(prospectId) ? '200' : '404 prospect.not_found');
      }
    }
  });

  test('an Administrador narrows the list to a centre; an Operativo never widens it', async () => {
    const { administrator, operative, firstCentre, secondCentre } = world.theirs;
    const narrowed = await administrator.client.listProspects({ query: { workCentreId: secondCentre } });
    expect(new Set(narrowed.rows.map((row) => row.workCentreId))).toEqual(new Set([secondCentre]));
    const foreign = await operative.client.listProspects({ query: { workCentreId: secondCentre } });
    expect(foreign.rows).toEqual([]);
    const own = await operative.client.listProspects({ query: { workCentreId: firstCentre } });
    expect(own.rows.length).toBeGreaterThan(0);
    const { faults } = await refusal(
      world.theirs.normal.client.listProspects({ query: { workCentreId: firstCentre } }),
    );
    expect(faults).toEqual([expect.objectContaining({ path: 'query.workCentreId' })]);
  });
});

describe('the list', () => {
  test('comes newest folio first, page by page, each row once, and ends', async () => {
    const { administrator, session } = await signUpCompany(world.stack, 'Paginada');
    const workCentreId = session.workCentreIds[0] ?? '';
    for (let made = 0; made < 7; made += 1) {
      await administrator.client.addProspect({ body: prospectForm({ workCentreId }) });
    }
    for (const limit of [1, 2, 3, 7, 100]) {
      expect((await allRows(administrator, limit)).map((row) => row.folio)).toEqual([7, 6, 5, 4, 3, 2, 1]);
    }
    const last = await administrator.client.listProspects({ query: { limit: 7 } });
    expect(last.cursor).toBeUndefined();
  });

  test('an Operativo of several centres gets one list, newest first, page by page', async () => {
    const { administrator, operative, firstCentre, secondCentre } = world.mine;
    const { members } = await administrator.client.listMembers();
    const { version = 0 } = members.find((member) => member.id === operative.memberId) ?? {};
    await administrator.client.changeMember({
      params: { memberId: operative.memberId },
      body: { workCentreIds: [firstCentre, secondCentre] },
      ifMatch: version,
    });
    for (let made = 0; made < 6; made += 1) {
      const workCentreId = made % 2 ? firstCentre : secondCentre;
      await administrator.client.addProspect({ body: prospectForm({ workCentreId }) });
    }
    const folios = (await allRows(operative, 2)).map((row) => row.folio);
    expect(folios).toEqual([...new Set(folios)].sort((a, b) => b - a));
    expect(folios.length).toBe((await allRows(administrator)).length);
  });

  test.each(['0', '101', '-1', '1.5', 'muchos', '1e2', ''])('a limit of «%s» is refused', async (limit) => {
    const answer = await world.mine.normal.send('listProspects', { query: { limit } });
    const expected = limit === '1e2' ? '200' : '400 request.invalid';
    expect(await told(answer)).toBe(expected);
  });
});

describe('T7 a cursor', () => {
  async function cursorOf(person: Person): Promise<string> {
    const { firstCentre } = person === world.theirs.normal ? world.theirs : world.mine;
    for (let made = 0; made < 3; made += 1) {
      await person.client.addProspect({ body: prospectForm({ workCentreId: firstCentre }) });
    }
    const { cursor } = await person.client.listProspects({ query: { limit: 1 } });
    if (!cursor) throw new Error('a list of three has a second page');
    return cursor;
  }

  test('changed anywhere is refused', async () => {
    const { normal } = world.mine;
    const cursor = await cursorOf(normal);
    for (let at = 0; at < cursor.length - 1; at += 9) {
      const changed = cursor.slice(0, at) + (cursor[at] === 'A' ? 'B' : 'A') + cursor.slice(at + 1);
      expect(await told(await normal.send('listProspects', { query: { cursor: changed } }))).toBe('400 cursor.invalid');
    }
  });

  test.each(['', 'x', 'e30.e30', '../../', '%00'])('«%s» is refused', async (cursor) => {
    const answer = await world.mine.normal.send('listProspects', { query: { cursor } });
    expect(await told(answer)).toBe('400 cursor.invalid');
  });

  test('of another company, another person, another question or another address is refused', async () => {
    const cursor = await cursorOf(world.mine.normal);
    expect(await told(await world.theirs.normal.send('listProspects', { query: { cursor } }))).toBe(
      '400 cursor.invalid',
    );
    expect(await told(await world.mine.operative.send('listProspects', { query: { cursor } }))).toBe(
      '400 cursor.invalid',
    );
    const own = await cursorOf(world.mine.administrator);
    const { administrator, firstCentre } = world.mine;
    expect(
      await told(await administrator.send('listProspects', { query: { cursor: own, workCentreId: firstCentre } })),
    ).toBe('400 cursor.invalid');
    expect(
      await told(await administrator.send('listAuditLog', { params: { month: '2026-11' }, query: { cursor: own } })),
    ).toBe('400 cursor.invalid');
  });
});

describe('the month', () => {
  test('shows appointments as chips with the colours of their prospect, on the wall clock of the company', async () => {
    const { normal, firstCentre } = world.mine;
    const prospect = await normal.client.addProspect({
      body: prospectForm({
        workCentreId: firstCentre,
        colour: '#e2a93b',
        letterColour: '#000000',
        subject: 'Visita',
        appointment: { day: '2026-08-31', time: '23:30', minutes: 90 },
      }),
    });
    const { chips } = await normal.client.listMonth({ params: { month: '2026-08' } });
    expect(chips).toEqual([
      {
        id: prospect.appointments[0]?.id,
        prospectId: prospect.id,
        startsAtLocal: '2026-08-31T23:30',
        minutes: 90,
        kind: 'visit',
        name: prospect.name,
        subject: 'Visita',
        colour: '#e2a93b',
        letterColour: '#000000',
        status: 'following',
        outcome: 'pending',
        memberId: normal.memberId,
        workCentreId: firstCentre,
        version: 1,
      },
    ]);
    expect((await normal.client.listMonth({ params: { month: '2026-09' } })).chips).toEqual([]);
  });

  test.each(['2026-13', '2026-00', 'hoy', '2026-1', '1800-01'])('«%s» is no month', async (month) => {
    expect(await told(await world.mine.normal.send('listMonth', { params: { month } }))).toBe('400 request.invalid');
  });
});
