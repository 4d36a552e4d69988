/** What changed among the prospects that a person may see, since a moment: how the list in the browser stays fresh. */
import * as z from 'zod';
import { defineEndpoint } from '../contract/endpoint.ts';
import { prospectId } from '../values/ids.ts';
import { prospectRow } from './prospect.schema.ts';

export const listProspectChanges = defineEndpoint({
  method: 'GET',
  path: '/api/prospect-changes',
  lambda: 'api',
  access: 'prospect:read',
  summary: 'Los prospectos que cambiaron desde un cursor, entre los que quien pregunta puede ver',
  query: z.strictObject({
    /** Of the answer before; without one the answer holds nothing but the cursor to begin from, before the first fill. */
    cursor: z.string().max(1000).optional(),
  }),
  response: z.object({
    /** In order of time; a row may come again, and an older version must not replace a newer one. */
    rows: z.array(prospectRow),
    /** Deleted, or no longer this person's to see. */
    gone: z.array(z.object({ id: prospectId, version: z.int() })),
    cursor: z.string(),
    /** There is more: ask again at once. */
    more: z.boolean(),
    /**
     * Whose rows a browser may hold (level and centres, or the person): when it differs from the one a browser filled
     * under, or `stale` says that too much has happened, what it holds must be forgotten and filled anew.
     */
    scope: z.string(),
    stale: z.boolean(),
    /** People, centres, catalogues or settings changed: the session's names are to be asked for again. */
    settingsChanged: z.boolean(),
  }),
  errors: ['cursor.invalid'],
});
