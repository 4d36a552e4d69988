/** Port over Cognito: passwords, second factors and tokens. Whether a person may enter is decided by our own items. */
import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminInitiateAuthCommand,
  type AdminInitiateAuthCommandOutput,
  AdminRespondToAuthChallengeCommand,
  AdminSetUserMFAPreferenceCommand,
  AdminSetUserPasswordCommand,
  AdminUserGlobalSignOutCommand,
  AssociateSoftwareTokenCommand,
  type AuthenticationResultType,
  CognitoIdentityProviderClient,
  RevokeTokenCommand,
  UsernameExistsException,
  VerifySoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { RequestEnvironment } from './config.ts';
import { localSetting } from './environment.ts';

export interface Tokens {
  accessToken: string;
  /** Absent when a refresh keeps the one it was given. */
  refreshToken?: string;
}

export type Attempt =
  | { outcome: 'tokens'; tokens: Tokens }
  /** The password is right; `session` goes back with the code. */
  | { outcome: 'totp'; session: string }
  | { outcome: 'refused' };

export interface UserPool {
  /** Id of the person with that address. */
  find(email: string): Promise<string | undefined>;
  /** Makes the account when it is missing, and sets its password. @returns the person's id */
  ensure(email: string, password: string): Promise<string>;
  setPassword(email: string, password: string): Promise<void>;
  signIn(email: string, password: string): Promise<Attempt>;
  answerTotp(email: string, session: string, code: string): Promise<Attempt>;
  refresh(refreshToken: string): Promise<Attempt>;
  revoke(refreshToken: string): Promise<void>;
  signOutEverywhere(email: string): Promise<void>;
  /** A new secret for an authenticator app, in base32. */
  startTotp(accessToken: string): Promise<string>;
  /** False when the code is wrong. */
  confirmTotp(accessToken: string, code: string): Promise<boolean>;
  setTotp(email: string, isEnabled: boolean): Promise<void>;
}

/** What Cognito says when a person, a password, a code or a token is not right. */
const refusals = new Set([
  'NotAuthorizedException',
  'UserNotFoundException',
  'UserNotConfirmedException',
  'PasswordResetRequiredException',
  'CodeMismatchException',
  'ExpiredCodeException',
  'EnableSoftwareTokenMFAException',
  'InvalidParameterException',
  'InvalidPasswordException',
]);

export function createUserPool(environment: RequestEnvironment): UserPool {
  const client = new CognitoIdentityProviderClient({});
  const pool = { UserPoolId: environment.USER_POOL_ID };
  const ClientId = environment.USER_POOL_CLIENT_ID;
  // The pool lets nobody try a password who has not the rights of this function.
  const site = { ...pool, ClientId };
  const user = (email: string) => ({ ...pool, Username: email });
  const setPassword = async (email: string, Password: string) => {
    await client.send(new AdminSetUserPasswordCommand({ ...user(email), Password, Permanent: true }));
  };
  const find = async (email: string) => {
    const found = await orRefused(client.send(new AdminGetUserCommand(user(email))));
    return found && subOf(found.UserAttributes);
  };
  return {
    find,
    setPassword,
    async ensure(email, password) {
      const existing = await find(email);
      if (!existing) {
        const attributes = [
          { Name: 'email', Value: email },
          { Name: 'email_verified', Value: 'true' },
        ];
        const command = { ...user(email), UserAttributes: attributes, MessageAction: 'SUPPRESS' } as const;
        await orExisting(client.send(new AdminCreateUserCommand(command)));
      }
      await setPassword(email, password);
      const id = existing ?? (await find(email));
      if (!id) throw new Error('the user pool lost the person it just made');
      return id;
    },
    async signIn(email, password) {
      const parameters = { USERNAME: email, PASSWORD: password };
      const command = new AdminInitiateAuthCommand({
        ...site,
        AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
        AuthParameters: parameters,
      });
      return attemptOf(await orRefused(client.send(command)));
    },
    async answerTotp(email, Session, code) {
      const answers = { USERNAME: email, SOFTWARE_TOKEN_MFA_CODE: code };
      const command = new AdminRespondToAuthChallengeCommand({
        ...site,
        ChallengeName: 'SOFTWARE_TOKEN_MFA',
        Session,
        ChallengeResponses: answers,
      });
      return attemptOf(await orRefused(client.send(command)));
    },
    async refresh(refreshToken) {
      const command = new AdminInitiateAuthCommand({
        ...site,
        AuthFlow: 'REFRESH_TOKEN_AUTH',
        AuthParameters: { REFRESH_TOKEN: refreshToken },
      });
      return attemptOf(await orRefused(client.send(command)));
    },
    async revoke(Token) {
      await orRefused(client.send(new RevokeTokenCommand({ ClientId, Token })));
    },
    async signOutEverywhere(email) {
      // The local pool does not know this call; our own epoch, which every request checks, is what acts there.
      if (localSetting('USER_POOL_ISSUER')) return;
      await client.send(new AdminUserGlobalSignOutCommand(user(email)));
    },
    async startTotp(AccessToken) {
      const { SecretCode } = await client.send(new AssociateSoftwareTokenCommand({ AccessToken }));
      if (!SecretCode) throw new Error('the user pool gave no secret');
      return SecretCode;
    },
    async confirmTotp(AccessToken, UserCode) {
      const answer = await orRefused(client.send(new VerifySoftwareTokenCommand({ AccessToken, UserCode })));
      return answer?.Status === 'SUCCESS';
    },
    async setTotp(email, isEnabled) {
      const SoftwareTokenMfaSettings = { Enabled: isEnabled, PreferredMfa: isEnabled };
      await client.send(new AdminSetUserMFAPreferenceCommand({ ...user(email), SoftwareTokenMfaSettings }));
    },
  };
}

async function orRefused<Output>(call: Promise<Output>): Promise<Output | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof Error && refusals.has(error.name)) return undefined;
    throw error;
  }
}

/** Somebody made it in the same moment: the code or the link came twice. */
async function orExisting(call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof UsernameExistsException)) throw error;
  }
}

function attemptOf(answer: Partial<AdminInitiateAuthCommandOutput> | undefined): Attempt {
  if (!answer) return { outcome: 'refused' };
  if (answer.ChallengeName === 'SOFTWARE_TOKEN_MFA' && answer.Session)
    return { outcome: 'totp', session: answer.Session };
  const tokens = tokensOf(answer.AuthenticationResult);
  return tokens ? { outcome: 'tokens', tokens } : { outcome: 'refused' };
}

function tokensOf(result: AuthenticationResultType | undefined): Tokens | undefined {
  if (!result?.AccessToken) return undefined;
  return { accessToken: result.AccessToken, ...(result.RefreshToken ? { refreshToken: result.RefreshToken } : {}) };
}

function subOf(
  attributes: readonly { Name?: string | undefined; Value?: string | undefined }[] | undefined,
): string | undefined {
  return attributes?.find(({ Name }) => Name === 'sub')?.Value;
}
