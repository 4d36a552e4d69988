/** Keeps an open page in step with its session, while the frame shows. */
import { ApiError } from '@folio/shared/contract/client.ts';
import type { Session } from '@folio/shared/identity/session.schema.ts';
import { goto } from '$app/navigation';
import { page } from '$app/state';
import { client } from '#lib/api/client.ts';
import { uploads } from '#lib/images/uploads.svelte.ts';
import { onSessionEvent } from '#lib/api/session-events.ts';
import { forgetDrafts } from '#lib/forms/drafts.ts';
import { routes } from '#lib/routes.ts';
import { wipeAllRows } from '#lib/rows/row-database.ts';
import { forgetSession, keepSession } from './kept-session.ts';
import { wayOut } from './load-or-error.ts';

// Coming back after a coffee one may have another level or new colleagues.
const freshForMs = 5 * 60_000;

/** Level, colleagues, centres and catalogues as they are now. */
export async function renewSession(session: Session): Promise<void> {
  // Without an answer the page stays as it is; a session found ended leads to the sign-in by its own event.
  const renewed = await client.getSession().catch(() => undefined);
  if (renewed) take(renewed, session);
}

/** What was kept of the last visit is shown; whether it still holds is asked meanwhile. */
export async function confirmSession(session: Session): Promise<void> {
  try {
    take(await client.getSession(), session);
  } catch (cause) {
    const elsewhere = cause instanceof ApiError && wayOut(cause, page.url.pathname + page.url.search);
    if (!elsewhere) return;
    forgetSession();
    await goto(elsewhere);
  }
}

function take(renewed: Session, session: Session): void {
  const isSame = renewed.company.id === session.company.id && renewed.person.id === session.person.id;
  keepSession(renewed);
  if (isSame) Object.assign(session, renewed);
  else location.reload();
}

/** @returns the way to stop */
export function followSession(session: Session): () => void {
  let renewedAt = Date.now();
  async function onvisibilitychange(): Promise<void> {
    if (document.hidden || Date.now() - renewedAt < freshForMs) return;
    renewedAt = Date.now();
    await renewSession(session);
  }
  document.addEventListener('visibilitychange', onvisibilitychange);
  const stop = onSessionEvent((event) => {
    // Not even the end of a session leaves the company's prospects on the device; images on their way wait for whose they are.
    forgetSession();
    uploads.close();
    void wipeAllRows({ withUploads: event !== 'ended' });
    if (event === 'company-changed') location.assign(routes.home());
    else if (event === 'signed-out') {
      forgetDrafts();
      location.assign(routes.signIn());
    } else void goto(routes.signIn(page.url.pathname + page.url.search));
  });
  return () => {
    document.removeEventListener('visibilitychange', onvisibilitychange);
    stop();
  };
}
