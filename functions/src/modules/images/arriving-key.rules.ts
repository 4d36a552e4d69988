/** Which upload a key of the bucket belongs to. Whatever is not exactly of our making belongs to none. */
import { imageId, prospectId, tenantId } from '@folio/shared/values/ids.ts';

export interface ArrivingKey {
  tenantId: string;
  prospectId: string;
  imageId: string;
}

/** `tmp/tnt_…/prs_…/img_…` */
export function arrivalOf(key: string): ArrivingKey | undefined {
  const [first, tenant, prospect, image, ...rest] = key.split('/');
  if (first !== 'tmp' || rest.length > 0) return undefined;
  const [ofTenant, ofProspect, ofImage] = [
    tenantId.safeParse(tenant),
    prospectId.safeParse(prospect),
    imageId.safeParse(image),
  ];
  if (!ofTenant.success || !ofProspect.success || !ofImage.success) return undefined;
  return { tenantId: ofTenant.data, prospectId: ofProspect.data, imageId: ofImage.data };
}

/** Events escape keys as forms do: a space is a plus. Undefined where the escapes are broken. */
export function keyOfEvent(escaped: string): string | undefined {
  try {
    return decodeURIComponent(escaped.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}
