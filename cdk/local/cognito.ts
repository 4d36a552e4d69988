/** Cognito: the pools and clients of the template in cognito-local, behind a front of our own that mends what it lacks. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  CognitoError,
  InvalidParameterError,
  NotAuthorizedError,
  UserNotFoundError,
} from 'cognito-local/lib/errors.js';
import publicKey from 'cognito-local/lib/keys/cognitoLocal.public.json' with { type: 'json' };
import { Router } from 'cognito-local/lib/server/Router.js';
import { CognitoServiceFactoryImpl } from 'cognito-local/lib/services/cognitoService.js';
import type { CognitoService } from 'cognito-local/lib/services/cognitoService.js';
import type { Services } from 'cognito-local/lib/services/index.js';
import { JwtTokenGenerator } from 'cognito-local/lib/services/tokenGenerator.js';
import { UserPoolServiceFactoryImpl, type UserPool } from 'cognito-local/lib/services/userPoolService.js';
import * as z from 'zod';
import { arnOf, region, stableId } from './aws-names.ts';
import { cognitoStores } from './cognito-store.ts';
import type { Shelf } from './durable-store.ts';
import { closeServer, jsonAnswer, serve, type HttpAnswer, type HttpRequest } from './http-message.ts';
import { freePort, host, listen } from './ports.ts';
import type { Provisioners } from './provision.ts';

const poolProperties = z.looseObject({
  UserPoolName: z.string().optional(),
  AdminCreateUserConfig: z.looseObject({ AllowAdminCreateUserOnly: z.boolean().default(false) }).prefault({}),
  Schema: z.array(z.looseObject({ Name: z.string() })).default([]),
  UsernameAttributes: z.array(z.string()).default([]),
  MfaConfiguration: z.enum(['OFF', 'ON', 'OPTIONAL']).default('OFF'),
  // Triggers would have to run in our own functions.
  LambdaConfig: z.strictObject({}).optional(),
});
const clientProperties = z.looseObject({
  UserPoolId: z.string(),
  GenerateSecret: z.literal(false).optional(),
  ExplicitAuthFlows: z.array(z.string()).default([]),
});

export interface Cognito {
  endpoint: string;
  /** Stands at the beginning of the tokens' issuer; the pool's id follows. */
  issuerOf(userPoolId: string): string;
  provisioners: Provisioners;
  stop(): Promise<void>;
}

export interface CognitoOptions {
  dataDirectory: string;
  people: Shelf;
  /** Keeps the port: it is part of the issuer, and tokens of yesterday should be good today. */
  ports: Shelf;
}

/** The library logs passwords and tokens; nothing of that is wanted. */
const silence = { debug() {}, info() {}, warn() {}, error() {}, child: () => silence };
const context = { logger: silence } as unknown as Parameters<CognitoService['listUserPools']>[0]; // all it uses of pino

export async function startCognito({ dataDirectory, people, ports }: CognitoOptions): Promise<Cognito> {
  const port = await freePort(Number(ports.get('cognito') ?? 0));
  ports.set('cognito', port);
  const endpoint = `http://${host}:${port}`;
  const services = await createServices(dataDirectory, people, endpoint);
  const server = serve((request) => respond(services, request));
  await listen(server, port, '');
  return {
    endpoint,
    issuerOf: (userPoolId) => `${endpoint}/${userPoolId}`,
    provisioners: {
      'AWS::Cognito::UserPool': ({ name, properties }) => provisionPool(services, name, properties),
      'AWS::Cognito::UserPoolClient': ({ name, properties }) => provisionClient(services, name, properties),
    },
    stop: () => closeServer(server),
  };
}

