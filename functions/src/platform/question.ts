/** What is asked of a partition, and how DynamoDB is told of it. */
import { joinKey, type IndexName } from './keys.ts';

export interface Question {
  index?: IndexName;
  partition: readonly string[];
  sort?:
    | { beginsWith: readonly string[] }
    | { below: readonly string[] }
    | { above: readonly string[] }
    | { between: readonly [readonly string[], readonly string[]] };
  newestFirst?: boolean;
  limit?: number;
  consistent?: boolean;
  /** Attributes that are told, beside the key; it costs what the whole items do. */
  only?: readonly string[] | undefined;
}

/** Clause and values of the condition on the sort key. */
export function sortClause(sort: Question['sort']): { clause: string; values: Record<string, string> } {
  if (!sort) return { clause: '', values: {} };
  if ('beginsWith' in sort)
    return { clause: ' AND begins_with(#sk, :sk)', values: { ':sk': joinKey(sort.beginsWith) } };
  if ('below' in sort) return { clause: ' AND #sk < :sk', values: { ':sk': joinKey(sort.below) } };
  if ('above' in sort) return { clause: ' AND #sk > :sk', values: { ':sk': joinKey(sort.above) } };
  const [from, to] = sort.between;
  return { clause: ' AND #sk BETWEEN :from AND :to', values: { ':from': joinKey(from), ':to': joinKey(to) } };
}

/** Which attributes are told, the key among them. */
export function projectionOf(only: readonly string[] | undefined): {
  clause: { ProjectionExpression?: string };
  names: Record<string, string>;
} {
  if (!only) return { clause: {}, names: {} };
  const names = Object.fromEntries(['pk', 'sk', ...only].map((name, at) => [`#o${at}`, name]));
  return { clause: { ProjectionExpression: Object.keys(names).join(', ') }, names };
}
