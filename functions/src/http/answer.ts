/** What a handler may return beside a plain body. */

/** A body with cookies, headers or a status of its own. */
export class Answer<Body = unknown> {
  readonly body: Body;
  readonly cookies: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  /** The endpoint's unless told: whoever holds the body already is sent none. */
  readonly status: 304 | undefined;

  constructor(
    body: Body,
    more: { cookies?: readonly string[]; headers?: Readonly<Record<string, string>>; status?: 304 },
  ) {
    this.body = body;
    this.status = more.status;
    this.cookies = more.cookies ?? [];
    this.headers = more.headers ?? {};
  }
}

/** The body, and `Set-Cookie` lines. */
export function withCookies<Body>(body: Body, cookies: readonly string[]): Answer<Body> {
  return new Answer(body, { cookies });
}