async function createServices(dataDirectory: string, people: Shelf, endpoint: string): Promise<Services> {
  const clock = { get: () => new Date() };
  const stores = cognitoStores(people);
  // The library looks for pools in this directory; ours are in the store, and made known by the template.
  const empty = join(dataDirectory, 'cognito');
  mkdirSync(empty, { recursive: true });
  const pools = new UserPoolServiceFactoryImpl(clock, stores);
  const cognito = await new CognitoServiceFactoryImpl(empty, stores, pools).create(context, {});
  const triggers = { enabled: () => false } as unknown as Services['triggers']; // nothing else is asked of it then
  const messages = { deliver: () => Promise.reject(new Error('our own functions write the mails')) };
  return {
    clock,
    cognito,
    triggers,
    messages,
    config: {} as Services['config'], // read by its own server only, which is not used
    otp: () => String(Math.floor(Math.random() * 1e6)).padStart(6, '0'),
    tokenGenerator: new JwtTokenGenerator(clock, triggers, { IssuerDomain: endpoint }),
  };
}

async function provisionPool({ cognito, clock }: Services, name: string, given: Record<string, unknown>) {
  const properties = poolProperties.parse(given);
  const id = `${region}_${stableId(name, 9)}`;
  const arn = arnOf('cognito-idp', `userpool/${id}`);
  const options = {
    ...properties,
    Id: id,
    Arn: arn,
    Name: properties.UserPoolName ?? name,
    CreationDate: clock.get(),
    LastModifiedDate: clock.get(),
  };
  const pool = await cognito.createUserPool(context, options as unknown as UserPool); // template and API name things alike
  await (
    await cognito.getUserPool(context, id)
  ).updateOptions(context, { ...pool, ...(options as unknown as UserPool) }); // as above
  const provider = `cognito-idp.${region}.amazonaws.com/${id}`;
  return {
    ref: id,
    attributes: { Arn: arn, UserPoolId: id, ProviderName: provider, ProviderURL: `https://${provider}` },
  };
}

async function provisionClient({ cognito, clock }: Services, name: string, given: Record<string, unknown>) {
  const properties = clientProperties.parse(given);
  const ClientId = stableId(name, 26);
  const pool = await cognito.getUserPool(context, properties.UserPoolId);
  const client = {
    ...properties,
    ClientId,
    ClientName: name,
    CreationDate: clock.get(),
    LastModifiedDate: clock.get(),
  };
  await pool.saveAppClient(context, client as unknown as Parameters<typeof pool.saveAppClient>[1]); // as above
  return { ref: ClientId, attributes: { ClientId, Name: name } };
}

type Operation = (services: Services, input: Record<string, unknown>) => Promise<object>;

const person = z.looseObject({ UserPoolId: z.string(), Username: z.string() });

const attempt = z.looseObject({ ClientId: z.string(), AuthFlow: z.string() });

/** What the library does not have, and what it opens to everybody whatever the template says. */
const ownOperations: Record<string, Operation> = {
  async SignUp(services, input) {
    const { ClientId } = z.looseObject({ ClientId: z.string() }).parse(input);
    const pool = await services.cognito.getUserPoolForClientId(context, ClientId);
    const { AdminCreateUserConfig } = poolProperties.parse(pool.options);
    if (AdminCreateUserConfig.AllowAdminCreateUserOnly) {
      throw new NotAuthorizedError('SignUp is not permitted for this user pool');
    }
    return Router(services)('SignUp')(context, input);
  },
  async InitiateAuth(services, input) {
    await refuseClosedFlow(services, input);
    return Router(services)('InitiateAuth')(context, input);
  },
  /** The library's own never asks for the second factor; its public twin does. */
  async AdminInitiateAuth(services, input) {
    const AuthFlow = await refuseClosedFlow(services, input);
    return Router(services)('InitiateAuth')(context, { ...input, AuthFlow: AuthFlow.replace(/^ADMIN_/, '') });
  },
  async AdminRespondToAuthChallenge(services, input) {
    return Router(services)('RespondToAuthChallenge')(context, input);
  },
  async AdminSetUserMFAPreference({ cognito }, input) {
    const { UserPoolId, Username } = person.parse(input);
    const wanted = z.looseObject({ Enabled: z.boolean(), PreferredMfa: z.boolean().default(false) });
    const { Enabled, PreferredMfa } = wanted.parse(input['SoftwareTokenMfaSettings']);
    const pool = await cognito.getUserPool(context, UserPoolId);
    const { PreferredMfaSetting: _, ...user } = await userOf(pool, Username);
    const preference = Enabled && PreferredMfa ? { PreferredMfaSetting: 'SOFTWARE_TOKEN_MFA' } : {};
    await pool.saveUser(context, { ...user, ...preference, UserMFASettingList: Enabled ? ['SOFTWARE_TOKEN_MFA'] : [] });
    return {};
  },
  /** Refresh tokens end; access tokens live on until they expire, as with AWS. */
  async AdminUserGlobalSignOut({ cognito }, input) {
    const { UserPoolId, Username } = person.parse(input);
    const pool = await cognito.getUserPool(context, UserPoolId);
    await pool.saveUser(context, { ...(await userOf(pool, Username)), RefreshTokens: [] });
    return {};
  },
};

