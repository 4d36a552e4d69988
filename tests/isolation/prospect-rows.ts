/** Rows of prospects and what hangs on them. Each command gets a prospect of its own, registered by the Normal. */
import type { EndpointName } from '@folio/shared/contract/contract.ts';
import { prospectForm } from '../support/builders.ts';
import type { RawInput } from '../support/world.ts';
import { administratorOnly, signedIn, type Expected, type Ids, type Row, type Scene } from './access-row.ts';

const nothing = () => ({});

async function freshProspect({ company, own }: Scene): Promise<{ prospectId: string }> {
  const body = prospectForm({ workCentreId: own.workCentreId });
  return { prospectId: (await company.normal.client.addProspect({ body })).id };
}

/** Whatever is done to a prospect: everybody here sees this one, nobody another company's. */
function onProspect(body?: (ids: Ids) => unknown, answer: 200 | 201 = 200): Row {
  const input = (params: { prospectId: string }, ids: Ids): RawInput => ({
    params,
    ...(body ? { body: body(ids) } : {}),
  });
  return {
    call: async (scene) => input(await freshProspect(scene), scene.own),
    answers: signedIn(answer),
    withIds: {
      calls: ({ prospectId }, { own }) => [input({ prospectId }, own)],
      answer: 'prospect.not_found',
    },
  };
}

/** Whatever is done to an appointment: one of a fresh prospect, and ids of one that is another's or nobody's. */
function onAppointment(more: () => RawInput): Row {
  return {
    call: async ({ company, own }) => {
      const appointment = { day: '2026-12-01', time: '10:00', minutes: 45 };
      const body = prospectForm({ workCentreId: own.workCentreId, appointment });
      const { id, appointments } = await company.normal.client.addProspect({ body });
      return { params: { prospectId: id, appointmentId: appointments[0]?.id }, ...more() };
    },
    answers: signedIn(200),
    withIds: {
      calls: ({ prospectId, appointmentId }) => [{ params: { prospectId, appointmentId }, ...more() }],
      answer: 'prospect.not_found',
    },
  };
}

function importOf(form: Parameters<typeof prospectForm>[0], attendedBy?: string): RawInput {
  return {
    body: { prospects: [{ form: prospectForm(form), ...(attendedBy ? { attendedBy } : {}) }], evenIfKnown: true },
  };
}

const contactMade = { kinds: ['call'], result: 'interested' };

