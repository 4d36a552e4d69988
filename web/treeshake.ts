/** What bundlers are told of libraries that say nothing of it themselves. */

/**
 * None of whose files does anything by being imported: with this, what draws SVG and what encrypts stays behind, a third of the
 * PDF library.
 */
const withoutEffects = /node_modules\/(pdf-lib|culori|html-entities|node-html-better-parser)\//;

/** For workers, the papers' makers among them. */
export const treeshakeOfWorkers = {
  moduleSideEffects: [{ test: withoutEffects, sideEffects: false }],
  // Called by the PDF library while it is imported: with it come fourteen fonts, 130 kB, in which nothing here is set.
  manualPureFunctions: ['values'],
};

/** For pages. */
export const treeshakeOfPages = {
  // Making a schema has no effect: one that a page does not check with stays behind, and zod with the last of them.
  manualPureFunctions: ['z', 'line', 'lines', 'idOf', 'defineEndpoint'],
};
