/** Vistas guardadas: private until their keeper shares them with all colleagues. */
import type { InputOf } from '@folio/shared/contract/endpoint.ts';
import type { addView, changeView, removeView, View } from '@folio/shared/views/view.schema.ts';
import { AppError } from '../../platform/app-error.ts';
import type { MemberContext } from '../../platform/context.ts';
import { tenantTable, type Dependencies } from '../../platform/dependencies.ts';
import { idOfCommand } from '../../platform/derived-id.ts';
import type { Attributes, Key } from '../../platform/table.ts';
import { runCommand } from '../changes/command.service.ts';
import { merge } from '../changes/merge.rules.ts';
import {
  listViewItems,
  logPartition,
  privateKey,
  sharedKey,
  viewDelete,
  viewOf,
  viewPut,
  viewView,
  viewWrites,
  type StoredView,
} from './view.repository.ts';

export async function list(deps: Dependencies, context: MemberContext): Promise<{ views: View[] }> {
  const stored = await listViewItems(tenantTable(deps, context), context.actor.memberId);
  return { views: stored.map(viewView).toSorted((a, b) => a.name.localeCompare(b.name, 'es-MX')) };
}

export async function add(
  deps: Dependencies,
  context: MemberContext,
  { body }: InputOf<typeof addView>,
): Promise<View> {
  const viewId = idOfCommand('view', context);
  const stored: StoredView = { ...body, viewId, memberId: context.actor.memberId, version: 1, fieldVersions: {} };
  return runCommand(deps, context, {
    partition: logPartition(viewId),
    needs: [],
    decide: () => ({
      writes: [viewPut(stored)],
      happening: { noun: 'view', verb: 'created', subjectId: viewId, subjectName: body.name, after: body },
      answer: viewView(stored),
    }),
  });
}

export async function change(
  deps: Dependencies,
  context: MemberContext,
  { params, body, ifMatch }: InputOf<typeof changeView>,
): Promise<View> {
  return runCommand(deps, context, {
    partition: logPartition(params.viewId),
    needs: placesOf(context, params.viewId),
    decide: (items) => {
      const stored = changeable(context, items);
      const merged = merge(stored, body, ifMatch);
      if (merged.kind === 'unchanged') return { answer: viewView(stored) };
      if (merged.kind === 'conflict') return merged;
      const { before, after, version, fieldVersions } = merged;
      const next: StoredView = { ...stored, ...after, version, fieldVersions };
      return {
        writes: viewWrites(stored, next),
        happening: { ...happeningTo(stored), verb: 'changed', before, after, version },
        answer: viewView(next),
      };
    },
  });
}

export async function remove(
  deps: Dependencies,
  context: MemberContext,
  { params }: InputOf<typeof removeView>,
): Promise<undefined> {
  return runCommand(deps, context, {
    partition: logPartition(params.viewId),
    needs: placesOf(context, params.viewId),
    decide: (items) => {
      const stored = changeable(context, items);
      const { name, address, shared } = stored;
      return {
        writes: [viewDelete(stored)],
        happening: { ...happeningTo(stored), verb: 'removed', before: { name, address, shared } },
        answer: undefined,
      };
    },
  });
}

/** Where a view that this person may know of lies: another's private one is in neither place. */
function placesOf(context: MemberContext, id: string): Key[] {
  return [privateKey(context.actor.memberId, id), sharedKey(id)];
}

/** @throws AppError when there is none to see, or when it is a colleague's to change */
function changeable({ actor }: MemberContext, items: readonly (Attributes | undefined)[]): StoredView {
  const item = items.find((one) => one !== undefined);
  if (!item) throw new AppError('view.not_found');
  const stored = viewOf(item);
  if (stored.memberId !== actor.memberId && actor.level !== 'administrator') throw new AppError('permission.denied');
  return stored;
}

function happeningTo({ viewId, name }: StoredView) {
  return { noun: 'view' as const, subjectId: viewId, subjectName: name };
}