/** @returns the flow, which its client has in the template @throws InvalidParameterError */
async function refuseClosedFlow({ cognito }: Services, input: Record<string, unknown>): Promise<string> {
  const { ClientId, AuthFlow } = attempt.parse(input);
  const client = clientProperties.parse(await cognito.getAppClient(context, ClientId));
  if (client.ExplicitAuthFlows.includes(`ALLOW_${AuthFlow}`)) return AuthFlow;
  throw new InvalidParameterError(`${AuthFlow} flow not enabled for this client`);
}

async function userOf(pool: Awaited<ReturnType<CognitoService['getUserPool']>>, username: string) {
  const user = await pool.getUserByUsername(context, username);
  if (!user) throw new UserNotFoundError('User does not exist.');
  return user;
}

async function respond(services: Services, { method, path, headers, body }: HttpRequest): Promise<HttpAnswer> {
  if (method === 'GET' && path.endsWith('/.well-known/jwks.json')) return jsonAnswer(200, { keys: [publicKey.jwk] });
  const operation = headers['x-amz-target']?.split('.')[1] ?? '';
  const input = lowerCased(JSON.parse(body.toString() || '{}')) as Record<string, unknown>; // every operation takes an object
  try {
    const own = ownOperations[operation];
    const output = own ? await own(services, input) : await Router(services)(operation)(context, input);
    const answer = jsonAnswer(200, null);
    return { ...answer, body: Buffer.from(JSON.stringify(output, datesAsSeconds)) };
  } catch (error) {
    const code = error instanceof CognitoError ? awsCode(operation, error.code) : 'InternalErrorException';
    const message = error instanceof Error ? error.message : String(error);
    return jsonAnswer(error instanceof CognitoError ? 400 : 500, { __type: code, message });
  }
}

/** AWS does not say whether the person or the password is wrong. */
function awsCode(operation: string, code: string): string {
  return operation.endsWith('InitiateAuth') && code === 'InvalidPasswordException' ? 'NotAuthorizedException' : code;
}

/** Our pools do not tell the case of an address, cognito-local does: it never gets to see any. */
function lowerCased(value: unknown, name = ''): unknown {
  if (typeof value === 'string')
    return /^username$/i.test(name) || isAddress(value, name) ? value.toLowerCase() : value;
  if (Array.isArray(value)) return value.map((item) => lowerCased(item));
  if (typeof value !== 'object' || value === null) return value;
  const isEmail = 'Name' in value && value.Name === 'email';
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, lowerCased(item, isEmail && key === 'Value' ? 'email' : key)]),
  );
}

function isAddress(value: string, name: string): boolean {
  return name === 'email' && value.includes('@');
}

function datesAsSeconds(this: Record<string, unknown>, key: string, value: unknown): unknown {
  const original = this[key];
  return original instanceof Date ? Math.floor(original.getTime() / 1000) : value;
}
