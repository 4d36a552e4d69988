import { openSession } from '#lib/session/open-session.ts';

// The address is read untracked: moving between pages asks for no new session.
export const load = async ({ url, untrack }) => ({
  session: await openSession(untrack(() => url.pathname + url.search)),
});
