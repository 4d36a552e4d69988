/** A quote while it is typed: its lines, what they come to, a draft of it on the device, and sending it once. */
import type { ApiError } from '@folio/shared/contract/client.ts';
import { inDollars, inPesos, type Currency, type Totals } from '@folio/shared/money/money.rules.ts';
import { decimalTyped, typedCents } from '@folio/shared/money/typed-amount.rules.ts';
import type { Product } from '@folio/shared/products/product.schema.ts';
import type { QuoteContentInput } from '@folio/shared/quotes/quote.schema.ts';
import { asApiError } from '#lib/api/as-api-error.ts';
import { keepDraft, readDraft } from '#lib/forms/drafts.ts';
import { whenIdle } from '#lib/ui/when-idle.ts';
import {
  draftFaults,
  draftTotals,
  emptyLine,
  isBlank,
  toContent,
  writtenLines,
  type DraftFaults,
  type DraftLine,
  type QuoteDraft,
} from './quote-draft.rules.ts';

interface EditorOptions {
  initial: QuoteDraft;
  draftKey: string;
  send: (content: QuoteContentInput, idempotencyKey: string) => Promise<unknown>;
}

/** What the device keeps waits until the fingers rest: writing 200 lines with each key would be felt. */
const draftRestMs = 600;
const longestRestMs = 2000;
/** So do the totals, which are of all lines: the key is painted first. */
const totalsRestMs = 100;

export class QuoteEditor {
  draft: QuoteDraft;
  faults = $state.raw<DraftFaults>({});
  problem = $state.raw<ApiError>();
  sending = $state(false);
  restored = $state(false);
  /** Raised by each change of a line. */
  changes = $state(0);
  /** What the lines come to, as of when the fingers rested. */
  totals: Totals;
  #attempt: { key: string; sent: string } | undefined;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #totalsRest: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;
  readonly #options: EditorOptions;
  readonly #initial: string;

  constructor(options: EditorOptions) {
    this.#options = options;
    this.#initial = written(options.initial);
    const kept = readDraft(options.draftKey);
    const typed = kept?.values['quote'] as QuoteDraft | undefined; // written by #keep alone
    const draft = $state(
      typed ? { ...options.initial, ...typed, lines: typed.lines.map((line) => emptyLine(line)) } : options.initial,
    );
    this.draft = draft;
    this.restored = typed !== undefined;
    this.#attempt = kept?.attempt;
    this.#endWithBlank();
    this.totals = $state.raw(draftTotals(this.draft));
  }

