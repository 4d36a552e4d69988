/** Rows of what a person is told and takes along: notices, reminders, calendars. */
import type { EndpointName } from '@folio/shared/contract/contract.ts';
import { prospectForm } from '../support/builders.ts';
import { open, signedIn, type Row } from './access-row.ts';

const nothing = () => ({});

export const calendarRows = {
  listNotices: { call: nothing, answers: signedIn(200) },
  // A notice of one's own takes the clock: it is read in api/reminders.test.ts.
  readNotices: {
    call: () => ({ body: { noticeIds: ['ntc_0123456789abcdef'] } }),
    answers: signedIn('notice.not_found'),
    withIds: { calls: ({ noticeId }) => [{ body: { noticeIds: [noticeId] } }], answer: 'notice.not_found' },
  },
  getReminderSettings: { call: nothing, answers: signedIn(200) },
  changeReminderSettings: { call: () => ({ body: {}, ifMatch: 0 }), answers: signedIn(200) },
  getAppointmentFile: {
    call: async ({ company, own }) => {
      const appointment = { day: '2026-12-01', time: '10:00', minutes: 45 };
      const body = prospectForm({ workCentreId: own.workCentreId, appointment });
      const { id, appointments } = await company.normal.client.addProspect({ body });
      return { params: { prospectId: id, appointmentId: appointments[0]?.id } };
    },
    answers: signedIn(200),
    withIds: {
      calls: ({ prospectId, appointmentId }) => [{ params: { prospectId, appointmentId } }],
      answer: 'prospect.not_found',
    },
  },
  listCalendarFeeds: { call: nothing, answers: signedIn(200) },
  addCalendarFeed: {
    call: () => ({ body: {} }),
    answers: signedIn(201),
    withIds: { calls: ({ workCentreId }) => [{ body: { workCentreId } }], answer: 'work_centre.not_found' },
  },
  removeCalendarFeed: {
    call: async ({ person }) => {
      await person.client.addCalendarFeed({ body: {} });
      return { params: { feed: 'mine' } };
    },
    answers: signedIn(204),
  },
  // The address is the key: whoever has it needs no session.
  readCalendarFeed: {
    call: async ({ company }) => {
      const { address = '' } = await company.administrator.client.addCalendarFeed({ body: {} });
      return { params: { feed: address.split('/').at(-1) } };
    },
    answers: open(200),
  },
} satisfies Partial<Record<EndpointName, Row>>;
