/** The prospects a person may see, in memory and ready to be searched, filtered, counted and sorted within a frame. */
import { attentionOf } from '../prospects/attention.rules.ts';
import { isInScope, type Scope } from '../prospects/prospect.rules.ts';
import type { ProspectRow } from '../prospects/prospect.schema.ts';
import type { ListQuery } from './list-query.rules.ts';
import { codesOf, createFacetCodes, facets, narrow, type Counts } from './row-facets.ts';
import { placesByRank } from './row-order.rules.ts';
import { RowOrders, type Names, type TableEntry } from './row-orders.ts';
import {
  haystackOf,
  isForgiven,
  narrows,
  narrowsForgiving,
  TypoMatcher,
  LetterFolder,
  wordsOf,
} from './search-words.rules.ts';

export interface Selection {
  rows: readonly ProspectRow[];
  counts: Counts;
}

/** Typos are forgiven when what was typed finds fewer rows than this. */
const fewRows = 10;

interface Found {
  /** Where it was looked for: all places of a scope. */
  among: Uint32Array;
  words: readonly string[];
  places: Uint32Array;
}

export class RowTable {
  /** Newest folio first, once `#tidy` has run. */
  #entries: TableEntry[] = [];
  readonly #byId = new Map<string, TableEntry>();
  /** Version at which a row left: an answer that was on its way must not bring it back. */
  readonly #gone = new Map<string, number>();
  /** Rows of a deletion that has not been answered. */
  readonly #hidden = new Map<string, ProspectRow>();
  readonly #codes = createFacetCodes();
  readonly #folder = new LetterFolder();
  readonly #orders = new RowOrders(this.#codes);
  #isTidy = true;
  #prepared = 0;
  /** Every place, and the codes of every row, one after another. */
  #all = new Uint32Array();
  #flat = new Uint16Array();
  #litAt: string | undefined;
  #scoped: { scope: string; places: Uint32Array } | undefined;
  #found: Found | undefined;
  #forgiven: Found | undefined;

  get size(): number {
    return this.#byId.size;
  }

  get(id: string): ProspectRow | undefined {
    return this.#byId.get(id)?.row;
  }

