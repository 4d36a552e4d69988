/** Which upload a key of the bucket belongs to. Whatever is not exactly of our making belongs to none. */
import { imageId, productId, prospectId, tenantId } from '@folio/shared/values/ids.ts';

export interface ArrivingKey {
  tenantId: string;
  /** Whose image it is; without either it is the company's logo. */
  prospectId?: string;
  productId?: string;
  imageId: string;
}

/** `tmp/tnt_…/prs_…/img_…`, `tmp/tnt_…/prd_…/img_…`, `tmp/tnt_…/logo/img_…` */
export function arrivalOf(key: string): ArrivingKey | undefined {
  const [first, tenant, owner, image, ...rest] = key.split('/');
  if (first !== 'tmp' || rest.length > 0) return undefined;
  const [ofTenant, ofImage] = [tenantId.safeParse(tenant), imageId.safeParse(image)];
  if (!ofTenant.success || !ofImage.success) return undefined;
  const named = { tenantId: ofTenant.data, imageId: ofImage.data };
  if (owner === 'logo') return named;
  const [ofProspect, ofProduct] = [prospectId.safeParse(owner), productId.safeParse(owner)];
  if (ofProspect.success) return { ...named, prospectId: ofProspect.data };
  return ofProduct.success ? { ...named, productId: ofProduct.data } : undefined;
}

/** Events escape keys as forms do: a space is a plus. Undefined where the escapes are broken. */
export function keyOfEvent(escaped: string): string | undefined {
  try {
    return decodeURIComponent(escaped.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}
