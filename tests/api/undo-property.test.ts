/** Any sequence of commands by anybody, undone from the last to the first, leaves everything as it was. */
import * as fc from 'fast-check';
import { beforeAll, expect, inject, test } from 'vitest';
import { listSame } from '@folio/functions/modules/prospects/duplicate.repository.ts';
import { tenantRoot } from '@folio/functions/platform/dependencies.ts';
import { newMeter } from '@folio/functions/platform/meter.ts';
import { tableAt } from '@folio/functions/platform/table.ts';
import { ApiError } from '@folio/shared/contract/client.ts';
import { followUpResults } from '@folio/shared/prospects/follow-up.rules.ts';
import type { ProspectChangesInput } from '@folio/shared/prospects/prospect.schema.ts';
import { toE164 } from '@folio/shared/values/phone-parsing.ts';
import { prospectForm } from '../support/builders.ts';
import { tableClient } from '../support/in-process.ts';
import { openWorld, type Person, type World } from '../support/world.ts';

let world: World;
let people: Person[];
let clientIds: string[];

beforeAll(async () => {
  world = await openWorld(inject('stack'));
  const { administrator, operative, normal } = world.mine;
  people = [administrator, operative, normal];
  const clients = await Promise.all(
    ['Uno', 'Dos'].map((name) => administrator.client.addClient({ body: { name: `Cliente ${name}` } })),
  );
  clientIds = clients.map(({ id }) => id);
});

function tableOf() {
  const stack = inject('stack');
  const connection = { client: tableClient(stack), tableName: stack.tableName, meter: newMeter() };
  return tableAt(connection, tenantRoot(world.mine.tenantId));
}

const phones = ['477 555 0101', '477 555 0102', '33 3555 0103'];
const emails = ['uno@folio-tests.example', 'dos@folio-tests.example'];
const companies = ['Panadería Uno', 'Panadería Dos'];

const pick = <Value>(...values: Value[]) => fc.option(fc.constantFrom(...values), { nil: null });
const fields = fc.record(
  {
    name: fc.constantFrom('Laura', 'Marta', 'Elena'),
    companyName: pick(...companies),
    phone: pick(...phones),
    email: pick(...emails),
    notes: pick('Una nota.', 'Otra nota.'),
    internalNotes: pick('Nunca los lunes'),
    state: pick('GUA' as const, 'JAL' as const),
    subject: pick('Hornos', 'Batidoras'),
  },
  { requiredKeys: [] },
);
const colours = fc.constantFrom(['#1d5dbf', '#ffffff'], ['#2e7d4a', '#ffffff'], ['#ffffff', '#000000']);
const step = fc.record({
  day: fc.constantFrom('2027-01-05', '2027-02-06'),
  time: fc.constant('10:00'),
  minutes: fc.constant(30),
});
const which = fc.nat({ max: 99 });

const command = fc.record({
  who: fc.nat({ max: 2 }),
  on: which,
  /** An edit may be based on a version that others changed since. */
  late: fc.nat({ max: 1 }),
  what: fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('change' as const), fields }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('colours' as const), colours }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('move' as const), which }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('link' as const), which }) },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('follow-up' as const),
        result: fc.constantFrom(...followUpResults),
        outcomes: fc.array(fc.constantFrom('held' as const, 'missed' as const), { maxLength: 3 }),
        next: fc.option(step, { nil: undefined }),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constantFrom('book' as const, 'rebook' as const, 'unbook' as const),
        step,
        subject: pick('Medidas', 'Firma'),
        guests: fc.array(fc.nat({ max: 2 }), { maxLength: 2 }),
        which,
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('cancel' as const, 'reopen' as const) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('delete' as const, 'restore' as const) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('reassign' as const), which }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('add' as const) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('undo' as const), which }) },
  ),
});
type Command = typeof command extends fc.Arbitrary<infer Value> ? Value : never;

type Appointing = Extract<Command['what'], { kind: 'book' | 'rebook' | 'unbook' }>;
type Answered = { version: number; changeId?: string | undefined } | undefined;

interface Done {
  prospectId: string;
  changeId: string;
}

/** The prospects of one run, and what was done to them. */
class Run {
  readonly prospects: string[] = [];
  readonly done: Done[] = [];
  readonly #versions = new Map<string, number>();

  async add(person: Person, appointment?: { day: string; time: string; minutes: number }): Promise<string> {
    const body = prospectForm({ workCentreId: world.mine.firstCentre, ...(appointment ? { appointment } : {}) });
    const { id } = await person.client.addProspect({ body });
    this.prospects.push(id);
    this.#versions.set(id, 1);
    return id;
  }

  /** What is refused (a level, a move, an edit too late) is no command: nothing was done. */
  async apply(one: Command): Promise<void> {
    try {
      const { prospectId, row } = await this.#send(one);
      if (row === undefined) return;
      this.#versions.set(prospectId, row.version);
      if (row.changeId) this.done.push({ prospectId, changeId: row.changeId });
    } catch (error) {
      if (!(error instanceof ApiError) || error.status === 0 || error.status >= 500) throw error;
    }
  }

