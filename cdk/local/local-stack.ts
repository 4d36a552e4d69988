/** The whole system on one machine, from a synthesized cloud assembly. Several can run in one process. */
import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { loadAssembly } from './assembly.ts';
import { openDurableStore } from './durable-store.ts';
import { closeServer, jsonAnswer, serve, type Respond } from './http-message.ts';
import { host, listen } from './ports.ts';
import { provision } from './provision.ts';
import { schedulesServer } from './schedules-server.ts';
import { startServices, type Services } from './services.ts';

export interface LocalStackOptions {
  /** The synthesized cloud assembly, `cdk.out`. */
  assembly: string;
  /** Everything that outlives a stop is kept here. One running stack at a time can use it. */
  dataDirectory: string;
  /** Of the site; any free one unless told. */
  port?: number;
  /** Of the inbox; any free one unless told. */
  inboxPort?: number;
  /** Where people see the site, when something stands before it; the site's own address unless told. */
  siteOrigin?: string;
  /** Requests a function serves at once. */
  concurrency?: number;
  /** Every line the functions log; it is in `<data directory>/logs` too. */
  onLog?: (functionName: string, line: string) => void;
  /** What somebody should know, though the stack goes on; printed unless told. */
  onTrouble?: (sentence: string) => void;
}

export interface LocalStack {
  /** Where site and API answer, no trailing slash. */
  origin: string;
  /** Of the HTTP API itself, past the distribution: what a deployment cannot hide. Undefined without an API. */
  apiOrigin: string | undefined;
  /** Page of the mails; their JSON is at `/store`. */
  inboxUrl: string;
  /** Fires a rule now: `POST <url>/<rule>`. */
  rulesUrl: string;
  /** The services, for tests and tools that look behind the site. */
  services: Services;
  /** Outputs of the template by `<stack>.<output>`. */
  outputs: Record<string, unknown>;
  stop(): Promise<void>;
}

/** As many as the machine can serve at once; every warm worker costs about 20 MB. */
const usualConcurrency = Math.min(4, Math.max(2, availableParallelism()));

/** @throws one clear sentence when a port is busy, the data is in use, or the template holds something unknown */
export async function startLocalStack(options: LocalStackOptions): Promise<LocalStack> {
  const dataDirectory = resolve(options.dataDirectory);
  mkdirSync(dataDirectory, { recursive: true });
  const store = openDurableStore(join(dataDirectory, 'stack.sqlite'));
  let respond: Respond = async () => jsonAnswer(503, { message: 'The local stack is starting.' });
  const site = serve((request) => respond(request));
  const steps: (() => unknown)[] = [() => store.close(), () => closeServer(site)];
  const stop = async () => {
    for (const step of steps.splice(0).toReversed()) await step();
  };
  try {
    const port = await listen(site, options.port ?? 0, 'End what uses it, or choose another: npm start -- --port 4500');
    const origin = `http://localhost:${port}`;
    const assembly = loadAssembly(options.assembly);
    const services = await startServices({
      assembly,
      dataDirectory,
      store,
      siteOrigin: options.siteOrigin ?? origin,
      inboxPort: options.inboxPort ?? 0,
      concurrency: options.concurrency ?? usualConcurrency,
      onLog: options.onLog,
      onTrouble: options.onTrouble ?? console.error,
    });
    steps.push(() => services.stop());
    const { provisioners, secrets } = services;
    const outputs = await provision(assembly, { provisioners, secret: secrets.value });
    respond = frontDoor(services);
    const apiOrigin = await openApi(services, steps);
    services.streams.start();
    services.queueMappings.start();
    services.asyncInvocations.start();
    services.schedules.start();
    const rules = schedulesServer(services.schedules);
    steps.push(() => closeServer(rules));
    const rulesUrl = `http://${host}:${await listen(rules, 0, '')}`;
    return { origin, apiOrigin, inboxUrl: services.inbox.url, rulesUrl, services, outputs, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function openApi({ apis }: Services, steps: (() => unknown)[]): Promise<string | undefined> {
  const [domain] = apis.domains();
  const api = domain && apis.respondFor(domain);
  if (!api) return undefined;
  const server = serve(api);
  steps.push(() => closeServer(server));
  return `http://${host}:${await listen(server, 0, '')}`;
}

/** What people reach: the distribution; without one, as in small stacks of tests, the API itself. */
function frontDoor({ cloudFront, apis }: Services): Respond {
  const [distribution] = cloudFront.distributions;
  const [domain] = apis.domains();
  if (distribution) return distribution.respond;
  return (domain && apis.respondFor(domain)) || (async () => jsonAnswer(404, { message: 'Nothing is served here.' }));
}
