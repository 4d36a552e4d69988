/** Keys and items of cuts: a head that lists show and the content beside it, both put once. */
import type { ReportCut } from '@folio/shared/reports/report-cut.schema.ts';
import type { Scope } from '@folio/shared/prospects/prospect.rules.ts';
import type { Attributes, Table, Write } from '../../platform/table.ts';

export interface StoredCut extends ReportCut {
  /** Whose prospects it adds up. */
  scope: Scope;
}

/** Where its change is kept, too. */
export function partitionOf(id: string): readonly string[] {
  return ['CUT', id];
}

export function cutPuts(cut: StoredCut, text: string): Write[] {
  const partition = partitionOf(cut.id);
  const sort = positionOf(cut);
  return [
    {
      label: 'retry',
      when: 'absent',
      put: {
        partition,
        sort: ['CUT'],
        kind: 'report-cut',
        indexes: { gsi1: { partition: ['CUTS'], sort }, gsi3: { partition: ['M', cut.memberId, 'CUTS'], sort } },
        attributes: { row: cut },
      },
    },
    {
      label: 'retry',
      when: 'absent',
      put: { partition, sort: ['CONTENT'], kind: 'report-cut-content', attributes: { text } },
    },
  ];
}

export function positionOf({ at, id }: ReportCut): string[] {
  return [at, id];
}

function cutOf(item: Attributes): StoredCut {
  return item['row'] as StoredCut; // written by cutPuts alone
}

/** AP-46: all of the company, or those that one person made; newest first, below a position. */
export async function listCuts(
  table: Table,
  memberId: string | undefined,
  { limit, below }: { limit: number; below?: readonly string[] | undefined },
): Promise<StoredCut[]> {
  const question = memberId
    ? ({ index: 'gsi3', partition: ['M', memberId, 'CUTS'] } as const)
    : ({ index: 'gsi1', partition: ['CUTS'] } as const);
  const items = await table.query({ ...question, newestFirst: true, limit, ...(below ? { sort: { below } } : {}) });
  return items.map(cutOf);
}

/** AP-47. */
export async function findCut(table: Table, id: string): Promise<{ cut: StoredCut; text: string } | undefined> {
  const items = await table.query({ partition: partitionOf(id), consistent: true });
  const head = items.find((item) => item['kind'] === 'report-cut');
  const content = items.find((item) => item['kind'] === 'report-cut-content');
  return head && content ? { cut: cutOf(head), text: String(content['text']) } : undefined;
}
