/** What the module of reports knows of how prospects are stored: where one stands, who may see it, and how rows are read. */
import { feedPartitions, findProspects, listAllRows, listRows, questionsOf } from './prospect-reading.repository.ts';
import { recordOf } from './prospect-items.ts';
import { indexesOf, partitionOf, partitionsOf, prospectKey } from './prospect.keys.ts';

export type { ProspectRecord, StoredProspect } from './prospect-record.ts';

/** All that hangs on a prospect stands there; what is counted of it stands below. */
export const partition = partitionOf;

/** Of the prospect itself, whose version a count is made of. */
export const key = prospectKey;

/** The prospect and its parts among the items of its partition. */
export const recordIn = recordOf;

/** Partitions of company, centre and people that see it, for items of the table itself. */
export const partitions = partitionsOf;

/** The same as keys of indexes. */
export const indexes = indexesOf;

/** What of the indexes a level reads. */
export const questions = questionsOf;

/** AP-17. */
export const list = findProspects;

/** AP-21. */
export const listAll = listAllRows;

/** AP-12: where changes are told. */
export const feed = feedPartitions;

/** AP-04. */
export const listPage = listRows;