  /** Called with each key that was typed. */
  typed(): void {
    this.changes += 1;
    this.#endWithBlank();
    clearTimeout(this.#totalsRest);
    this.#totalsRest = setTimeout(() => this.#reckon(), totalsRestMs);
    this.#forgetRest();
    const mine = this.#turn;
    // What is typed meanwhile asks again.
    const keep = () => mine === this.#turn && this.flush();
    this.#rest = setTimeout(() => whenIdle(keep, longestRestMs), draftRestMs);
  }

  /** The page is left, or the fingers rest. */
  flush(): void {
    this.#forgetRest();
    // What $state.snapshot gives, which asks the browser for a clone of each of 2,400 texts.
    const quote = JSON.parse(JSON.stringify(this.draft)) as QuoteDraft; // texts and truths alone
    const isChanged = written(quote) !== this.#initial;
    keepDraft(this.#options.draftKey, isChanged ? { values: { quote }, attempt: this.#attempt } : undefined);
  }

  /** Begins anew with what it was opened on; the draft is gone. */
  discard(initial: QuoteDraft): void {
    Object.assign(this.draft, initial);
    this.faults = {};
    this.problem = undefined;
    this.restored = false;
    this.#endWithBlank();
    this.#reckon();
    this.flush();
  }

  /** @returns whether it was saved */
  async submit(): Promise<boolean> {
    if (this.sending) return false;
    const draft = $state.snapshot(this.draft) as QuoteDraft; // snapshot of plain values is of their own type
    this.faults = draftFaults(draft);
    this.problem = undefined;
    if (Object.keys(this.faults).length) return false;
    this.sending = true;
    try {
      const content = toContent(draft);
      await this.#options.send(content, this.#keyFor(JSON.stringify(content)));
      this.#forgetRest();
      keepDraft(this.#options.draftKey, undefined);
      return true;
    } catch (cause) {
      this.#refused(asApiError(cause), draft);
      return false;
    } finally {
      this.sending = false;
    }
  }

  /** Takes a product of the catalogue into a line. */
  take(line: DraftLine, { code = '', description, unit = '', satUnit = '', priceCents, currency, tax }: Product): void {
    Object.assign(line, {
      code,
      text: description,
      unit,
      satUnit,
      tax,
      price: typedCents(this.#inCurrency(priceCents, currency)),
    });
    this.typed();
  }

  add(at: number, more: Partial<DraftLine> = {}): DraftLine {
    const line = emptyLine(more);
    this.draft.lines.splice(at, 0, line);
    this.typed();
    return line;
  }

  remove(at: number): void {
    this.draft.lines.splice(at, 1);
    this.typed();
  }

  /** One place up or down, or anywhere: what is at `to` makes room. */
  move(from: number, to: number): void {
    const last = this.draft.lines.length - 1;
    if (to < 0 || to > last || from === to) return;
    const [line] = this.draft.lines.splice(from, 1);
    if (line) this.draft.lines.splice(to, 0, line);
    this.typed();
  }

  /** Rows of a sheet, over the blank lines from `at` on and between the others. */
  paste(
    at: number,
    rows: readonly Partial<DraftLine>[],
    columnsOf: (row: Partial<DraftLine>) => Partial<DraftLine>,
  ): void {
    rows.forEach((row, offset) => {
      const line = this.draft.lines[at + offset];
      const isRoom = line?.kind === 'item' && (isBlank(line) || offset === 0);
      if (line && isRoom) Object.assign(line, columnsOf(row));
      else this.draft.lines.splice(at + offset, 0, emptyLine(columnsOf(row)));
    });
    this.typed();
  }

  #reckon(): void {
    this.totals = draftTotals(this.draft);
  }

  /** Also where it waits for the browser to be idle. */
  #forgetRest(): void {
    clearTimeout(this.#rest);
    this.#turn += 1;
  }

  #inCurrency(cents: number, from: Currency): number {
    const to = this.draft.currency;
    const rate = decimalTyped(this.draft.exchangeRate, 4);
    if (from === to || !rate || !(Number(rate) > 0)) return cents;
    return to === 'MXN' ? inPesos(cents, rate) : inDollars(cents, rate);
  }

  #endWithBlank(): void {
    const last = this.draft.lines.at(-1);
    if (!last || last.kind !== 'item' || !isBlank(last)) this.draft.lines.push(emptyLine());
  }

  #keyFor(sent: string): string {
    if (this.#attempt?.sent !== sent) this.#attempt = { key: crypto.randomUUID(), sent };
    this.flush();
    return this.#attempt.key;
  }

  #refused(problem: ApiError, draft: QuoteDraft): void {
    // A refusal is an answer; without one the command may have been done, and its key must come again.
    if (problem.status >= 400 && problem.status < 500) this.#attempt = undefined;
    const lines = writtenLines(draft);
    const names: Record<string, string> = {
      description: 'text',
      title: 'text',
      unitPriceCents: 'price',
      discountPercent: 'discount',
      discountCents: 'discount',
    };
    const told = problem.faults.map(({ path, message }): [string, string] => {
      const [, first = '', at, field = ''] = path.split('.');
      const line = first === 'lines' ? lines[Number(at)] : undefined;
      return [line ? `${line.key}.${names[field] ?? field}` : first, message];
    });
    this.faults = Object.fromEntries(told);
    this.problem = problem;
  }
}

/** What tells two drafts apart: not the keys of this screen, nor the blank line at the end. */
function written(draft: QuoteDraft): string {
  return JSON.stringify({ ...draft, lines: writtenLines(draft).map((line) => ({ ...line, key: 0 })) });
}
