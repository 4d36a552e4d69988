/** Logotipo: the one image of the company. */
import type { addLogoUpload, getLogo, restoreLogo } from '@folio/shared/company/logo.schema.ts';
import type { Company } from '@folio/shared/company/company.schema.ts';
import type { InputOf, ResponseOf } from '@folio/shared/contract/endpoint.ts';
import type { ApiDependencies } from '../../platform/api-dependencies.ts';
import { AppError } from '../../platform/app-error.ts';
import type { MemberContext } from '../../platform/context.ts';
import type { Dependencies } from '../../platform/dependencies.ts';
import { pictureKey } from '../../platform/image-urls.ts';
import * as oneImage from '../one-images/one-image.service.ts';
import type { Owner } from '../one-images/one-image.ts';
import { companyKey, companyOf, companyUpdate, companyView, type StoredCompany } from './company.repository.ts';

export const logoOwner: Owner<StoredCompany, Company> = {
  folder: 'logo',
  partition: ['LOGO'],
  named: {},
  record: companyKey,
  log: ['COMPANY'],
  of(item) {
    if (!item) throw new AppError('server.unexpected');
    return companyOf(item);
  },
  imageOf: ({ logo }) => logo,
  viewOf: companyView,
  changed(stored, logo) {
    const version = stored.version + 1;
    return {
      writes: [companyUpdate(stored.version, { logo: logo ?? null, version })],
      happening: {
        noun: 'company',
        verb: logo ? 'logo-changed' : 'logo-removed',
        subjectId: stored.tenantId,
        subjectName: stored.name,
        version,
      },
      answer: companyView({ ...stored, logo, version }),
    };
  },
};

export async function addUpload(
  deps: ApiDependencies,
  context: MemberContext,
  { body }: InputOf<typeof addLogoUpload>,
): Promise<ResponseOf<typeof addLogoUpload>> {
  return oneImage.addUpload(deps, context, { owner: logoOwner, body });
}

export async function get(deps: ApiDependencies, context: MemberContext): Promise<ResponseOf<typeof getLogo>> {
  const { image, upload } = await oneImage.get(deps, context, logoOwner);
  const urlOf = (id: string) => deps.imageUrls.urlOf(pictureKey(context.actor.tenantId, id, 'logo'), context.now);
  return { ...(image ? { logo: { ...image, url: urlOf(image.id) } } : {}), ...(upload ? { upload } : {}) };
}

export async function remove(deps: Dependencies, context: MemberContext): Promise<Company> {
  return oneImage.remove(deps, context, logoOwner);
}

export async function restore(
  deps: Dependencies,
  context: MemberContext,
  { body: { imageId } }: InputOf<typeof restoreLogo>,
): Promise<Company> {
  return oneImage.restore(deps, context, { owner: logoOwner, imageId });
}
