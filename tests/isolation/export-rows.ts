/** Rows of exports: each is one person's own, and of nobody else. */
import type { EndpointName } from '@folio/shared/contract/contract.ts';
import type { Company, RawInput } from '../support/world.ts';
import { exportReady, plan } from '../support/exports.ts';
import { signedIn, type Expected, type Ids, type Row, type Scene } from './access-row.ts';

const november = { from: '2026-11-01', to: '2026-11-30' };
const body = { format: 'csv' as const, ...november };

/** Of the Administrador; the first one can be fetched. */
export async function exportIdsOf({ administrator }: Company): Promise<Pick<Ids, 'exportId' | 'exportScheduleId'>> {
  const made = await administrator.client.addExport({ body });
  const schedule = await administrator.client.addExportSchedule({ body: plan(administrator) });
  await exportReady(administrator, made.id);
  return { exportId: made.id, exportScheduleId: schedule.id };
}

const ownersOnly = (
  expected: Row['answers']['administrator'],
  missing: 'export.not_found' | 'export_schedule.not_found',
) => ({
  ...signedIn(missing),
  administrator: expected,
});

export const exportRows = {
  listExports: { call: () => ({}), answers: signedIn(200) },
  addExport: {
    call: () => ({ body }),
    answers: signedIn(201),
    withIds: { calls: ({ workCentreId }) => [{ body: { ...body, workCentreId } }], answer: 'work_centre.not_found' },
  },
  retryExport: {
    call: ({ own }) => ({ params: { exportId: own.exportId }, body: {} }),
    answers: ownersOnly('export.not_failed', 'export.not_found'),
    withIds: { calls: ({ exportId }) => [{ params: { exportId }, body: {} }], answer: 'export.not_found' },
  },
  getExportFile: {
    call: ({ own }) => ({ params: { exportId: own.exportId } }),
    answers: ownersOnly(200, 'export.not_found'),
    withIds: { calls: ({ exportId }) => [{ params: { exportId } }], answer: 'export.not_found' },
  },
  addExportSchedule: {
    call: ({ person }) => ({ body: plan(person) }),
    answers: signedIn(201),
    withIds: { calls: ({ memberId }) => [{ body: { ...plan({ memberId }) } }], answer: 'member.not_found' },
  },
  changeExportSchedule: {
    call: ({ own, person }) => ({
      params: { exportScheduleId: own.exportScheduleId },
      body: plan(person),
      ifMatch: 1,
    }),
    answers: ownersOnly(200, 'export_schedule.not_found'),
    withIds: {
      calls: ({ exportScheduleId }, { person }) => [{ params: { exportScheduleId }, body: plan(person), ifMatch: 1 }],
      answer: 'export_schedule.not_found',
    },
  },
  removeExportSchedule: {
    call: async ({ person }) => {
      const { id } = await person.client.addExportSchedule({ body: plan(person) });
      return { params: { exportScheduleId: id } };
    },
    answers: signedIn(204),
    withIds: {
      calls: ({ exportScheduleId }) => [{ params: { exportScheduleId } }],
      answer: 'export_schedule.not_found',
    },
  },
} satisfies Partial<Record<EndpointName, Row>>;

const entries = ['contactChannelId', 'lineOfBusinessId', 'cancelReasonId'] as const;

/** What an export is narrowed to; and for whom a schedule is. */
export const exportFurtherIds = [
  ...entries.flatMap((what) => [
    {
      name: 'addExport' as const,
      what,
      call: (ids: Ids): RawInput => ({ body: { ...body, [what]: ids[what] } }),
      answer: 'catalogue.entry_not_found' as const,
    },
    ...scheduleCases(what, (ids) => ({ [what]: ids[what] }), 'catalogue.entry_not_found'),
  ]),
  ...scheduleCases('workCentreId', ({ workCentreId }) => ({ workCentreId }), 'work_centre.not_found'),
  ...scheduleCases('recipientIds', ({ memberId }) => ({ recipientIds: [memberId] }), 'member.not_found').slice(1),
];

/** Of a new one, and of one's own that is changed. */
function scheduleCases(what: string, more: (ids: Ids) => object, answer: Expected) {
  const bodyOf = (ids: Ids, { own }: Scene) => ({ ...plan({ memberId: own.memberId }), ...more(ids) });
  return [
    {
      name: 'addExportSchedule' as const,
      what,
      call: (ids: Ids, scene: Scene): RawInput => ({ body: bodyOf(ids, scene) }),
      answer,
    },
    {
      name: 'changeExportSchedule' as const,
      what,
      call: (ids: Ids, scene: Scene): RawInput => ({
        params: { exportScheduleId: scene.own.exportScheduleId },
        body: bodyOf(ids, scene),
        ifMatch: 1,
      }),
      answer,
    },
  ];
}
