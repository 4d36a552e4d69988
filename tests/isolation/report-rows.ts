/** Rows of the report: what it counts is in `api/reports.test.ts`. */
import type { EndpointName } from '@folio/shared/contract/contract.ts';
import type { Company, RawInput } from '../support/world.ts';
import { signedIn, type Expected, type Ids, type Row } from './access-row.ts';

const november = { from: '2026-11-01', to: '2026-11-30' };

const cut = { ...november, name: 'Noviembre', grain: 'day' as const };

export async function reportCutIdOf({ administrator }: Company): Promise<string> {
  return (await administrator.client.addReportCut({ body: cut })).id;
}

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
  addReportCut: {
    call: () => ({ body: cut }),
    answers: signedIn(201),
    withIds: { calls: ({ workCentreId }) => [{ body: { ...cut, workCentreId } }], answer: 'work_centre.not_found' },
  },
  listReportCuts: { call: () => ({ query: {} }), answers: signedIn(200) },
  getReportCut: {
    call: ({ own }) => ({ params: { reportCutId: own.reportCutId } }),
    answers: { ...signedIn('report_cut.not_found'), administrator: 200 },
    withIds: { calls: ({ reportCutId }) => [{ params: { reportCutId } }], answer: 'report_cut.not_found' },
  },
} satisfies Partial<Record<EndpointName, Row>>;

/** By what a report is narrowed besides. */
const dimensions = ['contactChannelId', 'lineOfBusinessId', 'cancelReasonId'] as const;

export const reportFurtherIds = [
  ...dimensions.flatMap((dimension) =>
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
  ),
  ...dimensions.map((what) => ({
    name: 'addReportCut' as const,
    what,
    call: (ids: Ids): RawInput => ({ body: { ...cut, [what]: ids[what] } }),
    answer: 'catalogue.entry_not_found' as const,
  })),
  ...(['attendedBy', 'generatedBy'] as const).map((what) => ({
    name: 'addReportCut' as const,
    what,
    call: (ids: Ids): RawInput => ({ body: { ...cut, [what]: ids.memberId } }),
    answer: 'member.not_found' as const,
  })),
];
