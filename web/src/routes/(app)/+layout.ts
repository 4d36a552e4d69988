import { clientOf } from '#lib/api/client.ts';
import { keepSession, readSession } from '#lib/session/kept-session.ts';
import { loadOrError } from '#lib/session/load-or-error.ts';

// The address is read untracked: moving between pages asks for no new session.
export const load = async ({ fetch, url, untrack }) => {
  const kept = readSession();
  if (kept) return { session: kept, isKept: true };
  const asked = clientOf({ fetch }).getSession();
  const session = await loadOrError(
    asked,
    untrack(() => url.pathname + url.search),
  );
  keepSession(session);
  return { session, isKept: false };
};
