/** Verifies the user pool's access tokens: RS256 of its own keys, its issuer, our client, `token_use` access, not expired. */
import { CognitoJwtVerifier, JwtRsaVerifier } from 'aws-jwt-verify';
import { now } from './clock.ts';
import type { RequestEnvironment } from './config.ts';
import { localSetting } from './environment.ts';
import { RecentMap } from './recent-map.ts';

export interface AccessTokens {
  /** The person's id, or undefined when the token is not good. */
  personOf(token: string): Promise<string | undefined>;
}

/** Tokens whose signature is not computed again while they are good: of as many people, some 1 kB each. */
const mostTokens = 1000;

/** The pool's verifier when deployed; a local issuer is believed on a developer's machine alone. */
export function createAccessTokens(environment: RequestEnvironment): AccessTokens {
  const issuer = localSetting('USER_POOL_ISSUER');
  const verify = issuer ? localVerifier(issuer, environment) : poolVerifier(environment);
  const verified = new RecentMap<string, { sub: string; exp: number }>(mostTokens);
  return {
    async personOf(token) {
      const known = verified.get(token);
      // What a signature says of a token does not change; only its time runs out.
      if (known && known.exp * 1000 > now().getTime()) return known.sub;
      try {
        const { sub, exp } = await verify(token);
        if (sub && exp) verified.set(token, { sub, exp });
        return sub;
      } catch {
        // Expired, forged or foreign: all the same to whoever sent it.
        return undefined;
      }
    },
  };
}

/** @returns `exp` in seconds since the epoch */
type Verify = (token: string) => Promise<{ sub?: string | undefined; exp?: number | undefined }>;

function poolVerifier(environment: RequestEnvironment): Verify {
  const verifier = CognitoJwtVerifier.create({
    userPoolId: environment.USER_POOL_ID,
    clientId: environment.USER_POOL_CLIENT_ID,
    tokenUse: 'access',
  });
  return (token) => verifier.verify(token);
}

function localVerifier(issuer: string, environment: RequestEnvironment): Verify {
  const verifier = JwtRsaVerifier.create({
    issuer,
    audience: null,
    customJwtCheck: ({ payload }) => {
      if (payload['token_use'] !== 'access') throw new Error('not an access token');
      if (payload['client_id'] !== environment.USER_POOL_CLIENT_ID) throw new Error('a token of another client');
    },
  });
  let keys: Promise<void> | undefined;
  // The library fetches keys by https only, which the local pool does not speak.
  const loadKeys = async () => {
    const answer = await fetch(`${issuer}/.well-known/jwks.json`);
    verifier.cacheJwks((await answer.json()) as Parameters<typeof verifier.cacheJwks>[0]); // the local pool's own document
  };
  return async (token) => {
    await (keys ??= loadKeys());
    return verifier.verify(token);
  };
}
