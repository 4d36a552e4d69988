/** What a link of a mail carries after `#`: that part reaches no server and no log. */
export function hashValue(url: { hash: string }, name: string): string {
  return new URLSearchParams(url.hash.slice(1)).get(name) ?? '';
}
