/** An image that was taken away and can no longer come back: its bytes leave. */
import type { ImageDependencies } from '../../platform/image-dependencies.ts';
import type { Root } from '../../platform/keys.ts';
import { logEvent } from '../../platform/log.ts';
import type { Attributes } from '../../platform/table.ts';
import { isLogo } from '../company/logo-arrival.service.ts';
import { isShown } from '../prospects/image-arrival.service.ts';
import { forget } from './picture-files.service.ts';

/** @param item what stood for the removal: it left by its expiry, or because the removal was undone */
export async function forgetUnlessShown(deps: ImageDependencies, [, tenantId]: Root, item: Attributes): Promise<void> {
  const { prospectId, id: imageId } = item as { prospectId?: string; id: string }; // written by imageWrites and removedLogoPut alone
  const shown = prospectId
    ? await isShown(deps, { tenantId, prospectId, imageId })
    : await isLogo(deps, { tenantId, imageId });
  if (shown) return;
  await forget(deps, { tenantId, imageId });
  logEvent('IMAGE_FORGOTTEN', { imageId });
}
