import { error, redirect } from '@sveltejs/kit';
import { ApiError } from '@folio/shared/contract/client.ts';
import { client } from '#lib/api/client.ts';
import { routes } from '#lib/routes.ts';

export const load = async ({ url }) => {
  try {
    return await client.listMyCompanies();
  } catch (cause) {
    if (!(cause instanceof ApiError)) throw cause;
    if (cause.status === 401) redirect(307, routes.signIn(url.pathname + url.search));
    error(cause.status || 503, { message: cause.message, requestId: cause.requestId });
  }
};
