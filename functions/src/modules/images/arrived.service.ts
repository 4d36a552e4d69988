/** What follows from a picture that arrived, whatever it is of: a change by whoever sent it, which may come too late. */
import { AppError } from '../../platform/app-error.ts';
import type { ActingContext } from '../../platform/context.ts';
import { newMeter } from '../../platform/meter.ts';

interface Arrived {
  tenantId: string;
  imageId: string;
  /** Who asked for it, and by which request. */
  upload: { memberId: string; requestId: string };
  now: Date;
}

/** `unwanted` when it was cancelled meanwhile, another was sent, or what it is of is gone. */
export type Attached = 'attached' | 'unwanted' | 'storage-full';

/** @param change adds the picture @throws what is none of these outcomes */
export async function attached(
  { tenantId, imageId, upload: { memberId, requestId }, now }: Arrived,
  change: (context: ActingContext) => Promise<unknown>,
): Promise<Attached> {
  try {
    await change({
      requestId,
      now,
      meter: newMeter(),
      // Who might add it was asked when the upload was: handed on since, the record still gets its picture.
      actor: { tenantId, memberId, level: 'administrator', workCentreIds: [] },
      command: { key: imageId, route: 'image arrived', bodyHash: '' },
    });
    return 'attached';
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'image.storage_full') return 'storage-full';
    if (error.code === 'image.not_found' || error.code === 'prospect.not_found') return 'unwanted';
    throw error;
  }
}
