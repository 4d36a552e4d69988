/** Which upload a key of the bucket belongs to. Whatever is not exactly of our making belongs to none. */
import { imageId, prospectId, tenantId } from '@folio/shared/values/ids.ts';

export interface ArrivingKey {
  tenantId: string;
  /** Of an image; without one it is the company's logo. */
  prospectId?: string;
  imageId: string;
}

/** `tmp/tnt_…/prs_…/img_…`, `tmp/tnt_…/logo/img_…` */
export function arrivalOf(key: string): ArrivingKey | undefined {
  const [first, tenant, owner, image, ...rest] = key.split('/');
  if (first !== 'tmp' || rest.length > 0) return undefined;
  const [ofTenant, ofProspect, ofImage] = [
    tenantId.safeParse(tenant),
    prospectId.safeParse(owner),
    imageId.safeParse(image),
  ];
  if (!ofTenant.success || !ofImage.success) return undefined;
  const named = { tenantId: ofTenant.data, imageId: ofImage.data };
  if (owner === 'logo') return named;
  return ofProspect.success ? { ...named, prospectId: ofProspect.data } : undefined;
}

/** Events escape keys as forms do: a space is a plus. Undefined where the escapes are broken. */
export function keyOfEvent(escaped: string): string | undefined {
  try {
    return decodeURIComponent(escaped.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}
