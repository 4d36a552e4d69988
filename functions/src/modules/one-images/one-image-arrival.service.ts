/** What becomes of a record's one image on its way once its bytes were looked at: the record's, or refused with the reason. */
import type { Rejection } from '@folio/shared/images/image.rules.ts';
import { AppError } from '../../platform/app-error.ts';
import { tenantRoot, type Connected } from '../../platform/dependencies.ts';
import { newMeter } from '../../platform/meter.ts';
import { tableAt, TransactionRefused, type Table } from '../../platform/table.ts';
import { runCommand } from '../changes/command.service.ts';
import { attached, type Attached } from '../images/arrived.service.ts';
import { uploadKey, uploadOf, uploadRejected } from './one-image.repository.ts';
import { withImage } from './one-image.service.ts';
import type { Owner, StoredOneImage, StoredOneUpload } from './one-image.ts';

export interface OneArrival<Stored, View> {
  owner: Owner<Stored, View>;
  tenantId: string;
  imageId: string;
}

function tableOf(deps: Connected, tenantId: string): Table {
  return tableAt(deps.connection({ meter: newMeter() }), tenantRoot(tenantId));
}

/** Undefined when its bytes are not awaited: another one was sent since, it is there already, or nobody asked for it. */
export async function awaited<Stored, View>(
  deps: Connected,
  { owner, tenantId, imageId }: OneArrival<Stored, View>,
  now: Date,
): Promise<StoredOneUpload | undefined> {
  const [item] = await tableOf(deps, tenantId).get([uploadKey(owner)]);
  const upload = uploadOf(item, now);
  return upload?.id === imageId && !upload.rejection ? upload : undefined;
}

/** The picture is the record's from now on. */
export async function attach<Stored, View>(
  deps: Connected,
  { owner, tenantId, imageId }: OneArrival<Stored, View>,
  { upload, facts, now }: { upload: StoredOneUpload; facts: Omit<StoredOneImage, 'id'>; now: Date },
): Promise<Attached> {
  const { width, height, bytes } = facts;
  return attached({ tenantId, imageId, upload, now }, (context) =>
    runCommand(deps, context, {
      partition: owner.log,
      needs: [owner.record, uploadKey(owner)],
      decide: ([item, known]) => {
        if (!item || uploadOf(known, now)?.id !== imageId) throw new AppError('image.not_found');
        const decision = withImage(owner, owner.of(item), { image: { id: imageId, width, height, bytes }, now });
        const done = { label: 'retry', when: { equals: { id: imageId } }, delete: uploadKey(owner) };
        return { ...decision, writes: [...decision.writes, done] };
      },
    }),
  );
}

/** The upload says why, until another is sent, or a day has passed. */
export async function reject<Stored, View>(
  deps: Connected,
  { owner, tenantId, imageId }: OneArrival<Stored, View>,
  rejection: Rejection,
): Promise<void> {
  try {
    await tableOf(deps, tenantId).transact([uploadRejected(owner, imageId, rejection)]);
  } catch (error) {
    // Another one was sent meanwhile.
    if (!(error instanceof TransactionRefused)) throw error;
  }
}

export async function isShown<Stored, View>(
  deps: Connected,
  { owner, tenantId, imageId }: OneArrival<Stored, View>,
): Promise<boolean> {
  const [item] = await tableOf(deps, tenantId).get([owner.record]);
  return item !== undefined && owner.imageOf(owner.of(item))?.id === imageId;
}
