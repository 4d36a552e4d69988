/** What becomes of a logo on its way once its bytes were looked at: the company's, or refused with the reason. */
import type { Rejection } from '@folio/shared/images/image.rules.ts';
import { AppError } from '../../platform/app-error.ts';
import type { ActingContext } from '../../platform/context.ts';
import { tenantRoot, type Connected } from '../../platform/dependencies.ts';
import { newMeter } from '../../platform/meter.ts';
import { tableAt, TransactionRefused, type Table } from '../../platform/table.ts';
import { runCommand } from '../changes/command.service.ts';
import { companyKey, companyOf, type StoredLogo } from './company.repository.ts';
import { logoUploadKey, logoUploadOf, logoUploadRejected, type StoredLogoUpload } from './logo.repository.ts';
import { withLogo } from './logo.service.ts';

export interface LogoArrival {
  tenantId: string;
  imageId: string;
}

function tableOf(deps: Connected, { tenantId }: Pick<LogoArrival, 'tenantId'>): Table {
  return tableAt(deps.connection({ meter: newMeter() }), tenantRoot(tenantId));
}

/** Undefined when its bytes are not awaited: another one was sent since, it is the logo already, or nobody asked for it. */
export async function awaitedLogo(
  deps: Connected,
  arrival: LogoArrival,
  now: Date,
): Promise<StoredLogoUpload | undefined> {
  const [item] = await tableOf(deps, arrival).get([logoUploadKey]);
  const upload = logoUploadOf(item, now);
  return upload?.id === arrival.imageId && !upload.rejection ? upload : undefined;
}

/** A change of the company by whoever sent it. */
export async function attachLogo(
  deps: Connected,
  { tenantId, imageId }: LogoArrival,
  { upload, facts, now }: { upload: StoredLogoUpload; facts: Omit<StoredLogo, 'id'>; now: Date },
): Promise<'attached' | 'unwanted' | 'storage-full'> {
  const { memberId, requestId } = upload;
  const context: ActingContext = {
    requestId,
    now,
    meter: newMeter(),
    // Whether they might was asked when the upload was.
    actor: { tenantId, memberId, level: 'administrator', workCentreIds: [] },
    command: { key: imageId, route: 'logo arrived', bodyHash: '' },
  };
  try {
    await runCommand(deps, context, {
      partition: ['COMPANY'],
      needs: [companyKey, logoUploadKey],
      decide: ([item, awaited]) => {
        if (!item || logoUploadOf(awaited, now)?.id !== imageId) throw new AppError('image.not_found');
        const decision = withLogo(companyOf(item), { id: imageId, ...facts }, now);
        const done = { label: 'retry', when: { equals: { id: imageId } }, delete: logoUploadKey };
        return { ...decision, writes: [...decision.writes, done] };
      },
    });
    return 'attached';
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'image.storage_full') return 'storage-full';
    if (error.code === 'image.not_found') return 'unwanted';
    throw error;
  }
}

/** The record says why, until another is sent, or a day has passed. */
export async function rejectLogo(deps: Connected, arrival: LogoArrival, rejection: Rejection): Promise<void> {
  try {
    await tableOf(deps, arrival).transact([logoUploadRejected(arrival.imageId, rejection)]);
  } catch (error) {
    // Another one was sent meanwhile.
    if (!(error instanceof TransactionRefused)) throw error;
  }
}

export async function isLogo(deps: Connected, { tenantId, imageId }: LogoArrival): Promise<boolean> {
  const [item] = await tableOf(deps, { tenantId }).get([companyKey]);
  return item !== undefined && companyOf(item).logo?.id === imageId;
}
