/** Centros de trabajo: added, renamed, retired and used again. */
import type { InputOf } from '@folio/shared/contract/endpoint.ts';
import type { addWorkCentre, changeWorkCentre, WorkCentre } from '@folio/shared/work-centres/work-centre.schema.ts';
import { AppError } from '../../platform/app-error.ts';
import type { MemberContext } from '../../platform/context.ts';
import type { Dependencies } from '../../platform/dependencies.ts';
import { derivedId, idOfCommand } from '../../platform/derived-id.ts';
import type { Attributes, Key, Write } from '../../platform/table.ts';
import { runCommand } from '../changes/command.service.ts';
import { merge } from '../changes/merge.rules.ts';
import { counterKey, counterMove, counterPut, counterValue } from '../counters/counter.service.ts';
import { seriesWrite } from '../counters/quote-series.ts';
import { changeName, takeName } from '../names/name.service.ts';
import {
  logPartition,
  workCentreKey,
  workCentreOf,
  workCentrePut,
  workCentreUpdate,
  workCentreView,
} from './work-centre.repository.ts';

/** Items a command reads to use these centres; `requireActive` judges them. */
export const needsOf = (ids: readonly string[]): Key[] => ids.map(workCentreKey);

/** @throws AppError when one is missing or retired */
export function requireActive(items: readonly (Attributes | undefined)[]): void {
  if (items.some((item) => !item || workCentreOf(item).retired)) throw new AppError('work_centre.not_found');
}

export function viewOf(item: Attributes): WorkCentre {
  return workCentreView(workCentreOf(item));
}

/** The centre a company is born with. «Matriz», as firms call their first. */
export function firstCentre(tenantId: string): { id: string; writes: Write[] } {
  const id = derivedId('workCentre', tenantId, 'first');
  const writes = [
    workCentrePut(id, 'Matriz'),
    takeName('work-centre', 'Matriz', id, 'retry'),
    counterPut('work-centres', 1),
  ];
  return { id, writes };
}

export async function add(
  deps: Dependencies,
  context: MemberContext,
  { body }: InputOf<typeof addWorkCentre>,
): Promise<WorkCentre> {
  const id = idOfCommand('workCentre', context);
  return runCommand(deps, context, {
    partition: logPartition(id),
    needs: [counterKey('work-centres')],
    decide: ([counter]) => {
      const active = counterValue(counter);
      const answer: WorkCentre = { id, name: body.name, retired: false, version: 1 };
      return {
        writes: [
          workCentrePut(id, body.name),
          takeName('work-centre', body.name, id, 'work_centre.name_taken'),
          counterMove('work-centres', active, active + 1),
        ],
        happening: {
          noun: 'work-centre',
          verb: 'created',
          subjectId: id,
          subjectName: body.name,
          after: { name: body.name },
        },
        answer,
      };
    },
  });
}

export async function change(
  deps: Dependencies,
  context: MemberContext,
  { params, body, ifMatch }: InputOf<typeof changeWorkCentre>,
): Promise<WorkCentre> {
  const id = params.workCentreId;
  return runCommand(deps, context, {
    partition: logPartition(id),
    needs: [workCentreKey(id), counterKey('work-centres'), counterKey('quotes')],
    decide: ([item, counter, quotes]) => {
      if (!item) throw new AppError('work_centre.not_found');
      const stored = { ...workCentreOf(item), series: workCentreOf(item).series ?? null };
      const merged = merge(stored, body, ifMatch);
      if (merged.kind === 'unchanged') return { answer: workCentreView(stored) };
      if (merged.kind === 'conflict') return merged;
      const { before, after, version, fieldVersions } = merged;
      const active = counterValue(counter);
      const step = after.retired === undefined ? 0 : after.retired ? -1 : 1;
      if (active + step < 1) throw new AppError('work_centre.last_active');
      return {
        writes: [
          workCentreUpdate(id, stored.version, { ...after, version, fieldVersions }),
          ...changeName('work-centre', stored.name, after.name ?? stored.name, id, 'work_centre.name_taken'),
          ...(after.series === undefined ? [] : [seriesWrite(quotes, id, after.series)]),
          ...(step ? [counterMove('work-centres', active, active + step)] : []),
        ],
        happening: {
          noun: 'work-centre',
          verb: 'changed',
          subjectId: id,
          subjectName: stored.name,
          before,
          after,
          version,
        },
        answer: workCentreView({ ...stored, ...after, version }),
      };
    },
  });
}
