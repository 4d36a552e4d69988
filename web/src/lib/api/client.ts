/** The API as the screens call it. */
import { ApiError, createClient, type Client } from '@folio/shared/contract/client.ts';
import { tellSessionEnded } from './session-events.ts';

/** For `load` functions, with the fetch they are given: SvelteKit follows what a page depends on through it. */
export function clientOf(load: { fetch: typeof fetch }): Client {
  return createClient({ origin: '', fetch: (url, init) => load.fetch(url, init), renewSession });
}

/** For everything else. */
export const client = createClient({ origin: '', fetch: (url, init) => fetch(url, init), renewSession });

let renewal: Promise<boolean> | undefined;

/** Several requests refused at once wait for one renewal. */
function renewSession(): Promise<boolean> {
  renewal ??= renew().finally(() => (renewal = undefined));
  return renewal;
}

async function renew(): Promise<boolean> {
  try {
    await client.refreshSession();
    return true;
  } catch (cause) {
    // Without a net, or with the API in trouble, the session may well be alive: whoever asked is told that instead.
    if (!(cause instanceof ApiError) || cause.status !== 401) throw cause;
    tellSessionEnded();
    return false;
  }
}