  /** @returns those that were news: not here yet, or here in an older version */
  put(rows: readonly ProspectRow[]): ProspectRow[] {
    const news = rows.filter((row) => this.#putOne(row));
    if (news.length > 0) this.#changed();
    return news;
  }

  /**
   * A row as a command will leave it, or as it was when the command was refused: also of the version that is here.
   * @returns whether it is a version that was not known
   */
  show(row: ProspectRow): boolean {
    const known = this.#byId.get(row.id)?.row ?? this.#hidden.get(row.id);
    if ((known?.version ?? 0) > row.version || this.#hasLeft(row)) return false;
    this.#set(row);
    this.#changed();
    return known?.version !== row.version;
  }

  /** Out of sight while its deletion is asked for. */
  hide(id: string): void {
    const row = this.#byId.get(id)?.row;
    if (!row) return;
    this.#hidden.set(id, row);
    this.#byId.delete(id);
    this.#changed();
  }

  /** @returns the row that left, if it was here and not newer than what says that it left */
  remove(id: string, version: number): ProspectRow | undefined {
    this.#gone.set(id, Math.max(version, this.#gone.get(id) ?? 0));
    const row = this.#byId.get(id)?.row ?? this.#hidden.get(id);
    if (!row || row.version > version) return undefined;
    this.#hidden.delete(id);
    if (this.#byId.delete(id)) this.#changed();
    return row;
  }

  clear(): void {
    this.#entries = [];
    this.#byId.clear();
    this.#gone.clear();
    this.#hidden.clear();
    this.#changed();
  }

  /**
   * Prepares rows for searching until the time is up, so that the first key finds them ready.
   * @returns whether all are
   */
  prepare(untilMs: number): boolean {
    this.#tidy();
    const slice = 200;
    while (this.#prepared < this.#entries.length) {
      const end = Math.min(this.#prepared + slice, this.#entries.length);
      for (const entry of this.#entries.slice(this.#prepared, end)) this.#prepareOne(entry);
      this.#prepared = end;
      if (performance.now() >= untilMs) break;
    }
    return this.#prepared === this.#entries.length;
  }

  /**
   * @param now wall clock of the company, `YYYY-MM-DDTHH:MM`
   * @param scope whose rows are looked at and counted, where the table holds more than one person may see
   */
  select(query: ListQuery, now: string, names: Names, scope: Scope = { kind: 'company' }): Selection {
    this.#tidy();
    this.#light(now);
    const words = wordsOf(query.words);
    const table = { codes: this.#flat, days: (place: number) => this.#entryAt(place).row.contactedOn };
    const { places, counts } = narrow(this.#find(words, this.#within(scope)), table, query, this.#codes);
    const ordered = this.#ordered(places, query, names);
    const rows: ProspectRow[] = [];
    for (let index = 0; index < ordered.length; index += 1) rows.push(this.#entryAt(ordered[index] ?? 0).row);
    return { rows: withExactFolio(rows, words, query), counts };
  }

  /** How many a scope holds, whatever is asked for. */
  count(scope: Scope): number {
    this.#tidy();
    return this.#within(scope).length;
  }

  #putOne(row: ProspectRow): boolean {
    const known = this.#byId.get(row.id)?.row ?? this.#hidden.get(row.id);
    if ((known && known.version >= row.version) || this.#hasLeft(row)) return false;
    this.#set(row);
    return true;
  }

  #hasLeft({ id, version }: ProspectRow): boolean {
    return (this.#gone.get(id) ?? -1) >= version;
  }

  #set(row: ProspectRow): void {
    this.#gone.delete(row.id);
    this.#hidden.delete(row.id);
    const codes = codesOf(row, this.#codes);
    const here = this.#byId.get(row.id);
    if (here) {
      Object.assign(here, { row, codes, haystack: '' });
      return;
    }
    const entry: TableEntry = { row, codes, name: '', companyName: '', haystack: '' };
    this.#byId.set(row.id, entry);
    this.#entries.push(entry);
  }

  #changed(): void {
    this.#isTidy = false;
    this.#prepared = 0;
    this.#scoped = undefined;
    this.#found = undefined;
    this.#forgiven = undefined;
    this.#litAt = undefined;
    this.#orders.forget();
  }

  /** Order and absence are settled once for all the changes since the last question. */
  #tidy(): void {
    if (this.#isTidy) return;
    this.#isTidy = true;
    if (this.#entries.length !== this.#byId.size)
      this.#entries = this.#entries.filter((entry) => this.#byId.get(entry.row.id) === entry);
    this.#entries.sort((one, other) => other.row.folio - one.row.folio);
    const width = facets.length;
    this.#all = new Uint32Array(this.#entries.length);
    this.#flat = new Uint16Array(this.#entries.length * width);
    this.#entries.forEach(({ codes }, place) => {
      this.#all[place] = place;
      for (let facet = 0; facet < width; facet += 1) this.#flat[place * width + facet] = codes[facet] ?? 0;
    });
  }

  #prepareOne(entry: TableEntry): void {
    if (entry.haystack !== '') return;
    entry.name = this.#folder.fold(entry.row.name);
    entry.companyName = this.#folder.fold(entry.row.companyName ?? '');
    entry.haystack = haystackOf(entry.row, entry.name, entry.companyName, this.#folder);
  }

  #entryAt(place: number): TableEntry {
    const entry = this.#entries[place];
    if (!entry) throw new RangeError(`no row at ${place}`);
    return entry;
  }

  /** Every place of a scope: whatever is outside of it is neither found, nor counted, nor decides whether typos are forgiven. */
  #within(scope: Scope): Uint32Array {
    if (scope.kind === 'company') return this.#all;
    const key = JSON.stringify(scope);
    if (this.#scoped?.scope !== key) {
      const places = this.#all.filter((place) => isInScope(scope, this.#entryAt(place).row));
      this.#scoped = { scope: key, places };
    }
    return this.#scoped.places;
  }

  /** Places of the rows that have all the words; another letter at the end searches only what was found before it. */
  #find(words: readonly string[], all: Uint32Array): Uint32Array {
    if (words.length === 0) return all;
    this.prepare(Infinity);
    const before = this.#found;
    const among = before?.among === all && narrows(before.words, words) ? before.places : all;
    const places = this.#those(among, (haystack) => hasAll(haystack, words));
    this.#found = { among: all, words, places };
    return places.length < fewRows && words.some(isForgiven) ? this.#findForgiving(words, all) : places;
  }

  #findForgiving(words: readonly string[], all: Uint32Array): Uint32Array {
    const before = this.#forgiven;
    const strict = words.filter((word) => !isForgiven(word));
    const matchers = words.filter(isForgiven).map((word) => new TypoMatcher(word));
    const among = before?.among === all && narrowsForgiving(before.words, words) ? before.places : all;
    const places = this.#those(
      among,
      (haystack) => hasAll(haystack, strict) && matchers.every((matcher) => matcher.matches(haystack)),
    );
    this.#forgiven = { among: all, words, places };
    return places;
  }

  #those(among: Uint32Array, matches: (haystack: string) => boolean): Uint32Array {
    const places = new Uint32Array(among.length);
    let count = 0;
    for (let index = 0; index < among.length; index += 1) {
      const place = among[index] ?? 0;
      if (!matches(this.#entryAt(place).haystack)) continue;
      places[count] = place;
      count += 1;
    }
    return places.slice(0, count);
  }

  /** The light of every row at this minute, among the codes. */
  #light(now: string): void {
    if (this.#litAt === now) return;
    this.#litAt = now;
    const [{ attention }, width, column] = [this.#codes, facets.length, facets.indexOf('attention')];
    this.#entries.forEach(({ row, codes }, place) => {
      const code = attention.codeOf(attentionOf(row, now).light);
      codes[column] = code;
      this.#flat[place * width + column] = code;
    });
    this.#orders.forgetLights();
  }

  #ordered(places: Uint32Array, { sort }: ListQuery, names: Names): Uint32Array {
    if (sort.column === 'folio') return sort.direction === 'descending' ? places : places.toReversed();
    if (sort.column === 'name' || sort.column === 'companyName') this.prepare(Infinity);
    return placesByRank(places, this.#orders.ranksOf(sort.column, this.#entries, names), sort.direction);
  }
}

function hasAll(haystack: string, words: readonly string[]): boolean {
  for (const word of words) if (!haystack.includes(word)) return false;
  return true;
}

/** Whoever types a folio looks for that one: it stands before those that have the digits in their phone. */
function withExactFolio(rows: ProspectRow[], words: readonly string[], { sort }: ListQuery): ProspectRow[] {
  const [word, ...others] = words;
  if (!word || others.length > 0 || sort.column !== 'folio') return rows;
  const at = rows.findIndex(({ folio }) => String(folio) === word);
  const exact = rows[at];
  return at > 0 && exact ? [exact, ...rows.toSpliced(at, 1)] : rows;
}
