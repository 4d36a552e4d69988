/**
 * Attempts at what can be guessed or flooded: passwords, codes, mails to an address. Counted in the table, so that all
 * copies of the function see the same number, and taken before the attempt, so that a hundred at once cannot pass as one.
 */
import { AppError } from '../../platform/app-error.ts';
import type { RequestContext } from '../../platform/context.ts';
import type { Dependencies } from '../../platform/dependencies.ts';
import type { Root } from '../../platform/keys.ts';
import { sha256 } from '../../platform/signer.ts';
import { tableAt, TransactionRefused, type Key, type NewItem, type Table } from '../../platform/table.ts';

/** What is attempted at somebody; each has a count of its own. */
export type AttemptKind = 'password' | 'code' | 'mail';

interface StoredAttempts {
  count: number;
  /** How many windows in a row were used up. */
  closings: number;
  /** Milliseconds: when the count begins anew. */
  endsAtMs: number;
}

const windowMs = 15 * 60 * 1000;
/**
 * Whoever guesses codes has the password already: each window used up doubles the next, to 32 hours, so that one who
 * never stops tries some 3,000 of a million codes a year. Passwords keep their quarter of an hour, since anybody could
 * shut a stranger's account out for longer.
 */
const mostDoublings: Record<AttemptKind, number> = { password: 0, code: 7, mail: 0 };
const remembersMs = 7 * 24 * 60 * 60 * 1000;
const mostPerSubject: Record<AttemptKind, number> = { password: 10, code: 10, mail: 6 };
/** Of the network: an office of fifty people behind one address must not lock itself out. */
const mostPerAddress = 300;
/** Races of attempts at one account, each of which costs a read and a write. */
const mostRaces = 5;

export interface Attempt {
  /** Who got it right begins anew, and has cost the address of the network nothing. */
  succeeded(): Promise<void>;
}

/** Takes one attempt at `subject` and one of the caller's address. @throws AppError `sign_in.too_many_attempts` */
export async function takeAttempt(
  deps: Dependencies,
  context: RequestContext,
  kind: AttemptKind,
  subject: string,
): Promise<Attempt> {
  const ofSubject = tableOf(deps, context, `${kind}:${subject}`);
  const limit = { most: mostPerSubject[kind], doublings: mostDoublings[kind] };
  const [ofAddress] = await Promise.all([
    takeOfAddress(deps, context, kind),
    take(ofSubject, limit, context.now.getTime()),
  ]);
  return {
    async succeeded() {
      await ofSubject.transact([{ delete: attemptsKey }]);
      await ofAddress.succeeded();
    },
  };
}

/**
 * A link is signed and names nobody before it is opened, so there is only the caller's address to count at.
 * @throws AppError `sign_in.too_many_attempts`
 */
export async function takeLinkAttempt(deps: Dependencies, context: RequestContext): Promise<Attempt> {
  return takeOfAddress(deps, context, 'link');
}

const attemptsKey: Key = { partition: [], sort: ['ATTEMPTS'] };

function tableOf(deps: Dependencies, context: RequestContext, counted: string): Table {
  const root: Root = ['S', sha256(counted).toString('base64url')];
  return tableAt(deps.connection(context), root);
}

interface Limit {
  most: number;
  doublings: number;
}

/** Exactly one more, or none: each attempt writes the next number only over the one it read. */
async function take(table: Table, limit: Limit, nowMs: number): Promise<void> {
  for (let race = 0; race < mostRaces; race += 1) {
    const stored = await read(table);
    const next = nextOf(stored, limit, nowMs);
    if (next.count > limit.most) throw tooMany(next.endsAtMs - nowMs);
    if (await isWritten(table, stored, next)) return;
  }
  throw tooMany(1000);
}

/** Many people share an address: adding up is enough, and nobody waits for the others. */
async function takeOfAddress(
  deps: Dependencies,
  context: RequestContext,
  kind: AttemptKind | 'link',
): Promise<Attempt> {
  const table = tableOf(deps, context, `address:${kind}:${context.clientIp}`);
  const nowMs = context.now.getTime();
  const stored = await read(table);
  const isOpen = stored !== undefined && stored.endsAtMs > nowMs;
  if (isOpen && stored.count >= mostPerAddress) throw tooMany(stored.endsAtMs - nowMs);
  // Of several who find no window open one opens it, and the others add to it.
  const isCounted = !isOpen && (await isWritten(table, stored, { count: 1, closings: 0, endsAtMs: nowMs + windowMs }));
  if (!isCounted) await add(table, 1);
  return { succeeded: () => add(table, -1) };
}

async function add(table: Table, count: number): Promise<void> {
  await table.transact([{ update: attemptsKey, add: { count } }]);
}

async function read(table: Table): Promise<StoredAttempts | undefined> {
  const [item] = await table.get([attemptsKey]);
  return item as StoredAttempts | undefined; // written by itemOf alone
}

function itemOf(attempts: StoredAttempts): NewItem {
  const expiresAt = Math.ceil((attempts.endsAtMs + remembersMs) / 1000);
  return { ...attemptsKey, kind: 'attempts', attributes: { ...attempts, expiresAt } };
}

function nextOf(stored: StoredAttempts | undefined, { most, doublings }: Limit, nowMs: number): StoredAttempts {
  if (stored && stored.endsAtMs > nowMs) return { ...stored, count: stored.count + 1 };
  const wasUsedUp = stored !== undefined && stored.count >= most && nowMs - stored.endsAtMs < remembersMs;
  const closings = wasUsedUp ? Math.min(stored.closings + 1, doublings) : 0;
  return { count: 1, closings, endsAtMs: nowMs + windowMs * 2 ** closings };
}

async function isWritten(table: Table, stored: StoredAttempts | undefined, next: StoredAttempts): Promise<boolean> {
  const when = stored ? ({ equals: { count: stored.count, endsAtMs: stored.endsAtMs } } as const) : 'absent';
  try {
    await table.transact([{ when, put: itemOf(next) }]);
    return true;
  } catch (error) {
    if (error instanceof TransactionRefused) return false;
    throw error;
  }
}

function tooMany(waitMs: number): AppError {
  return new AppError('sign_in.too_many_attempts', { retryAfterSeconds: Math.ceil(waitMs / 1000) });
}
