/** The row of a prospect: what lists hold of it, without the schema that checks it. */
import type { ProspectRow } from './prospect.schema.ts';

/** In the order in which a row is told. */
export const rowFields = [
  'id',
  'folio',
  'contactedOn',
  'name',
  'companyName',
  'phone',
  'email',
  'state',
  'municipality',
  'lineOfBusinessId',
  'contactChannelId',
  'colour',
  'status',
  'registeredBy',
  'attendedBy',
  'workCentreId',
  'internalNotes',
  'appointmentAt',
  'quoteId',
  'quoteFolio',
  'quoteCount',
  'orderId',
  'orderFolio',
  'orderCount',
  'imageCount',
  'version',
] as const satisfies readonly (keyof ProspectRow)[];

/** What a list shows of a prospect, whatever else is known of it. */
export function rowOf(prospect: ProspectRow): ProspectRow {
  return Object.fromEntries(
    rowFields.flatMap((field) => (prospect[field] === undefined ? [] : [[field, prospect[field]]])),
  ) as unknown as ProspectRow; // every field of a row is one of the prospect
}
