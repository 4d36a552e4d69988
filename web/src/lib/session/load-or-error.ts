import { error, redirect } from '@sveltejs/kit';
import { ApiError } from '@folio/shared/contract/client.ts';
import { routes } from '#lib/routes.ts';

/** For `load` functions: what a page needs, or the page that says why it is not there. `back` is the page asked for. */
export async function loadOrError<Loaded>(asked: Promise<Loaded>, back: string): Promise<Loaded> {
  try {
    return await asked;
  } catch (cause) {
    if (!(cause instanceof ApiError)) throw cause;
    const elsewhere = wayOut(cause, back);
    if (elsewhere) redirect(307, elsewhere);
    error(cause.status || 503, { message: cause.message, requestId: cause.requestId });
  }
}

/** Where somebody goes whose session is not what a page of the company needs. */
export function wayOut({ code }: ApiError, back: string): string | undefined {
  if (code === 'session.required') return routes.signIn(back);
  if (code === 'session.company_required') return routes.chooseCompany(back);
  if (code === 'session.totp_required') return routes.activateTotp(back);
  return undefined;
}
