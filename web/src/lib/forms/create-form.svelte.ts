/** One form: values, what is wrong with them, sending them once, and a draft of them. */
import type * as z from 'zod';
import type { ApiError } from '@folio/shared/contract/client.ts';
import type { faultsOf } from '@folio/shared/contract/faults.ts';
import { tick } from 'svelte';
import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import { asApiError } from '#lib/api/as-api-error.ts';
import { keepDraft, readDraft } from './drafts.ts';

export interface FormOptions<Values extends object, Schema extends z.ZodType> {
  /**
   * What is sent is checked with the schema the API checks it with. It is asked for with the first change, since schemas weigh
   * more than the form: a page that only shows one does not fetch them.
   */
  schema: () => Promise<Schema>;
  initial: Values;
  /** What is sent, from what is typed; the values themselves unless told. */
  toBody?: (values: Values) => unknown;
  /** Field beside which a fault of the body is shown, where names differ: `{ 'appointment.time': 'time' }`. */
  fieldNames?: Record<string, Extract<keyof Values, string>>;
  /** Fields that are lists whose own fields show their faults: `contacts.0.phone` beside that phone, not beside the list. */
  lists?: readonly Extract<keyof Values, string>[];
  /** The key stays the same while the same thing is sent again, also after a reload: the API then does it once. */
  submit: (body: z.output<Schema>, sent: { values: Values; idempotencyKey: string }) => Promise<unknown>;
  /** `draftKeyOf(session, 'prospect')`; without one nothing is kept on the device. */
  draftKey?: string | undefined;
}

/** A field, or one inside a list of them: `contacts.0.phone`. */
type FieldName<Values> = Extract<keyof Values, string> | `${Extract<keyof Values, string>}.${number}.${string}`;

/** What a field component needs besides its value. */
export interface FormField {
  name: string;
  fault: string | undefined;
  onblur: () => void;
}

/** The schema, and the sentences for what it refuses. */
interface Checker<Schema> {
  schema: Schema;
  faultsOf: typeof faultsOf;
}

const draftDelayMs = 300;

/**
 * A form with its draft, to be called while a component is made:
 * `<form novalidate onsubmit={form.submit}><TextField label="Nombre" {...form.field('name')} bind:value={form.values.name} />`.
 */
export function createForm<Values extends object, Schema extends z.ZodType>(
  options: FormOptions<Values, Schema>,
): Form<Values, Schema> {
  const form = new Form(options);
  form.followChanges();
  if (options.draftKey) form.keepDrafts(options.draftKey);
  return form;
}

class Form<Values extends object, Schema extends z.ZodType> {
  readonly #options: FormOptions<Values, Schema>;
  #initial: Values;
  /** What is typed. */
  values: Values;
  /** Why the last sending failed, when that is no single field's matter. */
  problem = $state.raw<ApiError>();
  sending = $state(false);
  /** A draft of these values is on the device. */
  draftKept = $state(false);
  /** The values come from a draft of an earlier visit. */
  restored = $state(false);
  /** None until it has come, when nothing is at fault yet. */
  #checker = $state.raw<Checker<Schema>>();
  #submitted = $state(false);
  readonly #left = new SvelteSet<string>();
  // A fault told by the API stands until its field says something else.
  readonly #told = new SvelteMap<string, { message: string; of: string }>();
  #attempt: { key: string; sent: string } | undefined;
  readonly #draftKey: string | undefined;

  constructor(options: FormOptions<Values, Schema>) {
    this.#options = options;
    this.#initial = options.initial;
    this.#draftKey = options.draftKey;
    const draft = options.draftKey ? readDraft(options.draftKey) : undefined;
    const values = $state({ ...options.initial, ...knownFields(options.initial, draft?.values) });
    this.values = values;
    this.restored = draft !== undefined;
    this.draftKept = this.restored;
    this.#attempt = draft?.attempt;
  }

