/** Requests and answers as the local services hand them to each other, read from and written to node:http. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

export interface HttpRequest {
  method: string;
  /** As it was sent, still escaped, without the query. */
  path: string;
  /** Without `?`; empty when there is none. */
  query: string;
  /** Names in lower case, values of repeated headers joined by commas. */
  headers: Record<string, string>;
  body: Buffer;
  /** Who opened the connection. */
  sourceIp: string;
}

export interface HttpAnswer {
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  cookies?: readonly string[];
  body: Buffer;
}

/** Answers a request; what listens is a CloudFront distribution, an HTTP API, a bucket. */
export type Respond = (request: HttpRequest) => Promise<HttpAnswer>;

/** What API Gateway takes at most, and CloudFront of what it hands on. */
const gatewayLimitBytes = 10 * 1024 * 1024;

/** A server that reads whole bodies; larger ones answer 413. */
export function serve(respond: Respond, bodyLimitBytes = gatewayLimitBytes): Server {
  const server = createServer((incoming, response) => void answer(respond, incoming, { response, bodyLimitBytes }));
  // Whoever keeps a connection closes it: one that is closed here just as a request sets out would lose it.
  server.keepAliveTimeout = 0;
  return server;
}

/** Ends the connections that browsers keep open, too. */
export async function closeServer(server: Server): Promise<void> {
  if (!server.listening) return;
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

async function answer(
  respond: Respond,
  incoming: IncomingMessage,
  { response, bodyLimitBytes }: { response: ServerResponse; bodyLimitBytes: number },
): Promise<void> {
  try {
    const body = await readBody(incoming, bodyLimitBytes);
    const sent = body
      ? await respond(requestOf(incoming, body))
      : jsonAnswer(413, { message: 'Request Entity Too Large' });
    write(response, sent, incoming.method === 'HEAD');
  } catch (error) {
    console.error(error);
    if (!response.headersSent)
      write(response, jsonAnswer(502, { message: 'The local stack failed, see its output' }), false);
  }
}

async function readBody(incoming: IncomingMessage, bodyLimitBytes: number): Promise<Buffer | undefined> {
  // Without either there is no body, and nothing to wait for.
  const { 'content-length': announced, 'transfer-encoding': coding } = incoming.headers;
  if (announced === undefined && coding === undefined) return Buffer.alloc(0);
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > bodyLimitBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

function requestOf(incoming: IncomingMessage, body: Buffer): HttpRequest {
  const target = incoming.url ?? '/';
  const mark = target.indexOf('?');
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headersDistinct)) {
    headers[name] = (value ?? []).join(name === 'cookie' ? '; ' : ',');
  }
  return {
    method: incoming.method ?? 'GET',
    path: mark < 0 ? target : target.slice(0, mark),
    query: mark < 0 ? '' : target.slice(mark + 1),
    headers,
    body,
    sourceIp: incoming.socket.remoteAddress ?? '',
  };
}

function write(response: ServerResponse, { status, headers, cookies, body }: HttpAnswer, isHead: boolean): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (cookies?.length) response.setHeader('set-cookie', cookies);
  const hasBody = status !== 204 && status !== 304;
  if (hasBody && !response.hasHeader('content-length')) response.setHeader('content-length', body.length);
  response.writeHead(status);
  response.end(hasBody && !isHead ? body : undefined);
}

/** A path without its escapes; undefined when they are malformed. */
export function decodedPath(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

export function jsonAnswer(status: number, value: unknown): HttpAnswer {
  return { status, headers: { 'content-type': 'application/json' }, body: Buffer.from(JSON.stringify(value)) };
}