export const prospectRows = {
  addProspect: {
    call: ({ own }) => ({ body: prospectForm({ workCentreId: own.workCentreId }) }),
    answers: signedIn(201),
    withIds: {
      calls: ({ workCentreId }) => [{ body: prospectForm({ workCentreId }) }],
      answer: 'work_centre.not_found',
    },
  },
  listProspects: {
    call: nothing,
    answers: signedIn(200),
    withIds: { calls: ({ workCentreId }) => [{ query: { workCentreId } }], answer: 200 },
  },
  listDeletedProspects: { call: nothing, answers: signedIn(200) },
  listSelectedProspects: {
    call: () => ({ query: { words: 'laura', status: 'following,quoted' } }),
    answers: signedIn(200),
    withIds: {
      // Nobody of another company attends anything here: filtering by them finds nothing.
      calls: ({ memberId }) => [{ query: { memberIds: memberId } }],
      answer: 200,
    },
  },
  listProspectChanges: { call: nothing, answers: signedIn(200) },
  findDuplicates: {
    call: () => ({ query: { phone: '477 555 0148', rfc: 'EKU9003173C9' } }),
    answers: signedIn(200),
  },
  importProspects: {
    call: ({ own }) => ({ body: { prospects: [{ form: prospectForm({ workCentreId: own.workCentreId }) }] } }),
    answers: signedIn(200),
    withIds: {
      // Each row is refused by itself, and says no more of it than of one that nobody has.
      calls: ({ workCentreId }) => [importOf({ workCentreId })],
      answer: 200,
    },
  },
  searchProspects: { call: () => ({ query: { words: 'laura' } }), answers: signedIn(200) },
  getProspect: onProspect(),
  getProspectHistory: onProspect(),
  undoProspectChange: {
    call: async (scene) => {
      const { prospectId } = await freshProspect(scene);
      const params = { prospectId };
      const { client } = scene.company.normal;
      const { changeId } = await client.changeProspect({ params, body: { subject: 'Otro asunto' }, ifMatch: 1 });
      return { params: { prospectId, changeId }, body: {} };
    },
    answers: signedIn(200),
    withIds: {
      calls: ({ prospectId, changeId }) => [{ params: { prospectId, changeId }, body: {} }],
      answer: 'prospect.not_found',
    },
  },
  changeProspect: {
    call: async (scene) => ({ params: await freshProspect(scene), body: { subject: 'Otro asunto' }, ifMatch: 1 }),
    answers: signedIn(200),
    withIds: {
      calls: ({ prospectId }) => [{ params: { prospectId }, body: { name: 'Tomado' }, ifMatch: 1 }],
      answer: 'prospect.not_found',
    },
  },
  cancelProspect: onProspect(({ cancelReasonId: reasonId }) => ({ reasonId })),
  reopenProspect: {
    ...onProspect(() => ({})),
    call: async (scene) => {
      const params = await freshProspect(scene);
      await scene.company.normal.client.cancelProspect({ params, body: { reasonId: scene.own.cancelReasonId } });
      return { params, body: {} };
    },
  },
  deleteProspect: onProspect(),
  restoreProspect: {
    ...onProspect(() => ({})),
    call: async (scene) => {
      const params = await freshProspect(scene);
      await scene.company.normal.client.deleteProspect({ params });
      return { params, body: {} };
    },
  },
  addFollowUp: onProspect(() => contactMade, 201),
  addAppointment: onProspect(() => ({ day: '2026-12-01', time: '10:00', minutes: 45 }), 201),
  changeAppointment: onAppointment(() => ({ body: { minutes: 60 }, ifMatch: 1 })),
  removeAppointment: onAppointment(() => ({})),
  reassignProspects: {
    call: async (scene) => {
      const { prospectId } = await freshProspect(scene);
      return { body: { prospectIds: [prospectId], attendedBy: scene.company.operative.memberId } };
    },
    answers: { ...signedIn(200), normal: 'permission.denied' },
    withIds: {
      calls: ({ prospectId }, { own }) => [{ body: { prospectIds: [prospectId], attendedBy: own.memberId } }],
      answer: 200,
    },
  },
  countAttended: {
    call: ({ own }) => ({ params: { memberId: own.memberId } }),
    answers: administratorOnly(200),
    withIds: { calls: ({ memberId }) => [{ params: { memberId } }], answer: 'member.not_found' },
  },
  handOverProspects: {
    // To oneself: nothing moves, for whoever else leans on the prospects of this company.
    call: ({ own }) => ({ params: { memberId: own.memberId }, body: { attendedBy: own.memberId } }),
    answers: administratorOnly(200),
    withIds: {
      calls: ({ memberId }, { own }) => [
        { params: { memberId }, body: { attendedBy: own.memberId } },
        { params: { memberId: own.memberId }, body: { attendedBy: memberId } },
      ],
      answer: 'member.not_found',
    },
  },
} satisfies Partial<Record<EndpointName, Row>>;

const change = (ids: Partial<Ids>, { own }: Scene): RawInput => ({
  params: { prospectId: own.prospectId },
  body: ids,
  ifMatch: 1,
});
const form = (ids: Partial<Ids>, { own }: Scene): RawInput => ({
  body: prospectForm({ workCentreId: own.workCentreId, ...ids }),
});

