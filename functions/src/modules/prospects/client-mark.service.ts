/** What clients leave for whoever registers a prospect like one of them; found again by the service of duplicates. */
export { clientMarkWrites } from './duplicate.repository.ts';
