/** How a site is read and opened. Apart from website.ts, whose schema brings zod along. */

/** As it is read: `mueblesbajio.example` of `https://mueblesbajio.example/`. */
export function websiteWords(website: string): string {
  return website.replace(/^https?:\/\//, '').replace(/^([^/]*)\/$/, '$1');
}

/** What a link to it opens. */
export function websiteAddress(website: string): string {
  return /^https?:\/\//.test(website) ? website : `https://${website}`;
}
