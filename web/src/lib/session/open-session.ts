/** What stands between a page of the program and its person: nothing, or the screen that clears it. */
import { error, redirect } from '@sveltejs/kit';
import { ApiError } from '@folio/shared/contract/client.ts';
import type { Session } from '@folio/shared/identity/session.schema.ts';
import { client } from '#lib/api/client.ts';
import { routes } from '#lib/routes.ts';

/** The session, or the way to one; `back` is the page that was asked for. */
export async function openSession(back: string): Promise<Session> {
  try {
    return await client.getSession();
  } catch (cause) {
    if (!(cause instanceof ApiError)) throw cause;
    const elsewhere = wayOut(cause, back);
    if (elsewhere) redirect(307, elsewhere);
    error(cause.status || 503, { message: cause.message, requestId: cause.requestId });
  }
}

function wayOut({ code }: ApiError, back: string): string | undefined {
  if (code === 'session.required') return routes.signIn(back);
  if (code === 'session.company_required') return routes.chooseCompany(back);
  if (code === 'session.totp_required') return routes.activateTotp(back);
  return undefined;
}