/** Ids that a prospect's body takes beside the main one. */
export const prospectFurtherIds: {
  name: EndpointName;
  what: string;
  call: (ids: Ids, scene: Scene) => RawInput;
  answer: Expected;
}[] = [
  ...(
    [
      ['addProspect', form],
      ['changeProspect', change],
    ] as const
  ).flatMap(([name, call]) => [
    {
      name,
      what: 'a line of business',
      call: ({ lineOfBusinessId }: Ids, scene: Scene) => call({ lineOfBusinessId }, scene),
      answer: 'catalogue.entry_not_found' as const,
    },
    {
      name,
      what: 'a contact channel',
      call: ({ contactChannelId }: Ids, scene: Scene) => call({ contactChannelId }, scene),
      answer: 'catalogue.entry_not_found' as const,
    },
    {
      name,
      what: 'a client',
      call: ({ clientId }: Ids, scene: Scene) => call({ clientId }, scene),
      answer: 'client.not_found' as const,
    },
  ]),
  ...(
    [
      ['a line of business', ({ lineOfBusinessId }) => ({ lineOfBusinessId })],
      ['a contact channel', ({ contactChannelId }) => ({ contactChannelId })],
      ['a client', ({ clientId }) => ({ clientId })],
    ] satisfies [string, (ids: Ids) => Parameters<typeof prospectForm>[0]][]
  ).map(([what, of]) => ({
    name: 'importProspects' as const,
    what,
    call: (ids: Ids, { own }: Scene) => importOf({ workCentreId: own.workCentreId, ...of(ids) }),
    answer: 200 as const,
  })),
  {
    name: 'importProspects',
    what: 'attendedBy',
    call: ({ memberId }, { own }) => importOf({ workCentreId: own.workCentreId }, memberId),
    answer: 200,
  },
  {
    name: 'changeProspect',
    what: 'a work centre',
    call: ({ workCentreId }, scene) => change({ workCentreId }, scene),
    answer: 'work_centre.not_found',
  },
  {
    name: 'cancelProspect',
    what: 'a reason',
    call: ({ cancelReasonId: reasonId }, { own }) => ({ params: { prospectId: own.prospectId }, body: { reasonId } }),
    answer: 'catalogue.entry_not_found',
  },
  {
    name: 'listSelectedProspects',
    what: 'a work centre',
    call: ({ workCentreId }) => ({ query: { workCentreIds: workCentreId } }),
    answer: 200,
  },
  {
    name: 'listSelectedProspects',
    what: 'a contact channel',
    call: ({ contactChannelId }) => ({ query: { contactChannelIds: contactChannelId } }),
    answer: 200,
  },
  {
    name: 'listSelectedProspects',
    what: 'a line of business',
    call: ({ lineOfBusinessId }) => ({ query: { lineOfBusinessIds: lineOfBusinessId } }),
    answer: 200,
  },
  {
    name: 'undoProspectChange',
    what: 'a change',
    call: ({ changeId }, { own }) => ({ params: { prospectId: own.prospectId, changeId }, body: {} }),
    answer: 'prospect.change_not_found',
  },
  {
    name: 'addFollowUp',
    what: 'an appointment',
    call: ({ appointmentId }, { own }) => ({
      params: { prospectId: own.prospectId },
      body: { ...contactMade, outcomes: [{ appointmentId, outcome: 'held' }] },
    }),
    answer: 'appointment.not_found',
  },
  {
    name: 'changeAppointment',
    what: 'an appointment',
    call: ({ appointmentId }, { own }) => ({
      params: { prospectId: own.prospectId, appointmentId },
      body: { minutes: 60 },
      ifMatch: 1,
    }),
    answer: 'appointment.not_found',
  },
  {
    name: 'removeAppointment',
    what: 'an appointment',
    call: ({ appointmentId }, { own }) => ({ params: { prospectId: own.prospectId, appointmentId } }),
    answer: 'appointment.not_found',
  },
  {
    name: 'getAppointmentFile',
    what: 'an appointment',
    call: ({ appointmentId }, { own }) => ({ params: { prospectId: own.prospectId, appointmentId } }),
    answer: 'appointment.not_found',
  },
  {
    name: 'changeAppointment',
    what: 'a colleague',
    call: ({ memberId }, { own }) => ({
      params: { prospectId: own.prospectId, appointmentId: own.appointmentId },
      body: { participantIds: [memberId] },
      ifMatch: 1,
    }),
    answer: 'member.not_found',
  },
  {
    name: 'addAppointment',
    what: 'a colleague',
    call: ({ memberId }, { own }) => ({
      params: { prospectId: own.prospectId },
      body: { day: '2026-12-01', time: '10:00', minutes: 45, participantIds: [memberId] },
    }),
    answer: 'member.not_found',
  },
];
