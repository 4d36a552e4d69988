/**
 * Libraries none of whose files does anything by being imported, though none says so: with this, what draws SVG and what encrypts
 * stays behind, a third of the PDF library.
 */
export const withoutEffects = /node_modules\/(pdf-lib|culori|html-entities|node-html-better-parser)\//;
