import { Duration, type Stack } from 'aws-cdk-lib';
import { Mfa, UserPool } from 'aws-cdk-lib/aws-cognito';
import { CfnOutput } from 'aws-cdk-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { totpCode } from '../support/totp.ts';
import { startThrowAway, type ThrowAway } from './throw-away.ts';

function build(stack: Stack): void {
  const pool = new UserPool(stack, 'People', {
    selfSignUpEnabled: false,
    signInAliases: { email: true },
    mfa: Mfa.OPTIONAL,
  });
  const client = pool.addClient('Site', {
    authFlows: { adminUserPassword: true },
    accessTokenValidity: Duration.minutes(15),
  });
  new CfnOutput(stack, 'Pool', { value: pool.userPoolId });
  new CfnOutput(stack, 'Client', { value: client.userPoolClientId });
}

let here: ThrowAway;
let UserPoolId = '';
let ClientId = '';
beforeAll(async () => {
  here = await startThrowAway(build);
  UserPoolId = String(here.stack.outputs['Throwaway.Pool']);
  ClientId = String(here.stack.outputs['Throwaway.Client']);
});
afterAll(() => here.stop());

interface Answer {
  __type?: string;
  ChallengeName?: string;
  SecretCode?: string;
  AuthenticationResult?: { AccessToken: string; RefreshToken: string };
}

async function call(operation: string, input: object): Promise<Answer> {
  const headers = { 'x-amz-target': `AWSCognitoIdentityProviderService.${operation}` };
  const { endpoint } = here.stack.services.cognito;
  return (await (await fetch(endpoint, { method: 'POST', headers, body: JSON.stringify(input) })).json()) as Answer;
}

async function newPerson(email: string): Promise<void> {
  const UserAttributes = [{ Name: 'email', Value: email }];
  await call('AdminCreateUser', { UserPoolId, Username: email, UserAttributes, MessageAction: 'SUPPRESS' });
  await call('AdminSetUserPassword', {
    UserPoolId,
    Username: email,
    Password: 'Una Contraseña Larga',
    Permanent: true,
  });
}

const signIn = (email: string, PASSWORD = 'Una Contraseña Larga') =>
  call('AdminInitiateAuth', {
    UserPoolId,
    ClientId,
    AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: email, PASSWORD },
  });

const refresh = (REFRESH_TOKEN = '') =>
  call('AdminInitiateAuth', {
    UserPoolId,
    ClientId,
    AuthFlow: 'REFRESH_TOKEN_AUTH',
    AuthParameters: { REFRESH_TOKEN },
  });

function claimsOf(token = ''): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
}

describe('the user pool of the template', () => {
  it('does not tell the case of an address, and does that of a password', async () => {
    await newPerson('Ana.Ruiz@Example.com');
    expect(await signIn('ana.ruiz@example.com')).toHaveProperty('AuthenticationResult');
    expect(await signIn('ANA.RUIZ@EXAMPLE.COM')).toHaveProperty('AuthenticationResult');
    expect((await signIn('ana.ruiz@example.com', 'una contraseña larga')).__type).toBe('NotAuthorizedException');
  });

  it('is closed to who has no rights: nobody signs up, nobody tries a password', async () => {
    await newPerson('closed@example.com');
    const answer = await call('SignUp', { ClientId, Username: 'closed@example.com', Password: 'Una Contraseña Larga' });
    expect(answer.__type).toBe('NotAuthorizedException');
    const AuthParameters = { USERNAME: 'closed@example.com', PASSWORD: 'Una Contraseña Larga' };
    const tried = await call('InitiateAuth', { ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters });
    expect(tried.__type).toBe('InvalidParameterException');
  });

  it('issues tokens that live as long as its client says, signed by the keys it shows', async () => {
    await newPerson('tokens@example.com');
    const { AuthenticationResult } = await signIn('tokens@example.com');
    const claims = claimsOf(AuthenticationResult?.AccessToken);
    const issuer = here.stack.services.cognito.issuerOf(UserPoolId);
    expect(claims).toMatchObject({ iss: issuer, client_id: ClientId, token_use: 'access' });
    expect(Number(claims['exp']) - Number(claims['iat'])).toBe(900);
    const { keys } = (await (await fetch(`${issuer}/.well-known/jwks.json`)).json()) as { keys: object[] };
    expect(keys).toEqual([expect.objectContaining({ kty: 'RSA', alg: 'RS256' })]);
  });

  it('asks for the second factor while it is preferred', async () => {
    await newPerson('totp@example.com');
    const { AuthenticationResult } = await signIn('totp@example.com');
    const AccessToken = AuthenticationResult?.AccessToken;
    const { SecretCode = '' } = await call('AssociateSoftwareToken', { AccessToken });
    await call('VerifySoftwareToken', { AccessToken, UserCode: totpCode(SecretCode) });
    const prefer = (Enabled: boolean) =>
      call('AdminSetUserMFAPreference', {
        UserPoolId,
        Username: 'totp@example.com',
        SoftwareTokenMfaSettings: { Enabled, PreferredMfa: Enabled },
      });
    await prefer(true);
    expect((await signIn('totp@example.com')).ChallengeName).toBe('SOFTWARE_TOKEN_MFA');
    await prefer(false);
    expect(await signIn('totp@example.com')).toHaveProperty('AuthenticationResult');
  });

  it('renews no token after a sign-out everywhere', async () => {
    await newPerson('out@example.com');
    const token = (await signIn('out@example.com')).AuthenticationResult?.RefreshToken;
    expect(await refresh(token)).toHaveProperty('AuthenticationResult');
    await call('AdminUserGlobalSignOut', { UserPoolId, Username: 'OUT@example.com' });
    expect((await refresh(token)).__type).toBe('NotAuthorizedException');
  });

  it('keeps its people and its issuer over a restart', async () => {
    const issuer = here.stack.services.cognito.issuerOf(UserPoolId);
    await here.restart();
    expect(await signIn('tokens@example.com')).toHaveProperty('AuthenticationResult');
    expect(here.stack.services.cognito.issuerOf(UserPoolId)).toBe(issuer);
  });
});
