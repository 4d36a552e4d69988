/** What the modules of quotes and orders know of how prospects are stored: where one stands, and how its documents are read. */
import { listDeadlines, listDocuments } from './prospect-reading.repository.ts';
import { recordOf } from './prospect-items.ts';
import { partitionOf, prospectKey } from './prospect.keys.ts';

/** All that hangs on a prospect stands there. */
export const partition = partitionOf;

/** Item a command reads to name this prospect. */
export const need = prospectKey;

/** The prospect and whatever of its parts is among the items. */
export const recordIn = recordOf;

/** AP-29. */
export const listMonth = listDocuments;

/** AP-35. */
export const listLastDays = listDeadlines;
