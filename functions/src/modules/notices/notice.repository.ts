/** Keys and items of notices: a partition per person, in the order of their ids, which begin with their moment. */
import type { NoticeContent } from '@folio/shared/notices/notice.schema.ts';
import type { Attributes, Key, Table, Write } from '../../platform/table.ts';

export interface StoredNotice {
  noticeId: string;
  at: string;
  content: NoticeContent;
  readAt?: string;
  /** Seconds: the table forgets it then. */
  expiresAt: number;
}

function partitionOf(memberId: string): readonly string[] {
  return ['M', memberId, 'NOTICES'];
}

export function noticeKey(memberId: string, noticeId: string): Key {
  return { partition: partitionOf(memberId), sort: ['NOTICE', noticeId] };
}

export function noticePut(memberId: string, notice: StoredNotice): Write {
  return { put: { ...noticeKey(memberId, notice.noticeId), kind: 'notice', attributes: { ...notice } } };
}

/** AP-23: the newest notices of a person. */
export async function listNoticeItems(table: Table, memberId: string, limit: number): Promise<StoredNotice[]> {
  const items = await table.query({ partition: partitionOf(memberId), newestFirst: true, limit, consistent: true });
  return items.map(noticeOf);
}

function noticeOf(item: Attributes): StoredNotice {
  return item as unknown as StoredNotice; // written by noticePut alone
}

export function readWrite(memberId: string, noticeId: string, at: string): Write {
  return { label: 'notice.not_found', update: noticeKey(memberId, noticeId), set: { readAt: at }, when: 'present' };
}
