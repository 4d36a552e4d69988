/** The three cookies of a session. `__Host-` binds them to this very origin; no script can read them. */
import { localSetting } from '../../platform/environment.ts';
import { sha256 } from '../../platform/signer.ts';

export interface SessionCookies {
  /** Empty when the browser no longer has it: the others renew it. */
  accessToken: string;
  refreshToken: string;
  /** Random, known to this browser alone; stored by its digest. */
  sessionId: string;
  /** Company of the session; empty when the person belongs to none. */
  tenantId: string;
}

/** As long as the refresh token lives. The access token's own expiry is inside it. */
export const sessionLifetimeSeconds = 30 * 24 * 60 * 60;

const names = { access: 'access', refresh: 'refresh', session: 'session' } as const;

// Safari keeps neither Secure nor __Host- cookies on http://localhost: a developer may ask for plain ones there.
function isPlain(): boolean {
  return localSetting('COOKIES') === 'plain';
}

function nameOf(cookie: keyof typeof names): string {
  return isPlain() ? names[cookie] : `__Host-${names[cookie]}`;
}

function line(cookie: keyof typeof names, value: string, maxAgeSeconds: number): string {
  const secure = isPlain() ? '' : ' Secure;';
  return `${nameOf(cookie)}=${value}; Path=/; Max-Age=${maxAgeSeconds};${secure} HttpOnly; SameSite=Strict`;
}

/** `Set-Cookie` lines of a session. */
export function setCookies({ accessToken, refreshToken, sessionId, tenantId }: SessionCookies): string[] {
  return [
    line('access', accessToken, sessionLifetimeSeconds),
    line('refresh', refreshToken, sessionLifetimeSeconds),
    line('session', `${sessionId}.${tenantId}`, sessionLifetimeSeconds),
  ];
}

/** `Set-Cookie` lines that end a session. */
export function clearCookies(): string[] {
  return [line('access', '', 0), line('refresh', '', 0), line('session', '', 0)];
}

/** The session a browser shows, or undefined when a part is missing. */
export function readCookies(cookies: readonly string[]): SessionCookies | undefined {
  const values = new Map(
    cookies.map((cookie) => [cookie.slice(0, cookie.indexOf('=')), cookie.slice(cookie.indexOf('=') + 1)]),
  );
  const accessToken = values.get(nameOf('access')) ?? '';
  const refreshToken = values.get(nameOf('refresh'));
  const [sessionId, tenantId] = (values.get(nameOf('session')) ?? '').split('.');
  if (!refreshToken || !sessionId || tenantId === undefined) return undefined;
  return { accessToken, refreshToken, sessionId, tenantId };
}

/** What is stored of a session id: whoever reads the table cannot become anybody. */
export function sessionHash(sessionId: string): string {
  return sha256(sessionId).toString('base64url');
}
