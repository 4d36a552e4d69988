import { redirect } from '@sveltejs/kit';
import { routes } from '#lib/routes.ts';

/** The API refuses the rest by itself; this spares who has not the level an error page. */
export const load = async ({ parent }) => {
  const { session } = await parent();
  if (session.level !== 'administrator') redirect(307, routes.account);
};
