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
import { logoOwner } from '../company/logo.service.ts';
import * as oneImage from '../one-images/one-image-arrival.service.ts';
import { imageOwner } from '../products/product-image.service.ts';
import { attach, awaitedUpload, reject, type Arrival, type PictureFacts } from '../prospects/image-arrival.service.ts';
import type { Attached } from './arrived.service.ts';
import type { ArrivingKey } from './arriving-key.rules.ts';

export interface Destination {
  sizes: Sizes;
  attach: (facts: PictureFacts) => Promise<Attached>;
  reject: (rejection: Rejection) => Promise<void>;
}

/** Undefined when its bytes are not awaited: cancelled, done already, or never asked for. */
export async function destinationOf(
  deps: Connected,
  { prospectId, productId, ...named }: ArrivingKey,
  now: () => Date,
): Promise<Destination | undefined> {
  if (prospectId !== undefined) return ofProspect(deps, { ...named, prospectId }, now);
  if (productId === undefined) return ofOne(deps, { ...named, owner: logoOwner }, { sizes: logoSizes, now });
  return ofOne(deps, { ...named, owner: imageOwner(productId) }, { sizes: productSizes, now });
}

const logoSizes: Sizes = { logoPx: logoSidePx };
const productSizes: Sizes = { picturePx: paperSidePx, paperPx: paperSidePx, thumbnailPx: thumbnailSidePx };

/** Of what has one image, such as the company its logo. */
async function ofOne<Stored, View>(
  deps: Connected,
  arrival: oneImage.OneArrival<Stored, View>,
  { sizes, now }: { sizes: Sizes; now: () => Date },
): Promise<Destination | undefined> {
  const upload = await oneImage.awaited(deps, arrival, now());
  return (
    upload && {
      sizes,
      attach: (facts) => oneImage.attach(deps, arrival, { upload, facts, now: now() }),
      reject: (rejection) => oneImage.reject(deps, arrival, rejection),
    }
  );
}

async function ofProspect(deps: Connected, arrival: Arrival, now: () => Date): Promise<Destination | undefined> {
  const upload = await awaitedUpload(deps, arrival, now());
  return (
    upload && {
      sizes: {
        picturePx: upload.original ? mostSidePx : longSidePx,
        paperPx: paperSidePx,
        thumbnailPx: thumbnailSidePx,
      },
      attach: (facts) => attach(deps, arrival, { upload, facts, now: now() }),
      reject: (rejection) => reject(deps, arrival, rejection),
    }
  );
}