  /** Sentence per field, of those already left or sent. */
  readonly faults: Record<string, string> = $derived.by(() => {
    const faults: Record<string, string> = {};
    for (const [name, message] of this.#faultsHere())
      if (this.#submitted || this.#left.has(name)) faults[name] = message;
    for (const [name, { message, of }] of this.#told) {
      if (JSON.stringify(this.#valueOf(name)) === of) faults[name] ??= message;
    }
    return faults;
  });

  /** Sentences whose place is no field of this form. */
  readonly strays: string[] = $derived(
    Object.entries(this.faults).flatMap(([name, message]) => (firstPart(name) in this.values ? [] : [message])),
  );

  get changed(): boolean {
    return JSON.stringify(this.values) !== JSON.stringify(this.#initial);
  }

  field(name: FieldName<Values>): FormField {
    const onblur = () => {
      // Passing through an empty form is no mistake yet.
      const [now, before] = [this.values, this.#initial].map((values) => JSON.stringify(valueOf(values, name)));
      if (now !== before) this.#left.add(name);
    };
    return { name, fault: this.faults[name], onblur };
  }

  /** Handler of the form's submit event. */
  readonly submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.sending) return;
    const element = event.currentTarget instanceof HTMLFormElement ? event.currentTarget : undefined;
    this.#submitted = true;
    this.problem = undefined;
    const values = $state.snapshot(this.values) as Values; // snapshot of plain values is of their own type
    this.sending = true;
    try {
      const body = await this.#checked(this.#bodyOf(values));
      if (!body) return await focusFirstFault(element);
      await this.#options.submit(body, { values, idempotencyKey: this.#keyFor(values) });
      this.settle();
    } catch (cause) {
      this.#refused(asApiError(cause));
      await focusFirstFault(element);
    } finally {
      this.sending = false;
    }
  };

  /** Begins anew with these values, or with the first ones; the draft is gone. */
  reset(values: Values = this.#options.initial): void {
    this.#initial = $state.snapshot(values) as Values; // snapshot of plain values is of their own type
    Object.assign(this.values, this.#initial);
    this.#submitted = false;
    this.restored = false;
    this.problem = undefined;
    this.#attempt = undefined;
    this.#left.clear();
    this.#told.clear();
    this.#writeDraft();
  }

  /** What it holds now is what it begins with: nothing typed yet, and no draft. */
  settle(): void {
    this.reset(this.values);
  }

  /** Called by `createForm` while the component is made, as is the next one. */
  followChanges(): void {
    $effect(() => {
      if (this.changed) void this.#loadChecker();
    });
  }

  keepDrafts(draftKey: string): void {
    const flush = () => this.#writeDraft(draftKey);
    $effect(() => {
      JSON.stringify(this.values);
      const timer = setTimeout(flush, draftDelayMs);
      return () => clearTimeout(timer);
    });
    // A tab closed or a page left within those milliseconds loses nothing either.
    $effect(() => {
      addEventListener('pagehide', flush);
      return () => {
        removeEventListener('pagehide', flush);
        flush();
      };
    });
  }

  /**
   * What is sent, or nothing where a field is at fault. Without its schema it goes as it was typed: the API checks with the same
   * one, and tells of each field. A file that did not come once, offline, may not be had again before the page is reloaded.
   */
  async #checked(body: unknown): Promise<z.output<Schema> | undefined> {
    const checker = await this.#loadChecker();
    const parsed = checker?.schema.safeParse(body);
    return parsed ? parsed.data : (body as z.output<Schema>); // what the API parses it into is not used here
  }

  /** @returns nothing while the files cannot be had */
  async #loadChecker(): Promise<Checker<Schema> | undefined> {
    if (this.#checker) return this.#checker;
    try {
      const sentences = import('@folio/shared/contract/faults.ts');
      const schema = await this.#options.schema();
      return (this.#checker = { schema, faultsOf: (await sentences).faultsOf });
    } catch {
      return undefined;
    }
  }

  #writeDraft(draftKey = this.#draftKey): void {
    if (!draftKey) return;
    const values = $state.snapshot(this.values) as Record<string, unknown>; // a form's values are an object of fields
    const draft = this.changed || this.restored ? { values, attempt: this.#attempt } : undefined;
    this.draftKept = keepDraft(draftKey, draft) && draft !== undefined;
  }

  #keyFor(values: Values): string {
    const sent = JSON.stringify(values);
    if (this.#attempt?.sent !== sent) this.#attempt = { key: crypto.randomUUID(), sent };
    this.#writeDraft();
    return this.#attempt.key;
  }

  #refused(problem: ApiError): void {
    // A refusal is an answer; without one the command may have been done, and its key must come again.
    if (problem.status >= 400 && problem.status < 500) this.#attempt = undefined;
    for (const { path, message } of problem.faults) {
      const name = this.#nameOf(path.replace(/^body\./, ''));
      this.#told.set(name, { message, of: JSON.stringify(this.#valueOf(name)) });
    }
    this.problem = problem.faults.length > 0 && this.strays.length === 0 ? undefined : problem;
  }

  #faultsHere(): Map<string, string> {
    const checker = this.#checker;
    const parsed = checker?.schema.safeParse(this.#bodyOf(this.values));
    const found = new Map<string, string>();
    if (!checker || !parsed || parsed.success) return found;
    for (const { path, message } of checker.faultsOf(parsed.error, '')) {
      const name = this.#nameOf(path.slice(1));
      if (!found.has(name)) found.set(name, message);
    }
    return found;
  }

  #bodyOf(values: Values): unknown {
    return this.#options.toBody ? this.#options.toBody(values) : values;
  }

  /** A fault inside a value (`holidays.3.name`) belongs to the field that holds it, unless told otherwise. */
  #nameOf(path: string): string {
    const named = this.#options.fieldNames?.[path];
    if (named) return named;
    const first = firstPart(path);
    const isInList = this.#options.lists?.some((list) => list === first) && path !== first;
    return first in this.values && !isInList ? first : path;
  }

  #valueOf(name: string): unknown {
    return valueOf(this.values, name);
  }
}

function firstPart(path: string): string {
  return path.split('.')[0] ?? path;
}

/** Of a field inside a list, the whole list. */
function valueOf(values: object, name: string): unknown {
  return Object.entries(values).find(([field]) => field === firstPart(name))?.[1];
}

export type { Form };

/** Of a draft, the fields this form has and of the type it has them in: an older version of it may have left others. */
function knownFields(initial: object, values: Record<string, unknown> | undefined): object {
  const types = new Map(Object.entries(initial).map(([name, value]) => [name, typeof value]));
  return Object.fromEntries(Object.entries(values ?? {}).filter(([name, value]) => types.get(name) === typeof value));
}

async function focusFirstFault(form: HTMLFormElement | undefined): Promise<void> {
  await tick();
  const field = form?.querySelector<HTMLElement>('[aria-invalid="true"], [data-fault] button');
  field?.focus({ preventScroll: true });
  // With what it says below it, and not at the very edge.
  field?.scrollIntoView({ block: 'center' });
}
