import { redirect } from '@sveltejs/kit';
import { routes } from '#lib/routes.ts';
import { sectionsFor } from '#lib/settings/sections.ts';

export const load = async ({ parent }) => {
  const { session } = await parent();
  redirect(307, sectionsFor(session.level)[0]?.href ?? routes.account);
};
