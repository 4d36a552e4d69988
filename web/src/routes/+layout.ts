// A program behind a sign-in: everything is drawn in the browser, from one static page.
export const ssr = false;
export const prerender = false;
