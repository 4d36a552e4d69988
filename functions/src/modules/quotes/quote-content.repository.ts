/**
 * What quotes say: one item for each writing, put once and never touched again. A version that was sent, an undo and a
 * frozen quote only name one of them. Beside the prospect's partition, so that opening it does not pay for the lines.
 */
import { totalsOf, type Totals } from '@folio/shared/money/money.rules.ts';
import { itemsOf, type Attachment, type QuoteContent, type ToldContent } from '@folio/shared/quotes/quote.schema.ts';
import type { Question } from '../../platform/question.ts';
import type { Attributes, Key, Table, Write } from '../../platform/table.ts';
import * as prospects from '../prospects/prospect-documents.service.ts';

export type StoredContent = ToldContent & { totals: Totals };

/** What a quote says, and what its client does, stand there. */
export function contentPartition(prospectId: string, quoteId: string): readonly string[] {
  return [...prospects.partition(prospectId), 'Q', quoteId];
}

/** Nine digits sort as numbers do. */
export function contentKey(prospectId: string, quoteId: string, revision: number): Key {
  return {
    partition: contentPartition(prospectId, quoteId),
    sort: ['CONTENT', String(revision).padStart(9, '0')],
  };
}

/** @param attachments what is told of the images that `content` names */
export function storedContent(content: QuoteContent, attachments: Attachment[]): StoredContent {
  const { attachments: _, ...told } = content;
  const totals = totalsOf(itemsOf(content.lines), content.wholeDiscountPercent);
  return { ...told, ...(attachments.length ? { attachments } : {}), totals };
}

/** The revision is the version of the prospect that wrote it, which no undo gives out again. */
export function contentPut(key: Key, content: StoredContent): Write {
  return { label: 'retry', when: 'absent', put: { ...key, kind: 'quote-content', attributes: { content } } };
}

function contentOf(item: Attributes | undefined): StoredContent | undefined {
  return item?.['content'] as StoredContent | undefined; // written by contentPut alone
}

interface Named {
  prospectId: string;
  quoteId: string;
}

export interface FoundQuote {
  /** The prospect and the head of its quote. */
  items: Attributes[];
  /** By revision. */
  contentOf(revision: number): Promise<StoredContent | undefined>;
}

/** AP-30: a quote as it is written now: prospect, head and the newest writing side by side. Only after an undo it is an older one. */
export async function findQuote(table: Table, { prospectId, quoteId }: Named): Promise<FoundQuote> {
  const newest: Question = {
    partition: contentPartition(prospectId, quoteId),
    sort: { beginsWith: ['CONTENT'] },
    newestFirst: true,
    limit: 1,
    consistent: true,
  };
  const [heads, [written]] = await Promise.all([table.get(headKeys(prospectId, quoteId)), table.query(newest)]);
  return {
    items: heads.filter((item) => item !== undefined),
    async contentOf(revision) {
      const key = contentKey(prospectId, quoteId, revision);
      if (String(written?.['sk']) === key.sort.join('#')) return contentOf(written);
      return contentOf((await table.get([key]))[0]);
    },
  };
}

/** AP-31: one writing of a quote, with the prospect and the head, in one batch. */
export async function findRevision(
  table: Table,
  { prospectId, quoteId, revision }: Named & { revision: number },
): Promise<{ items: Attributes[]; content: StoredContent | undefined }> {
  const [content, ...heads] = await table.get([
    contentKey(prospectId, quoteId, revision),
    ...headKeys(prospectId, quoteId),
  ]);
  return { items: heads.filter((item) => item !== undefined), content: contentOf(content) };
}

/** A prospect, and the head of one of its quotes. */
export function headKeys(prospectId: string, quoteId: string): Key[] {
  return [prospects.need(prospectId), { partition: prospects.partition(prospectId), sort: ['QUOTE', quoteId] }];
}

/** AP-37: several writings of a quote, in the order of `revisions`. */
export async function findContents(
  table: Table,
  { prospectId, quoteId }: Named,
  revisions: readonly number[],
): Promise<(StoredContent | undefined)[]> {
  const items = await table.get(revisions.map((revision) => contentKey(prospectId, quoteId, revision)));
  return items.map(contentOf);
}
