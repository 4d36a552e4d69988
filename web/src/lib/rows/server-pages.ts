/**
 * The list as the server answers it, page by page, for companies with more prospects than this device holds. What it brings
 * is held with the rest (`onrows`), so that commands and the feed reach it too.
 */
import type { ApiError, Client } from '@folio/shared/contract/client.ts';
import type { ResponseOf } from '@folio/shared/contract/endpoint.ts';
import type { listSelectedProspects } from '@folio/shared/prospects/prospect-list.schema.ts';
import type { ProspectRow } from '@folio/shared/prospects/prospect.schema.ts';
import type { ListQuery } from '@folio/shared/rows/list-query.rules.ts';
import type { Counts } from '@folio/shared/rows/row-facets.ts';
import { asApiError } from '#lib/api/as-api-error.ts';

type Page = ResponseOf<typeof listSelectedProspects>;

/** What is asked for; below a folio when everything newer is here. */
export interface Question {
  query: ListQuery;
  belowFolio: number | undefined;
}

export interface ServerAnswer {
  rows: readonly ProspectRow[];
  counts: Counts;
  /** How many words and filters let through, and how many there are. */
  total: number;
  size: number;
}

interface Answered extends ServerAnswer {
  key: string;
  pages: number;
  cursor: string | undefined;
}

interface Options {
  client: Pick<Client, 'listSelectedProspects'>;
  onrows: (rows: readonly ProspectRow[]) => void;
  /** There is an answer, or a problem. */
  onchange: () => void;
}

const pageSize = 100;
/** Words are asked for once the typing pauses; the rest at once. */
const typingMs = 120;
/** Somebody changed something: so many changes are asked about together. */
const newsMs = 300;
/** Asked again for news, of the pages that were scrolled through; what lies below is asked again by scrolling. */
const mostPagesAgain = 20;

export class ServerPages {
  problem: ApiError | undefined;
  /** To the question before, until the next answer comes: its numbers stand meanwhile. */
  last: ServerAnswer | undefined;
  readonly #options: Options;
  #question: Question | undefined;
  #answered: Answered | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #abort: AbortController | undefined;

  constructor(options: Options) {
    this.#options = options;
  }

  answerTo(question: Question): ServerAnswer | undefined {
    return this.#answered?.key === keyOf(question) ? this.#answered : undefined;
  }

  /** The same question twice is asked once. */
  ask(question: Question): void {
    const before = this.#question;
    if (before && keyOf(before) === keyOf(question)) return;
    this.#question = question;
    this.#abort?.abort();
    this.#abort = undefined;
    const isTyping = before !== undefined && before.query.words !== question.query.words;
    this.#after(isTyping ? typingMs : 0);
  }

  /** The next page, when there is one and nothing else is on its way. */
  more(): void {
    const answered = this.#answered;
    if (!answered?.cursor || this.#abort || answered.key !== this.#key()) return;
    void this.#load(async (signal) => {
      const page = await this.#page(signal, answered.cursor);
      return {
        ...answered,
        ...numbersOf(page),
        rows: [...answered.rows, ...page.rows],
        pages: answered.pages + 1,
        cursor: page.cursor,
      };
    });
  }

  /** Something changed: what is shown is asked for again. */
  refresh(): void {
    if (this.#answered && !this.#abort) this.#after(newsMs);
  }

  retry(): void {
    if (this.problem) this.#after(0);
  }

  /** Nothing of what was answered may stay. */
  forget(): void {
    clearTimeout(this.#timer);
    this.#abort?.abort();
    this.#abort = undefined;
    this.#question = undefined;
    this.#answered = undefined;
    this.last = undefined;
    this.problem = undefined;
  }

  #key(): string | undefined {
    return this.#question && keyOf(this.#question);
  }

  #after(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#load((signal) => this.#first(signal)), ms);
  }

  /** As many pages as are shown, so that nothing below is lost by a change above. */
  async #first(signal: AbortSignal): Promise<Answered> {
    const shown = this.#answered?.key === this.#key() ? this.#answered : undefined;
    const first = await this.#page(signal);
    const rows = [...first.rows];
    let [pages, cursor] = [1, first.cursor];
    for (; cursor && pages < Math.min(shown?.pages ?? 1, mostPagesAgain); pages += 1) {
      const page = await this.#page(signal, cursor);
      rows.push(...page.rows);
      cursor = page.cursor;
    }
    return { key: this.#key() ?? '', ...numbersOf(first), rows, pages, cursor };
  }

  async #page(signal: AbortSignal, cursor?: string): Promise<Page> {
    const question = this.#question;
    if (!question) throw new DOMException('nothing is asked', 'AbortError');
    const query = { ...paramsOf(question.query), limit: pageSize };
    const from = cursor ? { cursor } : question.belowFolio ? { belowFolio: question.belowFolio } : {};
    return this.#options.client.listSelectedProspects({ query: { ...query, ...from }, signal });
  }

  async #load(load: (signal: AbortSignal) => Promise<Answered>): Promise<void> {
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    try {
      const answered = await load(abort.signal);
      if (abort.signal.aborted) return;
      this.#options.onrows(answered.rows);
      this.#answered = answered;
      this.last = answered;
      this.problem = undefined;
    } catch (cause) {
      if (abort.signal.aborted) return;
      this.problem = asApiError(cause);
    }
    this.#abort = undefined;
    this.#options.onchange();
  }
}

function keyOf({ query, belowFolio }: Question): string {
  return JSON.stringify([paramsOf(query), belowFolio]);
}

/** As the endpoint takes them; what filters nothing is left out. */
function paramsOf({ words, sort, from, to, ...lists }: ListQuery) {
  const listed = Object.entries({
    status: lists.status,
    attention: lists.attention,
    memberIds: lists.people,
    workCentreIds: lists.workCentres,
    contactChannelIds: lists.channels,
    lineOfBusinessIds: lists.lines,
    states: lists.states,
  });
  return {
    ...(words.trim() ? { words: words.trim() } : {}),
    ...Object.fromEntries(listed.flatMap(([name, values]) => (values.length ? [[name, values.join(',')]] : []))),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    sort: sort.column,
    direction: sort.direction,
  };
}

function numbersOf({ counts, total, size }: Page): Pick<ServerAnswer, 'counts' | 'total' | 'size'> {
  const of = (values: Record<string, number>) => new Map(Object.entries(values));
  return {
    counts: {
      status: of(counts.status),
      attention: of(counts.attention),
      people: of(counts.people),
      workCentres: of(counts.workCentres),
      channels: of(counts.channels),
      lines: of(counts.lines),
      states: of(counts.states),
    },
    total,
    size,
  };
}
