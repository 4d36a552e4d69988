import { clientOf } from '#lib/api/client.ts';
import { loadOrError } from '#lib/session/load-or-error.ts';

// The address is read untracked: moving between pages asks for no new session.
export const load = async ({ fetch, url, untrack }) => ({
  session: await loadOrError(
    clientOf({ fetch }).getSession(),
    untrack(() => url.pathname + url.search),
  ),
});
