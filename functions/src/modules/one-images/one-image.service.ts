/** The one image of a record: set aside, sent straight to S3, shown, taken away and brought back. */
import type { addLogoUpload } from '@folio/shared/company/logo.schema.ts';
import type { InputOf, ResponseOf } from '@folio/shared/contract/endpoint.ts';
import type { ImageUpload } from '@folio/shared/images/image.schema.ts';
import type { ApiDependencies } from '../../platform/api-dependencies.ts';
import { AppError } from '../../platform/app-error.ts';
import { commandOf, type MemberContext } from '../../platform/context.ts';
import { tenantTable, type Dependencies } from '../../platform/dependencies.ts';
import { idOfCommand } from '../../platform/derived-id.ts';
import { runCommand, type Decision } from '../changes/command.service.ts';
import { requireRoom, storageKey, storageWrites } from '../storage/storage.service.ts';
import { removedKey, removedOf, removedPut, uploadKey, uploadOf, uploadPut } from './one-image.repository.ts';
import type { Owner, StoredOneImage } from './one-image.ts';

/** What is said of a file before it is sent, and the form that sends it; none for one that is there already. */
type Announced = InputOf<typeof addLogoUpload>['body'];
type Ticket = ResponseOf<typeof addLogoUpload>;

/** One read and one small write; of the bytes the API sees none. */
export async function addUpload<Stored, View>(
  deps: ApiDependencies,
  context: MemberContext,
  { owner, body }: { owner: Owner<Stored, View>; body: Announced },
): Promise<Ticket> {
  const id = idOfCommand('image', context);
  const table = tenantTable(deps, context);
  const [record, item, storage] = await table.get([owner.record, uploadKey(owner), storageKey]);
  const shown = owner.imageOf(owner.of(record));
  const awaited = uploadOf(item, context.now);
  const earlier = awaited?.id === id ? awaited : undefined;
  const { bodyHash } = commandOf(context);
  if (earlier && earlier.bodyHash !== bodyHash) throw new AppError('request.idempotency_key_reused');
  if (earlier?.rejection || shown?.id === id) return { imageId: id };
  if (!earlier) {
    requireRoom(storage, body.bytes);
    const { requestId, now, actor } = context;
    const upload = { id, at: now.toISOString(), memberId: actor.memberId, ...body, bodyHash, requestId };
    await table.transact([uploadPut(owner, upload)]);
  }
  // S3 forgets it after a day.
  const key = `tmp/${context.actor.tenantId}/${owner.folder}/${id}`;
  return { imageId: id, form: await deps.uploadForms.formFor({ key, ...body }, context.now) };
}

interface Shown<Stored> {
  stored: Stored;
  image: StoredOneImage | undefined;
  upload: ImageUpload | undefined;
}

export async function get<Stored, View>(
  deps: Dependencies,
  context: MemberContext,
  owner: Owner<Stored, View>,
): Promise<Shown<Stored>> {
  const [record, item] = await tenantTable(deps, context).get([owner.record, uploadKey(owner)]);
  const stored = owner.of(record);
  return { stored, image: owner.imageOf(stored), upload: uploadOf(item, context.now) };
}

/** Its bytes stay as long as it can come back. */
export async function remove<Stored, View>(
  deps: Dependencies,
  context: MemberContext,
  owner: Owner<Stored, View>,
): Promise<View> {
  return runCommand(deps, context, {
    partition: owner.log,
    needs: [owner.record],
    decide: ([item]) => {
      const stored = owner.of(item);
      if (!owner.imageOf(stored)) throw new AppError('image.not_found');
      return withImage(owner, stored, { image: undefined, now: context.now });
    },
  });
}

export async function restore<Stored, View>(
  deps: Dependencies,
  context: MemberContext,
  { owner, imageId }: { owner: Owner<Stored, View>; imageId: string },
): Promise<View> {
  return runCommand(deps, context, {
    partition: owner.log,
    needs: [owner.record, removedKey(owner, imageId)],
    decide: ([item, removed]) => {
      const stored = owner.of(item);
      if (owner.imageOf(stored)?.id === imageId) return { answer: owner.viewOf(stored) };
      const image = removedOf(removed, context.now);
      if (!image) throw new AppError('image.not_found');
      return withImage(owner, stored, { image, now: context.now });
    },
  });
}

/** The record with this image, or without one; the one before can come back for a month. */
export function withImage<Stored, View>(
  owner: Owner<Stored, View>,
  stored: Stored,
  { image, now }: { image: StoredOneImage | undefined; now: Date },
): Decision<View> {
  const before = owner.imageOf(stored);
  const come = image ? [image] : [];
  const gone = before ? [before] : [];
  const { writes, ...decision } = owner.changed(stored, image);
  return {
    ...decision,
    writes: [
      ...writes,
      ...storageWrites(come, gone),
      ...gone.map((one) => removedPut(owner, one, now)),
      ...come.map(({ id }) => ({ delete: removedKey(owner, id) })),
    ],
  };
}
