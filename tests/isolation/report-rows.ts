/** Rows of the report: what it counts is in `api/reports.test.ts`. */
import type { EndpointName } from '@folio/shared/contract/contract.ts';
import { signedIn, type Row } from './access-row.ts';

const november = { from: '2026-11-01', to: '2026-11-30' };

export const reportRows = {
  getReport: {
    call: () => ({ query: november }),
    answers: signedIn(200),
    withIds: {
      calls: ({ workCentreId, memberId, lineOfBusinessId }) => [
        { query: { ...november, workCentreId } },
        { query: { ...november, attendedBy: memberId } },
        { query: { ...november, lineOfBusinessId } },
      ],
      answer: 200,
    },
  },
  listReportRows: {
    call: () => ({ query: { ...november, figure: 'prospects' } }),
    answers: signedIn(200),
    withIds: {
      calls: ({ workCentreId, memberId, contactChannelId }) => [
        { query: { ...november, figure: 'prospects', workCentreId } },
        { query: { ...november, figure: 'prospects', attendedBy: memberId } },
        { query: { ...november, figure: 'prospects', contactChannelId } },
      ],
      answer: 200,
    },
  },
} satisfies Partial<Record<EndpointName, Row>>;
