/** What becomes of an upload once its bytes were looked at: an image of its prospect, or refused with the reason. */
import type { Rejection } from '@folio/shared/images/image.rules.ts';
import { AppError } from '../../platform/app-error.ts';
import { tenantRoot, type Connected } from '../../platform/dependencies.ts';
import { newMeter } from '../../platform/meter.ts';
import { tableAt, TransactionRefused, type Table } from '../../platform/table.ts';
import { attached, type Attached } from '../images/arrived.service.ts';
import { uploadKey, uploadOf, uploadRejected, type StoredUpload } from './image.repository.ts';
import { runProspectCommand } from './prospect-command.ts';
import { carries, type StoredQuote } from '../quotes/stored-documents.ts';
import { imageKey, partitionOf } from './prospect.keys.ts';

/** Where an upload belongs, as its key in the bucket tells. */
export interface Arrival {
  tenantId: string;
  prospectId: string;
  imageId: string;
}

/** Of a picture as it is kept. */
export interface PictureFacts {
  width: number;
  height: number;
  bytes: number;
  /** Of what documents carry; a logo has none. */
  paperDigest?: string;
}

function tableOf(deps: Connected, { tenantId }: Pick<Arrival, 'tenantId'>): Table {
  return tableAt(deps.connection({ meter: newMeter() }), tenantRoot(tenantId));
}

/** What the bytes are awaited for; undefined when they are not: cancelled, done already, or never asked for. */
export async function awaitedUpload(deps: Connected, arrival: Arrival, now: Date): Promise<StoredUpload | undefined> {
  const [item] = await tableOf(deps, arrival).get([uploadKey(arrival.prospectId, arrival.imageId)]);
  const upload = item && Number(item['expiresAt']) > now.getTime() / 1000 ? uploadOf(item) : undefined;
  return upload?.rejection ? undefined : upload;
}

/**
 * The picture is the prospect's from now on: a change like any other, of whoever sent it. Also of one put aside meanwhile,
 * which may come back.
 */
export async function attach(
  deps: Connected,
  { tenantId, prospectId, imageId }: Arrival,
  { upload, facts, now }: { upload: StoredUpload; facts: PictureFacts; now: Date },
): Promise<Attached> {
  const { memberId, caption, place } = upload;
  return attached({ tenantId, imageId, upload, now }, (context) =>
    runProspectCommand(deps, context, {
      prospectId,
      deleted: 'too',
      needs: [uploadKey(prospectId, imageId)],
      decide: (record, [awaited]) => {
        if (!awaited) throw new AppError('image.not_found');
        const at = now.toISOString();
        const image = { id: imageId, at, memberId, ...facts, ...(caption ? { caption } : {}), place };
        return {
          record: { ...record, images: [...record.images, image] },
          verb: 'image-added',
          after: { image: { id: imageId } },
          writes: [{ label: 'retry', when: 'present', delete: uploadKey(prospectId, imageId) }],
        };
      },
    }),
  );
}

/** The record says why, until whoever sent it has read it, or a day has passed. */
export async function reject(deps: Connected, arrival: Arrival, rejection: Rejection): Promise<void> {
  try {
    await tableOf(deps, arrival).transact([uploadRejected(arrival.prospectId, arrival.imageId, rejection)]);
  } catch (error) {
    // Cancelled meanwhile: there is nobody to tell.
    if (!(error instanceof TransactionRefused)) throw error;
  }
}

/** Whether a prospect shows this image, since an undone removal is none, or a quote of it goes along with it. */
export async function isShown(deps: Connected, { tenantId, prospectId, imageId }: Arrival): Promise<boolean> {
  const table = tableOf(deps, { tenantId });
  const [[item], quotes] = await Promise.all([
    table.get([imageKey(prospectId, imageId)]),
    table.query({ partition: partitionOf(prospectId), sort: { beginsWith: ['QUOTE'] }, consistent: true }),
  ]);
  return item !== undefined || quotes.some((quote) => carries(quote['quote'] as StoredQuote, imageId)); // written by quoteItem alone
}
