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
import { fold } from '@folio/shared/values/fold.ts';
import { AppError } from '../../platform/app-error.ts';
import type { MemberContext } from '../../platform/context.ts';
import { tenantTable, type Dependencies } from '../../platform/dependencies.ts';
import { derivedId, idOfCommand } from '../../platform/derived-id.ts';
import type { Attributes, Key, Write } from '../../platform/table.ts';
import { runCommand, type Outcome } from '../changes/command.service.ts';
import { merge } from '../changes/merge.rules.ts';
import { changeName, nameKey, takeName } from '../names/name.service.ts';
import {
  entryKey,
  entryOf,
  entryPut,
  entryUpdate,
  entryView,
  logPartition,
  type StoredEntry,
} from './catalogue.repository.ts';

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

/** Reads of a name that somebody moves at the same moment; twice in a row is already unheard of. */
const mostReads = 3;

/** Two people typing «Panaderia» and «Panadería» get one entry. */
export async function add(
  deps: Dependencies,
  context: MemberContext,
  input: InputOf<typeof addCatalogueEntry>,
): Promise<CatalogueEntry> {
  const { params, body } = input;
  for (let read = 1; ; read += 1) {
    const [guard] = await tenantTable(deps, context).get([nameKey(params.kind, body.name)]);
    const owner = guard?.['ownerId'];
    // Not from the name: an entry renamed keeps its id, and its old name may begin another.
    const id = typeof owner === 'string' ? owner : idOfCommand('catalogueEntry', context);
    try {
      return await addOrUse(deps, context, input, id);
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'server.busy') || read === mostReads) throw error;
    }
  }
}

/** @throws AppError `server.busy` when the name changed hands since it was read */
async function addOrUse(
  deps: Dependencies,
  context: MemberContext,
  { params, body }: InputOf<typeof addCatalogueEntry>,
  id: string,
): Promise<CatalogueEntry> {
  return runCommand(deps, context, {
    partition: logPartition(params.kind, id),
    needs: [nameKey(params.kind, body.name), entryKey(params.kind, id)],
    decide: ([taken, item]) => {
      const stored = item && entryOf(item);
      if (stored && fold(stored.name) === fold(body.name)) return usedAgain(stored);
      if (taken || stored) throw new AppError('server.busy', { retryAfterSeconds: 1 });
      return {
        writes: [entryPut(params.kind, id, body.name), takeName(params.kind, body.name, id, 'retry')],
        happening: {
          noun: 'catalogue-entry',
          verb: 'created',
          subjectId: id,
          subjectName: body.name,
          after: { name: body.name },
        },
        answer: { id, kind: params.kind, name: body.name, retired: false, version: 1 },
      };
    },
  });
}

function usedAgain(stored: StoredEntry): Outcome<CatalogueEntry> {
  return stored.retired ? changed(stored, { retired: false }, stored.version) : { answer: entryView(stored) };
}

export async function change(
  deps: Dependencies,
  context: MemberContext,
  { params, body, ifMatch }: InputOf<typeof changeCatalogueEntry>,
): Promise<CatalogueEntry> {
  return runCommand(deps, context, {
    partition: logPartition(params.kind, params.entryId),
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
): Outcome<CatalogueEntry> {
  const merged = merge(stored, patch, baseVersion);
  if (merged.kind === 'unchanged') return { answer: entryView(stored) };
  if (merged.kind === 'conflict') return merged;
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
      version,
    },
    answer: entryView({ ...stored, ...after, version }),
  };
}
