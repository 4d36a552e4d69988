/**
 * One row per endpoint: a call that is valid in the caller's own company, and the one exact answer each caller gets. A
 * new endpoint does not compile without its row. `withIds` is every call that names something by id.
 */
import type { EndpointName } from '@folio/shared/contract/contract.ts';
import type { ErrorCode } from '@folio/shared/contract/errors.ts';
import { freshEmail, password, prospectForm } from '../support/builders.ts';
import type { Company, Person, RawInput, World } from '../support/world.ts';

/** A status of success, or the code of a refusal (whose status the catalogue knows). */
export type Expected = 200 | 201 | 202 | 204 | ErrorCode;

export const callers = ['stranger', 'normal', 'operative', 'administrator'] as const;
export type CallerName = (typeof callers)[number];

/** Ids of one company's things, or of nothing at all. */
export interface Ids {
  tenantId: string;
  memberId: string;
  invitationId: string;
  workCentreId: string;
  lineOfBusinessId: string;
  contactChannelId: string;
  prospectId: string;
}

/** What a row may lean on. */
export interface Scene {
  world: World;
  company: Company;
  /** Ids of `company`, the caller's own: its prospect was registered by the Normal. */
  own: Ids;
  /** Who calls; the Administrador when it is a stranger. */
  person: Person;
  /** A pending invitation of `company`, made for this call. */
  pendingInvitation(): Promise<string>;
}

export interface Row {
  call: (scene: Scene) => RawInput | Promise<RawInput>;
  answers: Record<CallerName, Expected>;
  /** Ends or changes the caller's session or account: each call gets a session of its own. */
  touchesSession?: true;
  /** Called by the Administrador with ids of another company, and with ids of nothing: the same answer, byte by byte. */
  withIds?: { calls: (ids: Ids, scene: Scene) => RawInput[]; answer: Expected };
}

const open = (expected: Expected) => ({
  stranger: expected,
  normal: expected,
  operative: expected,
  administrator: expected,
});
const signedIn = (expected: Expected) => ({ ...open(expected), stranger: 'session.required' as const });
const administratorOnly = (expected: Expected) => ({
  stranger: 'session.required' as const,
  normal: 'permission.denied' as const,
  operative: 'permission.denied' as const,
  administrator: expected,
});

/** A token of the right form that nobody signed. */
const forged = `${Buffer.from('{"a":"bcdefghijkl"}').toString('base64url')}.${'A'.repeat(43)}`;
const nothing = () => ({});

