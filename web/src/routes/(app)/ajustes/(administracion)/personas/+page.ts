import { client } from '#lib/api/client.ts';
import { loadOrError } from '#lib/session/load-or-error.ts';

export const load = ({ url }) => loadOrError(client.listMembers(), url.pathname);
