/** Starts the services of one stack and tells each what it must know of the others. */
import type { Assembly } from './assembly.ts';
import { createAsyncInvocations, type AsyncInvocations } from './async-invocations.ts';
import { createBuckets, type Buckets } from './buckets.ts';
import { createCloudFront, type CloudFront } from './cloudfront.ts';
import { startCognito, type Cognito } from './cognito.ts';
import type { DurableStore } from './durable-store.ts';
import { startDynamoDb, type DynamoDb } from './dynamodb.ts';
import { createEventSources } from './event-sources.ts';
import { createHttpApis, type HttpApis } from './http-api.ts';
import { createLambda, type Lambda } from './lambda.ts';
import type { Provisioners } from './provision.ts';
import { createQueueMappings, type QueueMappings } from './queue-mappings.ts';
import { startS3, type S3 } from './s3.ts';
import { createSchedules, type Schedules } from './schedules.ts';
import { createSecrets, type Secrets } from './secrets.ts';
import { startInbox, type Inbox } from './ses.ts';
import { createQueues, type Queues } from './sqs.ts';
import { startSqs, type SqsServer } from './sqs-server.ts';
import { createStreams, type Streams } from './streams.ts';

export interface ServicesOptions {
  assembly: Assembly;
  dataDirectory: string;
  store: DurableStore;
  siteOrigin: string;
  inboxPort: number;
  concurrency: number;
  onLog?: ((functionName: string, line: string) => void) | undefined;
  onTrouble: (sentence: string) => void;
}

/** Those that listen on ports of their own. */
interface Servers {
  dynamoDb: DynamoDb;
  cognito: Cognito;
  inbox: Inbox;
  s3: S3;
  sqs: SqsServer;
}

/** What their requests are about. */
interface Served {
  buckets: Buckets;
  cloudFront: CloudFront;
  queues: Queues;
}

export interface Services extends Servers {
  lambda: Lambda;
  asyncInvocations: AsyncInvocations;
  streams: Streams;
  queues: Queues;
  queueMappings: QueueMappings;
  buckets: Buckets;
  apis: HttpApis;
  cloudFront: CloudFront;
  schedules: Schedules;
  secrets: Secrets;
  provisioners: Provisioners;
  /** Callers first, what they call last. */
  stop(): Promise<void>;
}

export async function startServices(options: ServicesOptions): Promise<Services> {
  const { dataDirectory, store, onTrouble, assembly } = options;
  // Functions and what calls them know each other by name alone, looked up when a call is made.
  const findFunction = (arn: string) => lambda.find(arn);
  const queues = createQueues({ shelfOf: (queue) => store.shelf(`queues/${queue}`), onTrouble });
  const calling = { findFunction, findQueue: queues.find, onTrouble };
  const asyncInvocations = createAsyncInvocations({ ...calling, shelf: store.shelf('events-under-way') });
  const { send: sendEvent } = asyncInvocations;
  const buckets = createBuckets({ assembly, dataDirectory, store, sendEvent });
  const apis = createHttpApis(findFunction);
  const cloudFront = createCloudFront({ buckets, apiAt: apis.respondFor, bucketOrigin: () => servers.s3.endpoint });
  const servers = await startServers(options, { buckets, cloudFront, queues });
  const schedules = createSchedules({ sendEvent, findQueue: queues.find });
  const streams = createStreams({
    ...calling,
    dynamoDb: servers.dynamoDb,
    positions: store.shelf('stream-positions'),
    consumed: store.shelf('consumed-streams'),
  });
  const queueMappings = createQueueMappings(calling);
  const lambda: Lambda = createLambda({
    ...options,
    localEnvironment: (ofTemplate) => localEnvironment(ofTemplate, options.siteOrigin, servers),
    onInvoked: streams.nudge,
  });
  const secrets = createSecrets(store.shelf('secrets'));
  const services = {
    ...servers,
    lambda,
    asyncInvocations,
    streams,
    queues,
    queueMappings,
    buckets,
    apis,
    cloudFront,
    schedules,
    secrets,
  };
  const eventSources = createEventSources({ dynamodb: streams.mapping, sqs: queueMappings.mapping });
  const provisioners = Object.assign(
    {},
    ...[...Object.values(services), eventSources].map(provisionersOf),
  ) as Provisioners; // of those that have any
  return {
    ...services,
    provisioners,
    async stop() {
      schedules.stop();
      await Promise.all([streams.stop(), queueMappings.stop(), asyncInvocations.stop()]);
      await lambda.stop();
      await Promise.all(Object.values(servers).map((server) => server.stop()));
    },
  };
}

async function startServers(options: ServicesOptions, { buckets, cloudFront, queues }: Served): Promise<Servers> {
  const { dataDirectory, store, siteOrigin, inboxPort, onTrouble } = options;
  const starting = [
    startDynamoDb({ dataDirectory, consumed: store.shelf('consumed-streams'), onCrash: onTrouble }),
    startCognito({ dataDirectory, people: store.shelf('people'), ports: store.shelf('ports') }),
    startInbox(dataDirectory, inboxPort),
    startS3({ buckets, localOrigin: (deployed) => (isOwnSite(cloudFront, deployed) ? siteOrigin : deployed) }),
    startSqs(queues),
  ] as const;
  try {
    const [dynamoDb, cognito, inbox, s3, sqs] = await Promise.all(starting);
    return { dynamoDb, cognito, inbox, s3, sqs };
  } catch (error) {
    const outcomes = await Promise.allSettled(starting);
    for (const outcome of outcomes) if (outcome.status === 'fulfilled') await outcome.value.stop();
    throw error;
  }
}

function isOwnSite({ distributions }: CloudFront, origin: string): boolean {
  return distributions.some(({ aliases }) => aliases.some((alias) => origin === `https://${alias}`));
}

function provisionersOf(service: object): Provisioners {
  return 'provisioners' in service ? (service.provisioners as Provisioners) : {}; // the only meaning of that name here
}

/** Where the SDK finds each service, and the few variables whose deployed value makes no sense on this machine. */
function localEnvironment(
  ofTemplate: Record<string, string>,
  siteOrigin: string,
  { dynamoDb, cognito, inbox, s3, sqs }: Servers,
): Record<string, string> {
  const different = { STAGE: 'local', SITE_ORIGIN: siteOrigin };
  const pool = ofTemplate['USER_POOL_ID'];
  const cookies = process.env['COOKIES'];
  const rowsInBrowser = process.env['ROWS_IN_BROWSER'];
  return {
    AWS_ENDPOINT_URL_DYNAMODB: dynamoDb.endpoint,
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: cognito.endpoint,
    AWS_ENDPOINT_URL_SESV2: inbox.endpoint,
    AWS_ENDPOINT_URL_S3: s3.endpoint,
    AWS_ENDPOINT_URL_SQS: sqs.endpoint,
    ...Object.fromEntries(Object.entries(different).filter(([name]) => name in ofTemplate)),
    ...(pool ? { USER_POOL_ISSUER: cognito.issuerOf(pool) } : {}),
    // Safari keeps no Secure cookie over http; `COOKIES=plain npm start` is for it.
    ...(cookies ? { COOKIES: cookies } : {}),
    // `ROWS_IN_BROWSER=100 npm start`: a company of a hundred shows what one of fifty thousand does.
    ...(rowsInBrowser && 'ROWS_IN_BROWSER' in ofTemplate ? { ROWS_IN_BROWSER: rowsInBrowser } : {}),
  };
}