export const rows = {
  getOpenApi: { call: nothing, answers: open(200) },
  getDocumentation: { call: nothing, answers: open(200) },
  signUp: {
    call: () => ({
      body: {
        companyName: 'Otra',
        name: 'Otra Persona',
        email: freshEmail('matrix'),
        password,
        timeZone: 'America/Tijuana',
      },
    }),
    answers: open(202),
  },
  confirmSignUp: {
    call: () => ({ body: { email: freshEmail('matrix'), code: '000000' } }),
    answers: open('sign_up.code_refused'),
  },
  resendSignUpCode: { call: () => ({ body: { email: freshEmail('matrix') } }), answers: open(202) },
  signIn: {
    call: ({ person }) => ({ body: { email: person.email, password } }),
    answers: open(200),
    touchesSession: true,
  },
  signInWithTotp: {
    call: () => ({ body: { challenge: forged, code: '000000' } }),
    answers: open('sign_in.code_refused'),
  },
  refreshSession: { call: nothing, answers: signedIn(200), touchesSession: true },
  signOut: { call: nothing, answers: open(204), touchesSession: true },
  signOutEverywhere: { call: nothing, answers: signedIn(204), touchesSession: true },
  switchCompany: {
    call: ({ own }) => ({ body: { tenantId: own.tenantId } }),
    answers: signedIn(200),
    touchesSession: true,
    withIds: { calls: ({ tenantId }) => [{ body: { tenantId } }], answer: 'session.company_required' },
  },
  forgotPassword: { call: () => ({ body: { email: freshEmail('matrix') } }), answers: open(202) },
  resetPassword: { call: () => ({ body: { token: forged, password } }), answers: open('password.link_refused') },
  changePassword: {
    call: () => ({ body: { current: 'not the password', password } }),
    answers: signedIn('password.refused'),
    touchesSession: true,
  },
  startTotp: { call: nothing, answers: signedIn(200), touchesSession: true },
  confirmTotp: {
    call: () => ({ body: { code: '000000' } }),
    answers: signedIn('totp.code_refused'),
    touchesSession: true,
  },
  removeTotp: {
    call: () => ({ body: { password: 'not the password' } }),
    answers: signedIn('password.refused'),
    touchesSession: true,
  },
  viewInvitation: { call: () => ({ body: { token: forged } }), answers: open('invitation.link_refused') },
  acceptInvitation: {
    call: () => ({ body: { token: forged, name: 'Nadie', password } }),
    answers: open('invitation.link_refused'),
  },
  getSession: { call: nothing, answers: signedIn(200) },
  listMyCompanies: { call: nothing, answers: signedIn(200) },
  changeCompany: { call: () => ({ body: {}, ifMatch: 1 }), answers: administratorOnly(200) },
  listMembers: { call: nothing, answers: administratorOnly(200) },
  changeMember: {
    call: ({ own }) => ({ params: { memberId: own.memberId }, body: {}, ifMatch: 1 }),
    answers: administratorOnly(200),
    withIds: {
      calls: ({ memberId }) => [{ params: { memberId }, body: { active: false }, ifMatch: 1 }],
      answer: 'member.not_found',
    },
  },
  resetMemberTotp: {
    call: ({ own }) => ({ params: { memberId: own.memberId } }),
    answers: administratorOnly(204),
    withIds: { calls: ({ memberId }) => [{ params: { memberId } }], answer: 'member.not_found' },
  },
  invite: {
    call: ({ own }) => ({
      body: { email: freshEmail('matrix'), level: 'normal', workCentreIds: [own.workCentreId] },
    }),
    answers: administratorOnly(201),
    withIds: {
      calls: ({ workCentreId }, { own }) => [
        { body: { email: 'a@matrix.example', level: 'normal', workCentreIds: [workCentreId] } },
        { body: { email: 'a@matrix.example', level: 'normal', workCentreIds: [own.workCentreId, workCentreId] } },
      ],
      answer: 'work_centre.not_found',
    },
  },
  resendInvitation: {
    call: async (scene) => ({ params: { invitationId: await scene.pendingInvitation() } }),
    answers: administratorOnly(200),
    withIds: { calls: ({ invitationId }) => [{ params: { invitationId } }], answer: 'invitation.not_found' },
  },
  revokeInvitation: {
    call: async (scene) => ({ params: { invitationId: await scene.pendingInvitation() } }),
    answers: administratorOnly(204),
    withIds: { calls: ({ invitationId }) => [{ params: { invitationId } }], answer: 'invitation.not_found' },
  },
  addWorkCentre: {
    call: () => ({ body: { name: `Sucursal ${crypto.randomUUID()}` } }),
    answers: administratorOnly(201),
  },
  changeWorkCentre: {
    call: ({ own }) => ({ params: { workCentreId: own.workCentreId }, body: {}, ifMatch: 1 }),
    answers: administratorOnly(200),
    withIds: {
      calls: ({ workCentreId }) => [{ params: { workCentreId }, body: { name: 'Tomada' }, ifMatch: 1 }],
      answer: 'work_centre.not_found',
    },
  },
  addCatalogueEntry: {
    call: () => ({ params: { kind: 'lines-of-business' }, body: { name: `Giro ${crypto.randomUUID()}` } }),
    answers: signedIn(201),
  },
  changeCatalogueEntry: {
    call: ({ own }) => ({
      params: { kind: 'lines-of-business', entryId: own.lineOfBusinessId },
      body: {},
      ifMatch: 1,
    }),
    answers: administratorOnly(200),
    withIds: {
      calls: ({ lineOfBusinessId, contactChannelId }) => [
        { params: { kind: 'lines-of-business', entryId: lineOfBusinessId }, body: { retired: true }, ifMatch: 1 },
        { params: { kind: 'contact-channels', entryId: contactChannelId }, body: { retired: true }, ifMatch: 1 },
      ],
      answer: 'catalogue.entry_not_found',
    },
  },
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
  getProspect: {
    call: ({ own }) => ({ params: { prospectId: own.prospectId } }),
    answers: signedIn(200),
    withIds: { calls: ({ prospectId }) => [{ params: { prospectId } }], answer: 'prospect.not_found' },
  },
  listMonth: {
    call: () => ({ params: { month: '2026-11' } }),
    answers: signedIn(200),
    withIds: {
      calls: ({ workCentreId }) => [{ params: { month: '2026-11' }, query: { workCentreId } }],
      answer: 200,
    },
  },
  listAuditLog: { call: () => ({ params: { month: '2026-11' } }), answers: administratorOnly(200) },
} satisfies Record<EndpointName, Row>;

/** Ids in a body beside the main one; each has its own refusal. */
export const furtherIds: {
  name: EndpointName;
  what: string;
  call: (ids: Ids, scene: Scene) => RawInput;
  answer: ErrorCode;
}[] = [
  {
    name: 'addProspect',
    what: 'a line of business',
    call: ({ lineOfBusinessId }, { own }) => ({
      body: prospectForm({ workCentreId: own.workCentreId, lineOfBusinessId }),
    }),
    answer: 'catalogue.entry_not_found',
  },
  {
    name: 'addProspect',
    what: 'a contact channel',
    call: ({ contactChannelId }, { own }) => ({
      body: prospectForm({ workCentreId: own.workCentreId, contactChannelId }),
    }),
    answer: 'catalogue.entry_not_found',
  },
  {
    name: 'changeMember',
    what: 'a work centre',
    call: ({ workCentreId }, { own }) => ({
      params: { memberId: own.memberId },
      body: { workCentreIds: [workCentreId] },
      ifMatch: 1,
    }),
    answer: 'work_centre.not_found',
  },
];
