/** Catalogues grow as people type; an Administrador renames and retires. */
import {
  catalogueKind,
  type addCatalogueEntry,
  type CatalogueEntry,
  type CatalogueKind,
  type changeCatalogueEntry,
} from '@folio/shared/catalogues/catalogue.schema.ts';
import { firstEntries } from '@folio/shared/catalogues/catalogue.defaults.ts';
import type { InputOf } from '@folio/shared/contract/endpoint.ts';
import { fold } from '@folio/shared/values/text.ts';
import { AppError } from '../../platform/app-error.ts';
import type { MemberContext } from '../../platform/context.ts';
import { tenantTable, type Dependencies } from '../../platform/dependencies.ts';
import { derivedId } from '../../platform/derived-id.ts';
import type { Attributes, Key, Write } from '../../platform/table.ts';
import { runCommand, type Decision } from '../changes/command.service.ts';
import { merge } from '../changes/merge.rules.ts';
import { changeName, nameKey, takeName } from '../names/name.service.ts';
import { entryKey, entryOf, entryPut, entryUpdate, entryView, type StoredEntry } from './catalogue.repository.ts';

/** Items a command reads to name these entries; retired ones stay valid under old records only. */
export function needsOf(kind: CatalogueKind, id: string | undefined): Key[] {
  return id ? [entryKey(kind, id)] : [];
}

export function viewOf(item: Attributes): CatalogueEntry {
  return entryView(entryOf(item));
}

/** What a company is born with. */
export function firstEntryWrites(tenantId: string): Write[] {
  return catalogueKind.options.flatMap((kind) =>
    firstEntries[kind].flatMap((name) => {
      const id = derivedId('catalogueEntry', tenantId, kind, fold(name));
      return [entryPut(kind, id, name), takeName(kind, name, id, 'retry')];
    }),
  );
}

/** Two people typing «Panaderia» and «Panadería» get one entry. */
export async function add(
  deps: Dependencies,
  context: MemberContext,
  { params, body }: InputOf<typeof addCatalogueEntry>,
): Promise<CatalogueEntry> {
  const [guard] = await tenantTable(deps, context).get([nameKey(params.kind, body.name)]);
  // From the name, not from the command: two people typing it at the same moment meet at the same item.
  const fresh = derivedId('catalogueEntry', context.actor.tenantId, params.kind, fold(body.name));
  const id = typeof guard?.['ownerId'] === 'string' ? guard['ownerId'] : fresh;
  const answer: CatalogueEntry = { id, kind: params.kind, name: body.name, retired: false, version: 1 };
  return runCommand(deps, context, {
    partition: [],
    needs: [nameKey(params.kind, body.name), entryKey(params.kind, id)],
    decide: ([taken, item]) => {
      if (item) return usedAgain(entryOf(item));
      // An entry was renamed to this between the two reads: the caller's next try finds it.
      if (taken) throw new AppError('server.busy', { retryAfterSeconds: 1 });
      return {
        writes: [entryPut(params.kind, id, body.name), takeName(params.kind, body.name, id, 'retry')],
        happening: {
          noun: 'catalogue-entry',
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

function usedAgain(stored: StoredEntry): Decision<CatalogueEntry> | { answer: CatalogueEntry } {
  return stored.retired ? changed(stored, { retired: false }, stored.version) : { answer: entryView(stored) };
}

export async function change(
  deps: Dependencies,
  context: MemberContext,
  { params, body, ifMatch }: InputOf<typeof changeCatalogueEntry>,
): Promise<CatalogueEntry> {
  return runCommand(deps, context, {
    partition: [],
    needs: [entryKey(params.kind, params.entryId)],
    decide: ([item]) => changed(existing(item), body, ifMatch),
  });
}

function existing(item: Attributes | undefined): StoredEntry {
  if (!item) throw new AppError('catalogue.entry_not_found');
  return entryOf(item);
}

function changed(
  stored: StoredEntry,
  patch: { name?: string | undefined; retired?: boolean | undefined },
  baseVersion: number,
): Decision<CatalogueEntry> | { answer: CatalogueEntry } {
  const merged = merge(stored, patch, baseVersion);
  if (merged.kind === 'unchanged') return { answer: entryView(stored) };
  if (merged.kind === 'conflict') throw new AppError('request.base_version_stale', { faults: merged.faults });
  const { before, after, version, fieldVersions } = merged;
  return {
    writes: [
      entryUpdate(stored, { ...after, version, fieldVersions }),
      ...changeName(stored.catalogue, stored.name, after.name ?? stored.name, stored.entryId, 'catalogue.name_taken'),
    ],
    happening: {
      noun: 'catalogue-entry',
      verb: 'changed',
      subjectId: stored.entryId,
      subjectName: stored.name,
      before,
      after,
    },
    answer: entryView({ ...stored, ...after, version }),
  };
}
