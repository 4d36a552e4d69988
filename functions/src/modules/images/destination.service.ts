/** What an arriving picture is for: an image of a prospect, or the company's logo. */
import {
  logoSidePx,
  longSidePx,
  mostSidePx,
  paperSidePx,
  thumbnailSidePx,
  type Rejection,
} from '@folio/shared/images/image.rules.ts';
import type { Connected } from '../../platform/dependencies.ts';
import type { Sizes } from '../../platform/image-drawing.ts';
import { attachLogo, awaitedLogo, rejectLogo } from '../company/logo-arrival.service.ts';
import { attach, awaitedUpload, reject, type PictureFacts } from '../prospects/image-arrival.service.ts';
import type { ArrivingKey } from './arriving-key.rules.ts';

export interface Destination {
  sizes: Sizes;
  attach: (facts: PictureFacts) => Promise<'attached' | 'unwanted' | 'storage-full'>;
  reject: (rejection: Rejection) => Promise<void>;
}

/** Undefined when its bytes are not awaited: cancelled, done already, or never asked for. */
export async function destinationOf(
  deps: Connected,
  { prospectId, ...named }: ArrivingKey,
  now: Date,
): Promise<Destination | undefined> {
  if (prospectId === undefined) {
    const upload = await awaitedLogo(deps, named, now);
    return (
      upload && {
        sizes: { logoPx: logoSidePx },
        attach: (facts) => attachLogo(deps, named, { upload, facts, now }),
        reject: (rejection) => rejectLogo(deps, named, rejection),
      }
    );
  }
  const arrival = { ...named, prospectId };
  const upload = await awaitedUpload(deps, arrival, now);
  return (
    upload && {
      sizes: {
        picturePx: upload.original ? mostSidePx : longSidePx,
        paperPx: paperSidePx,
        thumbnailPx: thumbnailSidePx,
      },
      attach: (facts) => attach(deps, arrival, { upload, facts, now }),
      reject: (rejection) => reject(deps, arrival, rejection),
    }
  );
}
