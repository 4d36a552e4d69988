/**
 * The words of prospects, one small item per word and per partition of those who may see it: company, work centre, people.
 * A level chooses the partition that is read, as it chooses an index elsewhere.
 */
import type { Scope } from '@folio/shared/prospects/prospect.rules.ts';
import { transactionLimit, type Attributes, type Key, type Table, type Write } from '../../platform/table.ts';
import { peopleOf, type StoredProspect } from './prospect-record.ts';

/** Whose partition an entry stands in: the company's, a centre's, a person's. */
type Holder = readonly string[];

/** What is written of a prospect's words, so that the next version deletes exactly what it no longer says. */
export interface WordList {
  /** Of the prospect these words were read from. */
  version: number;
  words: readonly string[];
  /** Partitions they stand in. */
  holders: readonly Holder[];
}

/** A word that found a prospect. */
export interface Found {
  prospectId: string;
  folio: number;
}

const largestFolio = 9_999_999_999;

/** Partitions are told apart by two letters too: no word of a large company makes a single hot one. */
function entryKey(holder: Holder, word: string, { prospectId, folio }: Found): Key {
  return {
    partition: [...holder, 'WORDS', word.slice(0, 2)],
    sort: [word, String(largestFolio - folio).padStart(10, '0'), prospectId],
  };
}

/** Beside the prospect, but in no partition that opening it reads. */
export function wordListKey(prospectId: string): Key {
  return { partition: ['P', prospectId, 'WORDS'], sort: ['WORDS'] };
}

export function wordListOf(item: Attributes | undefined): WordList | undefined {
  return item && (item['list'] as WordList); // written by storeWords alone
}

/** Whoever sees the prospect finds it; nobody finds a deleted one. */
export function holdersOf(prospect: StoredProspect): Holder[] {
  if (prospect.deletedAt) return [];
  return [[], ['W', prospect.workCentreId], ...peopleOf(prospect).map((id) => ['M', id])];
}

/**
 * Moves the words of a prospect from what was written to what it says now. A large move takes several transactions: its
 * list names old and new words before any of them is touched, so that a crash in between leaves no word that nobody deletes.
 * @throws TransactionRefused when somebody else wrote a newer list meanwhile
 */
export async function storeWords(
  table: Table,
  found: Found,
  { before, after }: { before: WordList | undefined; after: WordList },
): Promise<void> {
  const [old, now] = [entriesOf(found, before), entriesOf(found, after)];
  const puts = [...now].flatMap(([name, key]): Write[] =>
    old.has(name) ? [] : [{ put: { ...key, kind: 'word', attributes: { folio: found.folio, id: found.prospectId } } }],
  );
  const deletes = [...old].flatMap(([name, key]): Write[] => (now.has(name) ? [] : [{ delete: key }]));
  const writes = [...puts, ...deletes];
  const room = transactionLimit - 1;
  if (writes.length <= room) return table.transact([...writes, listWrite(found, after, before?.version)]);
  const both = bothOf(before, after);
  await table.transact([listWrite(found, both, before?.version)]);
  while (writes.length > room) await table.transact(writes.splice(0, room));
  await table.transact([...writes, listWrite(found, after, both.version)]);
}

/** All that stands, or is about to: still of the version read before, so that the move is not taken for done. */
function bothOf(before: WordList | undefined, after: WordList): WordList {
  const holders = [...(before?.holders ?? []), ...after.holders];
  return {
    version: before?.version ?? 0,
    words: [...new Set([...(before?.words ?? []), ...after.words])],
    holders: [...new Map(holders.map((holder) => [holder.join('#'), holder])).values()],
  };
}

/** Replaces the list if it is still of the version that was read. */
function listWrite({ prospectId }: Found, list: WordList, readVersion: number | undefined): Write {
  return {
    label: 'retry',
    when: readVersion === undefined ? 'absent' : { equals: { version: readVersion } },
    put: { ...wordListKey(prospectId), kind: 'word-list', attributes: { list, version: list.version } },
  };
}

function entriesOf(found: Found, list: WordList | undefined): Map<string, Key> {
  const keys = (list?.holders ?? []).flatMap((holder) =>
    (list?.words ?? []).map((word) => entryKey(holder, word, found)),
  );
  return new Map(keys.map((key) => [[...key.partition, ...key.sort].join('#'), key]));
}

/** AP-16: prospects with a word that begins so, as far as this scope sees; at most `limit` of each partition. */
export async function listFound(table: Table, scope: Scope, word: string, limit: number): Promise<Found[]> {
  const pages = await Promise.all(
    holdersIn(scope).map((holder) =>
      table.query({
        partition: [...holder, 'WORDS', word.slice(0, 2)],
        sort: { beginsWith: [word] },
        limit,
      }),
    ),
  );
  return pages.flat().map((item) => ({ prospectId: String(item['id']), folio: Number(item['folio']) }));
}

function holdersIn(scope: Scope): Holder[] {
  if (scope.kind === 'company') return [[]];
  if (scope.kind === 'own') return [['M', scope.memberId]];
  return scope.ids.map((id) => ['W', id]);
}
