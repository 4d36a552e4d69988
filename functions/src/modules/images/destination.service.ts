/** What an arriving picture is for: an image of a prospect or of a product, or the company's logo. */
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
import { attachLogo, awaitedLogo, rejectLogo, type LogoArrival } from '../company/logo-arrival.service.ts';
import {
  attachProductImage,
  awaitedProductImage,
  rejectProductImage,
  type ProductArrival,
} from '../products/product-image-arrival.service.ts';
import { attach, awaitedUpload, reject, type Arrival, type PictureFacts } from '../prospects/image-arrival.service.ts';
import type { ArrivingKey } from './arriving-key.rules.ts';

export interface Destination {
  sizes: Sizes;
  attach: (facts: PictureFacts) => Promise<'attached' | 'unwanted' | 'storage-full'>;
  reject: (rejection: Rejection) => Promise<void>;
}

/** Undefined when its bytes are not awaited: cancelled, done already, or never asked for. */
export async function destinationOf(
  deps: Connected,
  { prospectId, productId, ...named }: ArrivingKey,
  now: Date,
): Promise<Destination | undefined> {
  if (prospectId !== undefined) return ofProspect(deps, { ...named, prospectId }, now);
  if (productId !== undefined) return ofProduct(deps, { ...named, productId }, now);
  return ofLogo(deps, named, now);
}

async function ofLogo(deps: Connected, arrival: LogoArrival, now: Date): Promise<Destination | undefined> {
  const upload = await awaitedLogo(deps, arrival, now);
  return (
    upload && {
      sizes: { logoPx: logoSidePx },
      attach: (facts) => attachLogo(deps, arrival, { upload, facts, now }),
      reject: (rejection) => rejectLogo(deps, arrival, rejection),
    }
  );
}

async function ofProduct(deps: Connected, arrival: ProductArrival, now: Date): Promise<Destination | undefined> {
  const upload = await awaitedProductImage(deps, arrival, now);
  return (
    upload && {
      sizes: { picturePx: paperSidePx, paperPx: paperSidePx, thumbnailPx: thumbnailSidePx },
      attach: (facts) => attachProductImage(deps, arrival, { upload, facts, now }),
      reject: (rejection) => rejectProductImage(deps, arrival, rejection),
    }
  );
}

async function ofProspect(deps: Connected, arrival: Arrival, now: Date): Promise<Destination | undefined> {
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
