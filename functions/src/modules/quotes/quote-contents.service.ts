/** What the client's page knows of how quotes are stored: where one stands, and what its versions say. */
import { contentPartition, findContents, headKeys } from './quote-content.repository.ts';

export type { StoredContent } from './quote-content.repository.ts';

/** Writings of a quote stand there, and what its client does. */
export const partition = contentPartition;

/** Items of a prospect and of one of its quotes. */
export const needs = headKeys;

/** AP-37. */
export const contentsOf = findContents;
