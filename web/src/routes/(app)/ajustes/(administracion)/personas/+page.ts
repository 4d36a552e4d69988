import { clientOf } from '#lib/api/client.ts';
import { loadOrError } from '#lib/session/load-or-error.ts';

export const load = ({ fetch, url }) => loadOrError(clientOf({ fetch }).listMembers(), url.pathname);
