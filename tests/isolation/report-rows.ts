/** Rows of the report: what it counts is in `api/reports.test.ts`. */
import type { EndpointName } from '@folio/shared/contract/contract.ts';
import type { RawInput } from '../support/world.ts';
import { signedIn, type Expected, type Ids, type Row } from './access-row.ts';

const november = { from: '2026-11-01', to: '2026-11-30' };

export const reportRows = {
  getReport: {
    call: () => ({ query: november }),
    answers: signedIn(200),
    withIds: {
      calls: ({ workCentreId, memberId }) => [
        { query: { ...november, workCentreId } },
        { query: { ...november, attendedBy: memberId } },
      ],
      answer: 200,
    },
  },
  listReportRows: {
    call: () => ({ query: { ...november, figure: 'prospects' } }),
    answers: signedIn(200),
    withIds: {
      calls: ({ workCentreId, memberId }) => [
        { query: { ...november, figure: 'prospects', workCentreId } },
        { query: { ...november, figure: 'prospects', attendedBy: memberId } },
      ],
      answer: 200,
    },
  },
} satisfies Partial<Record<EndpointName, Row>>;

/** By what a report is narrowed besides. */
const dimensions = ['contactChannelId', 'lineOfBusinessId', 'cancelReasonId'] as const;

export const reportFurtherIds = dimensions.flatMap((dimension) =>
  (['getReport', 'listReportRows'] as const).map((name) => ({
    name,
    what: dimension,
    call: (ids: Ids): RawInput => ({
      query: {
        ...november,
        ...(name === 'listReportRows' ? { figure: 'prospects' } : {}),
        [dimension]: ids[dimension],
      },
    }),
    answer: 200 as Expected,
  })),
);
