/**
 * The moment at which a request is judged, in ISO 8601, for what a demo or a test tells of other days. The local gateway sets the function's
 * clock by it; the deployed one hands it on like any header, to a function that does not read it.
 */
export const clockHeader = 'x-local-clock';
