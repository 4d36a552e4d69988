/** An image that was taken away and can no longer come back: its bytes leave. */
import type { ImageDependencies } from '../../platform/image-dependencies.ts';
import type { Root } from '../../platform/keys.ts';
import { logEvent } from '../../platform/log.ts';
import type { Attributes } from '../../platform/table.ts';
import { logoOwner } from '../company/logo.service.ts';
import * as oneImage from '../one-images/one-image-arrival.service.ts';
import { imageOwner } from '../products/product-image.service.ts';
import { isShown } from '../prospects/image-arrival.service.ts';
import { forget } from './picture-files.service.ts';

/** @param item what stood for the removal: it left by its expiry, or because the removal was undone */
export async function forgetUnlessShown(deps: ImageDependencies, [, tenantId]: Root, item: Attributes): Promise<void> {
  const { prospectId, productId, id: imageId } = item as { prospectId?: string; productId?: string; id: string }; // written by imageWrites and removedPut alone
  if (await isWanted(deps, { tenantId, prospectId, productId, imageId })) return;
  await forget(deps, { tenantId, imageId });
  logEvent('IMAGE_FORGOTTEN', { imageId });
}

interface Named {
  tenantId: string;
  imageId: string;
  prospectId: string | undefined;
  productId: string | undefined;
}

async function isWanted(
  deps: ImageDependencies,
  { tenantId, imageId, prospectId, productId }: Named,
): Promise<boolean> {
  if (prospectId) return isShown(deps, { tenantId, prospectId, imageId });
  if (productId) return oneImage.isShown(deps, { tenantId, imageId, owner: imageOwner(productId) });
  return oneImage.isShown(deps, { tenantId, imageId, owner: logoOwner });
}
