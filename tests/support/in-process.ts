/**
 * Runs services of the functions in the test's own process, against the table of a running stack: for what the stack
 * cannot be made to do (fifty copies of a function at once, a table that refuses) and for watching single calls.
 */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { authorize, identify } from '@folio/functions/modules/identity/authorization.service.ts';
import type { MemberContext, RequestContext } from '@folio/functions/platform/context.ts';
import type { Dependencies } from '@folio/functions/platform/dependencies.ts';
import type { IdentityDependencies } from '@folio/functions/platform/identity-dependencies.ts';
import { newMeter } from '@folio/functions/platform/meter.ts';
import { createSigner } from '@folio/functions/platform/signer.ts';
import { createTableClient } from '@folio/functions/platform/table-client.ts';
import type { UserPool } from '@folio/functions/platform/user-pool.ts';
import * as prospects from '@folio/functions/modules/prospects/prospect.service.ts';
import { newProspect, type NewProspectInput, type Prospect } from '@folio/shared/prospects/prospect.schema.ts';
import type { RunningStack } from './stack-process.ts';
import type { Person } from './world.ts';

/** A client of the stack's table. */
export function tableClient(stack: RunningStack): DynamoDBClient {
  return createTableClient({
    endpoint: stack.dynamoUrl,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local-secret-access-key' },
  });
}

/** What a function is given, with this client; every token is of `memberId`. */
export function dependenciesWith(client: DynamoDBClient, tableName: string, memberId: string): Dependencies {
  return {
    environment: {
      STAGE: 'local',
      TABLE_NAME: tableName,
      SITE_ORIGIN: 'http://localhost',
      USER_POOL_ID: 'none',
      USER_POOL_CLIENT_ID: 'none',
      SIGNING_SECRET: 'x'.repeat(48),
      ORIGIN_SECRET: 'x'.repeat(48),
      ROWS_IN_BROWSER: '50000',
    },
    signer: createSigner('x'.repeat(48)),
    // Verifying a signature is no call to the table.
    accessTokens: { personOf: async () => memberId },
    client,
    connection: ({ meter }) => ({ client, tableName, meter }),
  };
}

/** As Cognito answers when too much is asked of it at once. */
const throttled = () => Promise.reject(Object.assign(new Error('slow down'), { name: 'TooManyRequestsException' }));
const throttledPool: UserPool = {
  find: throttled,
  ensure: throttled,
  setPassword: throttled,
  signIn: throttled,
  answerTotp: throttled,
  refresh: throttled,
  revoke: throttled,
  signOutEverywhere: throttled,
  startTotp: throttled,
  confirmTotp: throttled,
  setTotp: throttled,
};

/** With a user pool that does what it is told here, and is throttled otherwise. */
export function identityDependenciesWith(
  stack: RunningStack,
  { memberId }: Person,
  pool: Partial<UserPool> = {},
): IdentityDependencies {
  const userPool = { ...throttledPool, ...pool };
  return { ...dependenciesWith(tableClient(stack), stack.tableName, memberId), userPool };
}

/** A request of `person`, authorized as the pipeline does it. */
export async function memberContext(deps: Dependencies, person: Person): Promise<MemberContext> {
  const context: RequestContext = {
    requestId: 'in-process',
    now: new Date(),
    meter: newMeter(),
    actor: { kind: 'anonymous' },
    clientIp: '127.0.0.1',
    userAgent: 'tests',
    cookies: [...person.jar.cookies].map(([name, value]) => `${name}=${value}`),
    command: { key: crypto.randomUUID(), route: 'POST /api/prospects', bodyHash: 'in-process' },
  };
  const actor = await authorize(deps, context, await identify(deps, context));
  if (actor.kind !== 'member') throw new Error('the person is no member of the session’s company');
  return { ...context, actor };
}

/** Calls services as requests of `person` would, each a command of its own, at a tenth of what a request costs. */
export function inProcess(stack: RunningStack, person: Person) {
  const deps = dependenciesWith(tableClient(stack), stack.tableName, person.memberId);
  return async <Input extends object, Answer>(
    service: (deps: Dependencies, context: MemberContext, input: Input) => Promise<Answer>,
    input: Partial<Input>,
  ): Promise<Answer> => {
    const whole = { params: undefined, query: undefined, body: undefined, ifMatch: 0, ...input } as unknown as Input;
    return service(deps, await memberContext(deps, person), whole);
  };
}

/** Prospects by the dozen, in their order, for what is no test of registering them. */
export async function registeredInProcess(
  stack: RunningStack,
  person: Person,
  forms: readonly NewProspectInput[],
): Promise<Prospect[]> {
  const run = inProcess(stack, person);
  const made: Prospect[] = [];
  for (const form of forms) made.push(await run(prospects.add, { body: newProspect.parse(form) }));
  return made;
}
