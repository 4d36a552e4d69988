/** What a handler may return beside a plain body. */

/** A body with cookies or headers of its own. */
export class Answer<Body = unknown> {
  readonly body: Body;
  readonly cookies: readonly string[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(body: Body, more: { cookies?: readonly string[]; headers?: Readonly<Record<string, string>> }) {
    this.body = body;
    this.cookies = more.cookies ?? [];
    this.headers = more.headers ?? {};
  }
}

/** The body, and `Set-Cookie` lines. */
export function withCookies<Body>(body: Body, cookies: readonly string[]): Answer<Body> {
  return new Answer(body, { cookies });
}
