import { redirect } from '@sveltejs/kit';
import { routes } from '#lib/routes.ts';

export const load = () => redirect(307, routes.home());