  async #send(one: Command): Promise<{ prospectId: string; row: Answered }> {
    const { client } = people[one.who] ?? world.mine.administrator;
    const prospectId = this.prospects[one.on % this.prospects.length] ?? '';
    const params = { prospectId };
    const { what } = one;
    const edit = async (body: ProspectChangesInput) => {
      const ifMatch = Math.max(1, (this.#versions.get(prospectId) ?? 1) - one.late);
      return { prospectId, row: await client.changeProspect({ params, body, ifMatch }) };
    };
    switch (what.kind) {
      case 'change':
        return edit(what.fields);
      case 'colours':
        return edit({ colour: what.colours[0], letterColour: what.colours[1] });
      case 'move':
        return edit({ workCentreId: what.which % 2 ? world.mine.firstCentre : world.mine.secondCentre });
      case 'link':
        return edit({ clientId: clientIds[what.which % 3] ?? null });
      case 'follow-up': {
        const { appointments } = await client.getProspect({ params });
        const outcomes = what.outcomes.flatMap((outcome, at) => {
          const appointmentId = appointments[at]?.id;
          return appointmentId ? [{ appointmentId, outcome }] : [];
        });
        const next = what.next ? { nextStep: what.next } : {};
        const body = { kinds: ['call' as const], result: what.result, outcomes, ...next };
        return { prospectId, row: await client.addFollowUp({ params, body }) };
      }
      case 'book':
      case 'rebook':
      case 'unbook':
        return { prospectId, row: await this.#appoint(client, prospectId, what) };
      case 'cancel':
        return {
          prospectId,
          row: await client.cancelProspect({ params, body: { reasonId: world.mine.cancelReasonId } }),
        };
      case 'reopen':
        return { prospectId, row: await client.reopenProspect({ params, body: {} }) };
      case 'delete':
        return { prospectId, row: await client.deleteProspect({ params }) };
      case 'restore':
        return { prospectId, row: await client.restoreProspect({ params, body: {} }) };
      case 'reassign': {
        const attendedBy = people[what.which % people.length]?.memberId ?? '';
        const { rows } = await client.reassignProspects({ body: { prospectIds: [prospectId], attendedBy } });
        return { prospectId, row: rows[0] };
      }
      case 'undo': {
        const earlier = this.done[what.which % Math.max(1, this.done.length)];
        if (!earlier) return { prospectId, row: undefined };
        return { prospectId: earlier.prospectId, row: await client.undoProspectChange({ params: earlier, body: {} }) };
      }
      case 'add': {
        const added = await this.add(people[one.who] ?? world.mine.administrator);
        const { changes } = await client.getProspectHistory({ params: { prospectId: added } });
        return { prospectId: added, row: { version: 1, changeId: changes[0]?.id } };
      }
    }
  }

  async #appoint(client: Person['client'], prospectId: string, what: Appointing): Promise<Answered> {
    const params = { prospectId };
    const participantIds = what.guests.map((at) => people[at]?.memberId ?? '');
    const body = { ...what.step, participantIds };
    if (what.kind === 'book') {
      return client.addAppointment({ params, body: { ...body, ...(what.subject ? { subject: what.subject } : {}) } });
    }
    const { appointments } = await client.getProspect({ params });
    const one = appointments[what.which % Math.max(1, appointments.length)];
    if (!one) return undefined;
    const named = { prospectId, appointmentId: one.id };
    if (what.kind === 'unbook') return client.removeAppointment({ params: named });
    return client.changeAppointment({
      params: named,
      body: { ...body, subject: what.subject },
      ifMatch: one.version,
    });
  }

  /** Every item of the prospects, its places in the indexes with it; counters apart. */
  async state(prospectIds: readonly string[]): Promise<unknown> {
    const table = tableOf();
    const items = await Promise.all(prospectIds.map((id) => table.query({ partition: ['P', id], consistent: true })));
    return items.flat().map((item) => {
      const { version: _, fieldVersions: __, row, ...rest } = item;
      // The version, among the letters of a row, and by name in a chip.
      const { v: ___, version: ____, ...told } = (row ?? {}) as { v?: number; version?: number };
      return { ...rest, row: told };
    });
  }
}

/** What warns of likeness, for every value that the run may give: the marks stand beside no prospect. */
async function marks(prospectIds: readonly string[]): Promise<unknown> {
  const wanted = [
    ...phones.map((typed) => ({ phone: toE164(typed) })),
    ...emails.map((email) => ({ email })),
    ...companies.map((companyName) => ({ companyName })),
  ];
  const found = await Promise.all(wanted.map((one) => listSame(tableOf(), one)));
  return found.map((same) =>
    same.flatMap((one) => ('mark' in one ? [one.mark] : [])).filter(({ id }) => prospectIds.includes(id)),
  );
}

test('D5 up to 50 commands by three people on a few prospects, and their undos', { timeout: 240_000 }, async () => {
  let undone = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 25, maxLength: 50, size: 'max' }), async (commands) => {
      const run = new Run();
      for (const person of people) await run.add(person, { day: '2027-01-04', time: '09:00', minutes: 30 });
      const first = [...run.prospects];
      const before = [await run.state(first), await marks(first)];
      for (const one of commands) await run.apply(one);
      for (const params of run.done.toReversed()) {
        const row = await world.mine.administrator.client.undoProspectChange({ params, body: {} });
        expect(row.changeId).toBeDefined();
        undone += 1;
      }
      expect([await run.state(first), await marks(first)]).toEqual(before);
      const added = run.prospects.slice(first.length);
      const { rows } = await world.mine.administrator.client.listProspects({ query: { limit: 100 } });
      expect(rows.filter(({ id }) => added.includes(id))).toEqual([]);
    }),
    { numRuns: 12, endOnFailure: true },
  );
  expect(undone).toBeGreaterThan(150);
});
