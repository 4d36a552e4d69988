/** What becomes of a product's image on its way once its bytes were looked at: the product's, or refused with the reason. */
import type { Rejection } from '@folio/shared/images/image.rules.ts';
import { AppError } from '../../platform/app-error.ts';
import type { ActingContext } from '../../platform/context.ts';
import { tenantRoot, type Connected } from '../../platform/dependencies.ts';
import { newMeter } from '../../platform/meter.ts';
import { tableAt, TransactionRefused, type Table } from '../../platform/table.ts';
import { runCommand } from '../changes/command.service.ts';
import {
  productUploadKey,
  productUploadOf,
  productUploadRejected,
  type StoredProductUpload,
} from './product-image.repository.ts';
import { logPartition, productKey, productOf, type StoredProductImage } from './product.repository.ts';
import { withImage } from './product-image.service.ts';

export interface ProductArrival {
  tenantId: string;
  productId: string;
  imageId: string;
}

function tableOf(deps: Connected, { tenantId }: Pick<ProductArrival, 'tenantId'>): Table {
  return tableAt(deps.connection({ meter: newMeter() }), tenantRoot(tenantId));
}

/** Undefined when its bytes are not awaited: another one was sent since, it is there already, or nobody asked for it. */
export async function awaitedProductImage(
  deps: Connected,
  arrival: ProductArrival,
  now: Date,
): Promise<StoredProductUpload | undefined> {
  const [item] = await tableOf(deps, arrival).get([productUploadKey(arrival.productId)]);
  const upload = productUploadOf(item, now);
  return upload?.id === arrival.imageId && !upload.rejection ? upload : undefined;
}

/** A change of the product by whoever sent it. */
export async function attachProductImage(
  deps: Connected,
  { tenantId, productId, imageId }: ProductArrival,
  { upload, facts, now }: { upload: StoredProductUpload; facts: Omit<StoredProductImage, 'id'>; now: Date },
): Promise<'attached' | 'unwanted' | 'storage-full'> {
  const { memberId, requestId } = upload;
  const context: ActingContext = {
    requestId,
    now,
    meter: newMeter(),
    // Whether they might was asked when the upload was.
    actor: { tenantId, memberId, level: 'administrator', workCentreIds: [] },
    command: { key: imageId, route: 'product image arrived', bodyHash: '' },
  };
  try {
    await runCommand(deps, context, {
      partition: logPartition(productId),
      needs: [productKey(productId), productUploadKey(productId)],
      decide: ([item, awaited]) => {
        if (!item || productUploadOf(awaited, now)?.id !== imageId) throw new AppError('image.not_found');
        const { width, height, bytes } = facts;
        const decision = withImage(productOf(item), { id: imageId, width, height, bytes }, now);
        const done = { label: 'retry', when: { equals: { id: imageId } }, delete: productUploadKey(productId) };
        return { ...decision, writes: [...decision.writes, done] };
      },
    });
    return 'attached';
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'image.storage_full') return 'storage-full';
    if (error.code === 'image.not_found') return 'unwanted';
    throw error;
  }
}

/** The record says why, until another is sent, or a day has passed. */
export async function rejectProductImage(
  deps: Connected,
  arrival: ProductArrival,
  rejection: Rejection,
): Promise<void> {
  try {
    await tableOf(deps, arrival).transact([productUploadRejected(arrival.productId, arrival.imageId, rejection)]);
  } catch (error) {
    // Another one was sent meanwhile.
    if (!(error instanceof TransactionRefused)) throw error;
  }
}

export async function isProductImage(
  deps: Connected,
  { tenantId, productId, imageId }: ProductArrival,
): Promise<boolean> {
  const [item] = await tableOf(deps, { tenantId }).get([productKey(productId)]);
  return item !== undefined && productOf(item).image?.id === imageId;
}
