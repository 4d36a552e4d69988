/** A browser's share of a session: keeps cookies, sends them back, says which site the page is of. */

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface CookieJar {
  cookies: Map<string, string>;
  /** Whole `Set-Cookie` lines, as they came. */
  lines: string[];
  fetch: Fetch;
}

/** A jar for one site: `origin` goes along with every request, as a browser does for a page of it. */
export function cookieJar(origin: string): CookieJar {
  const cookies = new Map<string, string>();
  const lines: string[] = [];
  return {
    cookies,
    lines,
    async fetch(url, init) {
      const headers = new Headers(init.headers);
      if (!headers.has('origin')) headers.set('origin', origin);
      if (cookies.size > 0 && !headers.has('cookie')) {
        headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
      }
      const answer = await fetch(url, { ...init, headers, redirect: 'manual' });
      for (const line of answer.headers.getSetCookie()) keep(line);
      return answer;
    },
  };

  function keep(line: string): void {
    lines.push(line);
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
    const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
    if (attributes.some((attribute) => /^max-age=0$/i.test(attribute)) || value === '') cookies.delete(name);
    else cookies.set(name, value);
  }
}
