/**
 * One row per endpoint: a call that is valid in the caller's own company, and the one exact answer each caller gets. A
 * new endpoint does not compile without its row. `withIds` is every call that names something by id.
 */
import type { EndpointName } from '@folio/shared/contract/contract.ts';
import { freshEmail, password } from '../support/builders.ts';
import type { RawInput } from '../support/world.ts';
import { administratorOnly, open, signedIn, type Expected, type Ids, type Row, type Scene } from './access-row.ts';
import { calendarRows } from './calendar-rows.ts';
import { clientQuoteFurtherIds, clientQuoteRows } from './client-quote-rows.ts';
import { quoteFurtherIds, quoteRows } from './quote-rows.ts';
import { imageFurtherIds, imageRows } from './image-rows.ts';
import { logoRows } from './logo-rows.ts';
import { prospectFurtherIds, prospectRows } from './prospect-rows.ts';
import { exportFurtherIds, exportRows } from './export-rows.ts';
import { reportFurtherIds, reportRows } from './report-rows.ts';

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
    call: () => ({ body: { email: freshEmail('matrix'), password, code: '000000' } }),
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
  signInWithRecoveryCode: {
    call: () => ({ body: { challenge: forged, password, code: '2222-2222-2222' } }),
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
    call: () => ({ body: { password: 'not the password', code: '000000' } }),
    answers: signedIn('password.refused'),
    touchesSession: true,
  },
  countRecoveryCodes: { call: nothing, answers: signedIn(200) },
  renewRecoveryCodes: {
    call: () => ({ body: { password, code: '000000' } }),
    answers: signedIn('totp.not_active'),
  },
  viewInvitation: { call: () => ({ body: { token: forged } }), answers: open('invitation.link_refused') },
  acceptInvitation: {
    call: () => ({ body: { token: forged, name: 'Nadie', password } }),
    answers: open('invitation.link_refused'),
  },
  getSession: { call: nothing, answers: signedIn(200) },
  listMyCompanies: { call: nothing, answers: signedIn(200) },
  changeCompany: { call: () => ({ body: {}, ifMatch: 1 }), answers: administratorOnly(200) },
  ...logoRows,
  listMembers: { call: nothing, answers: administratorOnly(200) },
  changeMember: {
    call: ({ own }) => ({ params: { memberId: own.memberId }, body: {}, ifMatch: 1 }),
    answers: administratorOnly(200),
    withIds: {
      calls: ({ memberId }) => [{ params: { memberId }, body: { active: false }, ifMatch: 1 }],
      answer: 'member.not_found',
    },
  },
  changeOwnName: { call: ({ person }) => ({ body: { name: person.name } }), answers: signedIn(200) },
  changeMemberName: {
    call: ({ own }) => ({ params: { memberId: own.memberId }, body: { name: 'Beto Cruz' }, ifMatch: 1 }),
    answers: administratorOnly(200),
    withIds: {
      calls: ({ memberId }) => [{ params: { memberId }, body: { name: 'Tomado' }, ifMatch: 1 }],
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
  ...prospectRows,
  ...quoteRows,
  ...clientQuoteRows,
  ...reportRows,
  ...exportRows,
  ...imageRows,
  addClient: {
    call: () => ({ body: { name: 'Laura Méndez' } }),
    answers: signedIn(201),
    withIds: {
      calls: ({ lineOfBusinessId }) => [{ body: { name: 'Laura Méndez', lineOfBusinessId } }],
      answer: 'catalogue.entry_not_found',
    },
  },
  listClients: { call: nothing, answers: signedIn(200) },
  changeClient: {
    call: ({ own }) => ({ params: { clientId: own.clientId }, body: {}, ifMatch: 1 }),
    answers: signedIn(200),
    withIds: {
      calls: ({ clientId }) => [{ params: { clientId }, body: { name: 'Tomado' }, ifMatch: 1 }],
      answer: 'client.not_found',
    },
  },
  listClientProspects: {
    call: ({ own }) => ({ params: { clientId: own.clientId } }),
    answers: signedIn(200),
    withIds: { calls: ({ clientId }) => [{ params: { clientId } }], answer: 'client.not_found' },
  },
  listViews: { call: nothing, answers: signedIn(200) },
  addView: {
    call: () => ({ body: { name: 'Por llamar', address: 'estatus=following', shared: false } }),
    answers: signedIn(201),
  },
  changeView: {
    call: ({ own }) => ({ params: { viewId: own.viewId }, body: {}, ifMatch: 1 }),
    answers: { ...signedIn(200), operative: 'permission.denied' },
    withIds: {
      calls: ({ viewId }) => [{ params: { viewId }, body: { shared: false }, ifMatch: 1 }],
      answer: 'view.not_found',
    },
  },
  removeView: {
    call: async ({ person }) => {
      const body = { name: 'Por quitar', address: '', shared: false };
      return { params: { viewId: (await person.client.addView({ body })).id } };
    },
    answers: signedIn(204),
    withIds: { calls: ({ viewId }) => [{ params: { viewId } }], answer: 'view.not_found' },
  },
  listMonth: {
    call: () => ({ params: { month: '2026-11' } }),
    answers: signedIn(200),
    withIds: {
      calls: ({ workCentreId }) => [{ params: { month: '2026-11' }, query: { workCentreId } }],
      answer: 200,
    },
  },
  listDeadlines: {
    call: () => ({ params: { month: '2026-11' } }),
    answers: signedIn(200),
    withIds: {
      calls: ({ workCentreId }) => [{ params: { month: '2026-11' }, query: { workCentreId } }],
      answer: 200,
    },
  },
  ...calendarRows,
  listAuditLog: { call: () => ({ params: { month: '2026-11' } }), answers: administratorOnly(200) },
} satisfies Record<EndpointName, Row>;

/** Ids in a body beside the main one; each has its own refusal. */
export const furtherIds: {
  name: EndpointName;
  what: string;
  call: (ids: Ids, scene: Scene) => RawInput;
  answer: Expected;
}[] = [
  ...prospectFurtherIds,
  ...reportFurtherIds,
  ...exportFurtherIds,
  ...quoteFurtherIds,
  ...clientQuoteFurtherIds,
  ...imageFurtherIds,
  {
    name: 'changeClient',
    what: 'a line of business',
    call: ({ lineOfBusinessId }, { own }) => ({
      params: { clientId: own.clientId },
      body: { lineOfBusinessId },
      ifMatch: 1,
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
