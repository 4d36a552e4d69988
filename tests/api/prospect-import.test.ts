import { beforeAll, describe, expect, inject, test } from 'vitest';
import type { ImportedProspectInput } from '@folio/shared/prospects/import.schema.ts';
import { prospectForm } from '../support/builders.ts';
import { refusalCode } from '../support/answers.ts';
import { openWorld, type Person, type World } from '../support/world.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld(inject('stack'));
});

let made = 0;

/** A row like no other, but for what is said. */
function row(
  changes: Parameters<typeof prospectForm>[0] = {},
  more: Partial<ImportedProspectInput> = {},
): ImportedProspectInput {
  made += 1;
  const own = { name: `Persona ${made}`, companyName: `Firma ${made}`, phone: undefined, email: undefined };
  const form = prospectForm({ workCentreId: world.mine.firstCentre, ...own, ...changes });
  return { form: JSON.parse(JSON.stringify({ ...form, appointment: undefined })), ...more };
}

const importBy = (person: Person, prospects: ImportedProspectInput[], evenIfKnown = false) =>
  person.client.importProspects({ body: { prospects, evenIfKnown } });

describe('F12 prospects from a sheet', () => {
  test('each gets its folio in order; the same sheet again adds nothing, whatever its formats', async () => {
    const { administrator } = world.mine;
    const rows = [row({ phone: '477 555 3001' }), row({ email: 'tres@hoja.example' }), row()];
    const { added, known, refused } = await importBy(administrator, rows);
    expect([added.map(({ at }) => at), known, refused]).toEqual([[0, 1, 2], [], []]);
    const folios = await Promise.all(
      added.map(async ({ id }) => (await administrator.client.getProspect({ params: { prospectId: id } })).folio),
    );
    const [beginning = 0] = folios;
    expect(folios).toEqual([beginning, beginning + 1, beginning + 2]);

    const [first, second, third] = rows as [ImportedProspectInput, ImportedProspectInput, ImportedProspectInput];
    const again = await importBy(administrator, [
      { form: { ...first.form, name: 'Otro nombre', phone: '+52 1 477 555 3001' } },
      { form: { ...second.form, email: 'TRES@hoja.example' } },
      {
        form: {
          ...third.form,
          name: third.form.name.toUpperCase(),
          companyName: `${third.form.companyName}, S.A. de C.V.`,
        },
      },
    ]);
    expect(again).toMatchObject({
      added: [],
      known: [
        { at: 0, duplicate: { by: ['phone'], prospect: { id: added[0]?.id } } },
        { at: 1, duplicate: { by: ['email', 'company'], prospect: { id: added[1]?.id } } },
        { at: 2, duplicate: { by: ['company'], prospect: { id: added[2]?.id } } },
      ],
    });
    expect((await importBy(administrator, [first], true)).added).toHaveLength(1);
  });

  test('another person of a known company is somebody new', async () => {
    const { administrator } = world.mine;
    await importBy(administrator, [row({ companyName: 'Molinos del Norte' })]);
    expect(await importBy(administrator, [row({ companyName: 'Molinos del Norte' })])).toMatchObject({ known: [] });
  });

  test('of a company with many people the one that is there already is known', async () => {
    const { administrator } = world.mine;
    const people = Array.from({ length: 14 }, () => row({ companyName: 'Corporativo Grande' }));
    expect((await importBy(administrator, people)).added).toHaveLength(14);
    expect(await importBy(administrator, people)).toMatchObject({ added: [], known: { length: 14 } });
  });

  test('as many rows as one request takes, each with the longest notes', async () => {
    const rows = Array.from({ length: 25 }, () => row({ notes: 'ñ'.repeat(5000) }));
    expect((await importBy(world.mine.administrator, rows)).added).toHaveLength(25);
  });

  test('within one request too nobody is added twice', async () => {
    const { administrator } = world.mine;
    const answer = await importBy(administrator, [row({ phone: '477 555 3010' }), row({ phone: '4775553010' })]);
    expect(answer).toMatchObject({ added: [{ at: 0 }], known: [{ at: 1, duplicate: { by: ['phone'] } }] });
  });

  test('an answer that was lost is given again, and other rows under its key are refused', async () => {
    const { administrator } = world.mine;
    const request = {
      body: { prospects: [row(), row({ phone: '477 555 3020' })] },
      idempotencyKey: crypto.randomUUID(),
    };
    const first = await administrator.client.importProspects(request);
    expect(first.added).toHaveLength(2);
    expect(await administrator.client.importProspects(request)).toEqual(first);
    const other = administrator.client.importProspects({ ...request, body: { prospects: [row()] } });
    expect(await refusalCode(other)).toBe('request.idempotency_key_reused');
  });

  test('whom one may not see is told without a name', async () => {
    const { administrator, normal } = world.mine;
    await importBy(administrator, [row({ phone: '477 555 3030' })]);
    const { known } = await importBy(normal, [row({ phone: '477 555 3030' })]);
    expect(known).toMatchObject([{ duplicate: { attendedBy: administrator.memberId } }]);
    expect(known[0]?.duplicate).not.toHaveProperty('prospect');
  });

  test('it is attended by whom the row says, where whoever imports may hand on and that person will see it', async () => {
    const { administrator, operative, normal, secondCentre } = world.mine;
    const { added } = await importBy(administrator, [row({}, { attendedBy: operative.memberId })]);
    const { id = '' } = added[0] ?? {};
    expect(await administrator.client.getProspect({ params: { prospectId: id } })).toMatchObject({
      registeredBy: administrator.memberId,
      attendedBy: operative.memberId,
    });
    const refused = { added: [], refused: [{ at: 0, code: 'prospect.assignee_refused' }] };
    expect(await importBy(normal, [row({}, { attendedBy: operative.memberId })])).toMatchObject(refused);
    const elsewhere = row({ workCentreId: secondCentre }, { attendedBy: normal.memberId });
    expect(await importBy(administrator, [elsewhere])).toMatchObject(refused);
    expect(await importBy(normal, [row({}, { attendedBy: normal.memberId })])).toMatchObject({ added: [{ at: 0 }] });
  });

  test('one row that is refused leaves the others', async () => {
    const { administrator } = world.mine;
    const answer = await importBy(administrator, [
      row(),
      row({ phone: '12' }),
      row({ workCentreId: 'wcn_0000000000000000' }),
      row(),
    ]);
    expect(answer).toMatchObject({
      added: [{ at: 0 }, { at: 3 }],
      refused: [
        { at: 1, code: 'request.invalid' },
        { at: 2, code: 'work_centre.not_found' },
      ],
    });
  });
});
