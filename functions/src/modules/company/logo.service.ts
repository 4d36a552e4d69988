/** Logotipo: set aside, sent straight to S3, shown, taken away and brought back. */
import type { addLogoUpload, getLogo, restoreLogo } from '@folio/shared/company/logo.schema.ts';
import type { Company } from '@folio/shared/company/company.schema.ts';
import type { InputOf, ResponseOf } from '@folio/shared/contract/endpoint.ts';
import type { ApiDependencies } from '../../platform/api-dependencies.ts';
import { AppError } from '../../platform/app-error.ts';
import { commandOf, type MemberContext } from '../../platform/context.ts';
import { tenantTable, type Dependencies } from '../../platform/dependencies.ts';
import { idOfCommand } from '../../platform/derived-id.ts';
import { pictureKey } from '../../platform/image-urls.ts';
import { runCommand, type Decision } from '../changes/command.service.ts';
import { requireRoom, storageKey, storageWrites } from '../storage/storage.service.ts';
import {
  companyKey,
  companyOf,
  companyUpdate,
  companyView,
  type StoredCompany,
  type StoredLogo,
} from './company.repository.ts';
import {
  logoUploadKey,
  logoUploadOf,
  logoUploadPut,
  removedLogoKey,
  removedLogoOf,
  removedLogoPut,
} from './logo.repository.ts';

/** Where its bytes arrive; S3 forgets them after a day. */
function incomingLogoKey(tenantId: string, imageId: string): string {
  return `tmp/${tenantId}/logo/${imageId}`;
}

/** One read and one small write; of the bytes the API sees none. */
export async function addUpload(
  deps: ApiDependencies,
  context: MemberContext,
  { body }: InputOf<typeof addLogoUpload>,
): Promise<ResponseOf<typeof addLogoUpload>> {
  const id = idOfCommand('image', context);
  const table = tenantTable(deps, context);
  const [company, item, storage] = await table.get([companyKey, logoUploadKey, storageKey]);
  const awaited = logoUploadOf(item, context.now);
  const earlier = awaited?.id === id ? awaited : undefined;
  const { bodyHash } = commandOf(context);
  if (earlier && earlier.bodyHash !== bodyHash) throw new AppError('request.idempotency_key_reused');
  if (earlier?.rejection || (company && companyOf(company).logo?.id === id)) return { imageId: id };
  if (!earlier) {
    requireRoom(storage, body.bytes);
    const { requestId, now, actor } = context;
    const upload = { id, at: now.toISOString(), memberId: actor.memberId, ...body, bodyHash, requestId };
    await table.transact([logoUploadPut(upload)]);
  }
  const key = incomingLogoKey(context.actor.tenantId, id);
  return { imageId: id, form: await deps.uploadForms.formFor({ key, ...body }, context.now) };
}

export async function get(deps: ApiDependencies, context: MemberContext): Promise<ResponseOf<typeof getLogo>> {
  const [company, item] = await tenantTable(deps, context).get([companyKey, logoUploadKey]);
  if (!company) throw new AppError('server.unexpected');
  const { logo, tenantId } = companyOf(company);
  const upload = logoUploadOf(item, context.now);
  return {
    ...(logo
      ? { logo: { ...logo, url: deps.imageUrls.urlOf(pictureKey(tenantId, logo.id, 'logo'), context.now) } }
      : {}),
    ...(upload ? { upload } : {}),
  };
}

/** Its bytes stay as long as it can come back. */
export async function remove(deps: Dependencies, context: MemberContext): Promise<Company> {
  return runCommand(deps, context, {
    partition: ['COMPANY'],
    needs: [companyKey],
    decide: ([item]) => {
      if (!item) throw new AppError('server.unexpected');
      const stored = companyOf(item);
      if (!stored.logo) throw new AppError('image.not_found');
      return withLogo(stored, undefined, context.now);
    },
  });
}

export async function restore(
  deps: Dependencies,
  context: MemberContext,
  { body }: InputOf<typeof restoreLogo>,
): Promise<Company> {
  return runCommand(deps, context, {
    partition: ['COMPANY'],
    needs: [companyKey, removedLogoKey(body.imageId)],
    decide: ([item, removed]) => {
      if (!item) throw new AppError('server.unexpected');
      const stored = companyOf(item);
      if (stored.logo?.id === body.imageId) return { answer: companyView(stored) };
      const logo = removedLogoOf(removed, context.now);
      if (!logo) throw new AppError('image.not_found');
      return withLogo(stored, logo, context.now);
    },
  });
}

/** The company with this logo, or without one; the one before can come back for a month. */
export function withLogo(stored: StoredCompany, logo: StoredLogo | undefined, now: Date): Decision<Company> {
  const version = stored.version + 1;
  const come = logo ? [logo] : [];
  const gone = stored.logo ? [stored.logo] : [];
  return {
    writes: [
      companyUpdate(stored.version, { logo: logo ?? null, version }),
      ...storageWrites(come, gone),
      ...gone.map((one) => removedLogoPut(one, now)),
      ...come.map(({ id }) => ({ delete: removedLogoKey(id) })),
    ],
    happening: {
      noun: 'company',
      verb: logo ? 'logo-changed' : 'logo-removed',
      subjectId: stored.tenantId,
      subjectName: stored.name,
      version,
    },
    answer: companyView({ ...stored, logo, version }),
  };
}
