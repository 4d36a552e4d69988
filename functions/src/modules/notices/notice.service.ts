/** Avisos: written with what causes them, in the same transaction; listed and read by the person they are for. */
import type { InputOf } from '@folio/shared/contract/endpoint.ts';
import { noticeLivesDays, noticesShown } from '@folio/shared/notices/notice.rules.ts';
import type { Notice, NoticeContent, readNotices } from '@folio/shared/notices/notice.schema.ts';
import { AppError } from '../../platform/app-error.ts';
import type { MemberContext } from '../../platform/context.ts';
import { tenantTable, type Dependencies } from '../../platform/dependencies.ts';
import { idOfMoment } from '../../platform/derived-id.ts';
import { TransactionRefused, type Write } from '../../platform/table.ts';
import { listNoticeItems, noticePut, readWrite } from './notice.repository.ts';

const dayMs = 24 * 60 * 60 * 1000;

export interface NewNotice {
  memberId: string;
  /** What makes it one of a kind among those of its moment. */
  cause: string;
  now: Date;
  content: NoticeContent;
}

export function noticeWrite({ memberId, cause, now, content }: NewNotice): Write {
  return noticePut(memberId, {
    noticeId: idOfMoment('notice', now, `${memberId}\n${cause}`),
    at: now.toISOString(),
    content,
    expiresAt: Math.floor((now.getTime() + noticeLivesDays * dayMs) / 1000),
  });
}

export async function list(deps: Dependencies, context: MemberContext): Promise<{ notices: Notice[] }> {
  const stored = await listNoticeItems(tenantTable(deps, context), context.actor.memberId, noticesShown);
  return {
    notices: stored.map(({ noticeId: id, at, content, readAt }) => ({ id, at, content, read: readAt !== undefined })),
  };
}

/** @throws AppError when one of them is nobody's, or another person's */
export async function read(
  deps: Dependencies,
  context: MemberContext,
  { body }: InputOf<typeof readNotices>,
): Promise<undefined> {
  const at = context.now.toISOString();
  const writes = [...new Set(body.noticeIds)].map((id) => readWrite(context.actor.memberId, id, at));
  try {
    await tenantTable(deps, context).transact(writes);
  } catch (error) {
    const isMissing = error instanceof TransactionRefused && error.failed.includes('notice.not_found');
    if (isMissing) throw new AppError('notice.not_found');
    throw error;
  }
  return undefined;
}
