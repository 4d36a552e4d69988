/** The prospects a person may see, in memory and ready to be searched, filtered, counted and sorted within a frame. */
import { attentionOf } from '../prospects/attention.rules.ts';
import { isInScope, type Scope } from '../prospects/prospect.rules.ts';
import type { ProspectRow } from '../prospects/prospect.schema.ts';
import type { ListQuery } from './list-query.rules.ts';
import { Rehearsal } from './rehearsal.ts';
import { countsOf, createFacetCodes, facets, passing, writeCodes, type Counts } from './row-facets.ts';
import { SlotList, type RowList } from './row-list.ts';
import { RowOrders, type Names, type TextColumn } from './row-orders.ts';
import { RowSearch } from './row-search.ts';
import { haystackOf, LetterFolder, wordsOf } from './search-words.rules.ts';

export interface Selection {
  list: RowList;
  /** All of them, made when first asked for. */
  readonly rows: readonly ProspectRow[];
  /** Counted when first asked for: most of the time no filter is open. */
  readonly counts: Counts;
}

const width = facets.length;

export class RowTable {
  /** By slot, which a row keeps while it is here, so that a change touches what is known of it alone; empty where one left. */
  #rows: (ProspectRow | undefined)[] = [];
  /** By slot, folded when first needed. */
  readonly #folded: Record<'name' | 'companyName', string[]> = { name: [], companyName: [] };
  #free: number[] = [];
  readonly #slots = new Map<string, number>();
  /** Version at which a row left: an answer that was on its way must not bring it back. */
  readonly #gone = new Map<string, number>();
  /** Rows of a deletion that has not been answered. */
  readonly #hidden = new Map<string, ProspectRow>();
  readonly #codes = createFacetCodes();
  readonly #folder = new LetterFolder();
  readonly #search = new RowSearch();
  readonly #orders = new RowOrders(this.#codes);
  readonly #rehearsal = new Rehearsal();
  /** Every slot in use, newest folio first, but for what came and left since. */
  #all = new Uint32Array();
  readonly #came = new Set<number>();
  #someLeft = false;
  /** Codes of all rows one after another, by slot. */
  #flat = new Uint16Array();
  #unprepared: number[] = [];
  #unlit: number[] = [];
  #litAt: string | undefined;
  #scoped: { scope: string; slots: Uint32Array } | undefined;
  readonly #lookUp = {
    rowAt: (slot: number) => this.#rowAt(slot),
    slotOf: (id: string) => this.#slots.get(id),
  };

  get size(): number {
    return this.#slots.size;
  }

  get(id: string): ProspectRow | undefined {
    return this.#rows[this.#slots.get(id) ?? -1];
  }

  /** @returns those that were news: not here yet, or here in an older version */
  put(rows: readonly ProspectRow[]): ProspectRow[] {
    return rows.filter((row) => this.#putOne(row));
  }

  /**
   * A row as a command will leave it, or as it was when the command was refused: also of the version that is here.
   * @returns whether it is a version that was not known
   */
  show(row: ProspectRow): boolean {
    const known = this.get(row.id) ?? this.#hidden.get(row.id);
    if ((known?.version ?? 0) > row.version || this.#hasLeft(row)) return false;
    this.#set(row);
    return known?.version !== row.version;
  }

  /** Out of sight while its deletion is asked for. */
  hide(id: string): void {
    const row = this.get(id);
    if (!row) return;
    this.#hidden.set(id, row);
    this.#drop(id);
  }

  /** @returns the row that left, if it was here and not newer than what says that it left */
  remove(id: string, version: number): ProspectRow | undefined {
    this.#gone.set(id, Math.max(version, this.#gone.get(id) ?? 0));
    const row = this.get(id) ?? this.#hidden.get(id);
    if (!row || row.version > version) return undefined;
    this.#hidden.delete(id);
    this.#drop(id);
    return row;
  }

  clear(): void {
    [this.#rows, this.#free, this.#unprepared, this.#unlit] = [[], [], [], []];
    this.#all = new Uint32Array();
    for (const known of [this.#slots, this.#gone, this.#hidden, this.#came]) known.clear();
    this.#search.texts.clear();
    this.#orders.forget();
    this.#changed();
  }

  /**
   * Prepares rows for searching and sorting, the search for its next letter, and filters for their first press, until the time is up.
   * @returns whether all are
   */
  prepare(untilMs: number): boolean {
    this.#tidy();
    const isReady =
      this.prepareSearch(untilMs) && this.#search.prepare(untilMs) && this.#orders.prepare(this.#ordered, untilMs);
    return isReady && this.#rehearsal.go({ all: this.#all, table: this.#faceted, codes: this.#codes }, untilMs);
  }

  /** What words are looked for in, until the time is up. @returns whether all of it is there: what is not is read by each search */
  prepareSearch(untilMs: number): boolean {
    return this.#prepareTexts(untilMs) && this.#search.texts.prepare(untilMs);
  }

  /**
   * @param now wall clock of the company, `YYYY-MM-DDTHH:MM`
   * @param scope whose rows are looked at and counted, where the table holds more than one person may see
   */
  select(query: ListQuery, now: string, names: Names, scope: Scope = { kind: 'company' }): Selection {
    this.#tidy();
    this.#light(now);
    const words = wordsOf(query.words);
    if (words.length > 0) this.#prepareTexts(Infinity);
    const [found, codes] = [this.#search.find(words, this.#within(scope)), this.#codes];
    const table = this.#faceted;
    const passed = passing(found, table, query, codes);
    const slots = this.#inOrder(passed, query, names);
    const list = new SlotList(this.#exactFolioFirst(slots, words, query), this.#lookUp);
    let [rows, counts]: [rows?: readonly ProspectRow[], counts?: Counts] = [];
    return {
      list,
      get rows() {
        return (rows ??= list.slice());
      },
      get counts() {
        return (counts ??= countsOf({ found, passed, table, query, codes }));
      },
    };
  }

  /** How many a scope holds, whatever is asked for. */
  count(scope: Scope): number {
    this.#tidy();
    return this.#within(scope).length;
  }

  #putOne(row: ProspectRow): boolean {
    const known = this.get(row.id) ?? this.#hidden.get(row.id);
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
    const slot = this.#slots.get(row.id) ?? this.#newSlot();
    this.#rows[slot] = row;
    this.#slots.set(row.id, slot);
    this.#search.texts.set(slot, '');
    // In their order: an array that is begun from its end is looked up like a map.
    [this.#folded.name[slot], this.#folded.companyName[slot]] = ['', ''];
    writeCodes(row, this.#codes, this.#flat, slot * width);
    this.#unprepared.push(slot);
    this.#unlit.push(slot);
    this.#orders.change(slot);
    this.#changed();
  }

  #newSlot(): number {
    const slot = this.#free.pop() ?? this.#rows.length;
    this.#came.add(slot);
    if ((slot + 1) * width > this.#flat.length) {
      const flat = new Uint16Array(Math.max(1024 * width, 2 * this.#flat.length));
      flat.set(this.#flat);
      this.#flat = flat;
    }
    return slot;
  }

  #drop(id: string): void {
    const slot = this.#slots.get(id);
    if (slot === undefined) return;
    this.#slots.delete(id);
    this.#rows[slot] = undefined;
    this.#search.texts.set(slot, '');
    if (!this.#came.delete(slot)) this.#someLeft = true;
    this.#free.push(slot);
    this.#changed();
  }

  #changed(): void {
    this.#scoped = undefined;
    this.#search.forget();
  }

  /** Who came and who left is settled once for all the changes since the last question. */
  #tidy(): void {
    if (this.#came.size === 0 && !this.#someLeft) return;
    const [before, came] = [this.#all, this.#newestFirst(this.#came)];
    const all = new Uint32Array(this.#slots.size);
    let [count, next] = [0, 0];
    for (const slot of before) {
      // Left, or another row has its slot now.
      if (!this.#rows[slot] || this.#came.has(slot)) continue;
      const folio = this.#folioAt(slot);
      while (next < came.length && this.#folioAt(came[next] ?? 0) > folio) all[count++] = came[next++] ?? 0;
      all[count++] = slot;
    }
    all.set(came.subarray(next), count);
    this.#all = all;
    this.#came.clear();
    this.#someLeft = false;
  }

  /** Folio and slot in one number: numbers sort without a function that compares them. */
  #newestFirst(slots: ReadonlySet<number>): Uint32Array {
    const most = 2 ** 20;
    const packed = Float64Array.from(slots, (slot) => (2 ** 32 - this.#folioAt(slot)) * most + slot).sort();
    return Uint32Array.from(packed, (one) => one % most);
  }

  #folioAt(slot: number): number {
    return this.#rowAt(slot).folio;
  }

  #prepareTexts(untilMs: number): boolean {
    for (let done = 1; this.#unprepared.length > 0; done += 1) {
      this.#prepareOne(this.#unprepared.pop() ?? 0);
      if (done % 200 === 0 && performance.now() >= untilMs) break;
    }
    return this.#unprepared.length === 0;
  }

  #prepareOne(slot: number): void {
    const row = this.#rows[slot];
    const { texts } = this.#search;
    if (!row || texts.at(slot) !== '') return;
    const name = this.#folder.fold(row.name);
    const companyName = this.#folder.fold(row.companyName ?? '');
    this.#folded.name[slot] = name;
    this.#folded.companyName[slot] = companyName;
    texts.set(slot, haystackOf(row, name, companyName, this.#folder));
  }

  #rowAt(slot: number): ProspectRow {
    const row = this.#rows[slot];
    if (!row) throw new RangeError(`no row at ${slot}`);
    return row;
  }

  /** Every slot of a scope: whatever is outside of it is neither found, nor counted, nor decides whether typos are forgiven. */
  #within(scope: Scope): Uint32Array {
    if (scope.kind === 'company') return this.#all;
    const key = JSON.stringify(scope);
    if (this.#scoped?.scope !== key) {
      const slots = this.#all.filter((slot) => isInScope(scope, this.#rowAt(slot)));
      this.#scoped = { scope: key, slots };
    }
    return this.#scoped.slots;
  }

  /** What each row needs at this minute, among the codes. */
  #light(now: string): void {
    const [column, { attention }] = [facets.indexOf('attention'), this.#codes];
    for (const slot of this.#toLight(now)) {
      const row = this.#rows[slot];
      if (row) this.#flat[slot * width + column] = attention.codeOf(attentionOf(row, now).cause);
    }
    this.#litAt = now;
    this.#unlit = [];
  }

  /** Later on the same day only what waits for today turns, besides what is news. */
  #toLight(now: string): Iterable<number> {
    const before = this.#litAt;
    if (before === now) return this.#unlit;
    if (before === undefined || now < before || now.slice(0, 10) !== before.slice(0, 10)) return this.#all;
    const [column, today] = [facets.indexOf('attention'), this.#codes.attention.codeOf('today')];
    return [...this.#unlit, ...this.#all.filter((slot) => this.#flat[slot * width + column] === today)];
  }

  get #ordered() {
    return {
      codes: this.#flat,
      all: this.#all,
      textAt: (column: TextColumn, slot: number) => this.#textAt(column, slot),
    };
  }

  get #faceted() {
    return { codes: this.#flat, days: (slot: number) => this.#rowAt(slot).contactedOn };
  }

  #inOrder(slots: Uint32Array, { sort }: ListQuery, names: Names): Uint32Array {
    if (sort.column === 'folio') return sort.direction === 'descending' ? slots : slots.toReversed();
    if (sort.column === 'name' || sort.column === 'companyName') this.#prepareTexts(Infinity);
    return this.#orders.inOrder(slots, { column: sort.column, direction: sort.direction }, this.#ordered, names);
  }

  /** Whoever types a folio looks for that one: it is moved before those that have the digits in their phone. */
  #exactFolioFirst(slots: Uint32Array, words: readonly string[], { sort }: ListQuery): Uint32Array {
    const [word, ...others] = words;
    if (!word || others.length > 0 || sort.column !== 'folio' || !/^[1-9]\d*$/.test(word)) return slots;
    const at = this.#placeOfFolio(slots, Number(word), sort.direction === 'descending' ? -1 : 1);
    if (at < 0) return slots;
    // The search goes on from those it found: they stay in their order.
    const moved = slots.slice();
    moved.copyWithin(1, 0, at);
    moved[0] = slots[at] ?? 0;
    return moved;
  }

  /** In slots that folios order. */
  #placeOfFolio(slots: Uint32Array, folio: number, sign: 1 | -1): number {
    let [low, high] = [0, slots.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#folioAt(slots[middle] ?? 0) - folio) * sign < 0) low = middle + 1;
      else high = middle;
    }
    const slot = slots[low];
    return slot !== undefined && this.#folioAt(slot) === folio ? low : -1;
  }

  #textAt(column: TextColumn, slot: number): string {
    const row = this.#rows[slot];
    if (!row) return '';
    if (column === 'name' || column === 'companyName') return this.#folded[column][slot] ?? '';
    return row[column] ?? '';
  }
}
