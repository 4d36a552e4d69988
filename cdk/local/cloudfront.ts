/** CloudFront: the distribution of the template, in front of its bucket and its API. Nothing is cached at this edge. */
import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { arnOf, region, stableId } from './aws-names.ts';
import type { Buckets } from './buckets.ts';
import { createCompression, type Compress } from './cloudfront-compression.ts';
import { compileEdgeFunction, type EdgeFunction } from './cloudfront-function.ts';
import { headersPolicy, type HeadersPolicy } from './cloudfront-headers.ts';
import { decodedPath, type HttpAnswer, type HttpRequest, type Respond } from './http-message.ts';
import { answerWithObject } from './object-answer.ts';
import type { Provisioners } from './provision.ts';

/** Managed policies by their public ids: those that compress, and those that hand the viewer's request on. */
const compressingCachePolicies = new Set(['658327ea-f89d-4fab-a63d-7e88639e58f6']);
const plainCachePolicies = new Set(['4135ea2d-6df8-44a3-9df3-4b5a84be39ad', 'b2884449-e4de-46a7-ac36-70bc7f1ddd6d']);
const allViewerExceptHost = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';

const behaviour = z.strictObject({
  TargetOriginId: z.string(),
  AllowedMethods: z.array(z.string()).default(['GET', 'HEAD']),
  CachedMethods: z.unknown().optional(),
  CachePolicyId: z
    .string()
    .refine((id) => compressingCachePolicies.has(id) || plainCachePolicies.has(id), 'a cache policy unknown here'),
  OriginRequestPolicyId: z.literal(allViewerExceptHost).optional(),
  ResponseHeadersPolicyId: z.string().optional(),
  Compress: z.boolean().default(false),
  FunctionAssociations: z
    .array(z.object({ EventType: z.literal('viewer-request'), FunctionARN: z.string() }))
    .default([]),
  PathPattern: z.string().default('*').transform(pathPattern),
  // The local site speaks plain http, which browsers treat as secure on localhost.
  ViewerProtocolPolicy: z.string(),
});
type Behaviour = z.output<typeof behaviour>;

const origin = z.looseObject({
  Id: z.string(),
  DomainName: z.string(),
  OriginPath: z.literal('').optional(),
  OriginCustomHeaders: z.array(z.object({ HeaderName: z.string(), HeaderValue: z.string() })).default([]),
});
type Origin = z.output<typeof origin>;

const distributionProperties = z.object({
  DistributionConfig: z.looseObject({
    Aliases: z.array(z.string()).default([]),
    Origins: z.array(origin),
    DefaultCacheBehavior: behaviour,
    CacheBehaviors: z.array(behaviour).default([]),
    DefaultRootObject: z.string().default(''),
    // The site answers its own 404; who adds these must add them here.
    CustomErrorResponses: z.array(z.never()).default([]),
  }),
});
type Config = z.output<typeof distributionProperties>['DistributionConfig'];

interface Distribution {
  /** Names under which people reach it when deployed. */
  aliases: readonly string[];
  respond: Respond;
}

export interface CloudFront {
  provisioners: Provisioners;
  distributions: readonly Distribution[];
}

export interface CloudFrontOptions {
  buckets: Pick<Buckets, 'findByDomain'>;
  /** What answers at the domain of an API, if it is one. */
  apiAt: (domain: string) => Respond | undefined;
  /** Headers name buckets as they are deployed; this is where pages reach them here. */
  bucketOrigin: () => string;
}

interface Edge extends CloudFrontOptions {
  functions: Map<string, EdgeFunction>;
  policies: Map<string, HeadersPolicy>;
  compress: Compress;
}

export function createCloudFront(options: CloudFrontOptions): CloudFront {
  const edge: Edge = { ...options, functions: new Map(), policies: new Map(), compress: createCompression() };
  const distributions: Distribution[] = [];
  return {
    distributions,
    provisioners: {
      'AWS::CloudFront::Function': ({ name, properties }) => {
        const { FunctionCode } = z.looseObject({ FunctionCode: z.string() }).parse(properties);
        const arn = arnOf('cloudfront', `function/${name}`);
        edge.functions.set(arn, compileEdgeFunction(FunctionCode, name));
        return { ref: arn, attributes: { FunctionARN: arn } };
      },
      'AWS::CloudFront::ResponseHeadersPolicy': ({ name, properties }) => {
        const policy = headersPolicy(properties['ResponseHeadersPolicyConfig']);
        edge.policies.set(name, (headers) => withLocalBuckets(policy(headers), options.bucketOrigin()));
        return { ref: name, attributes: { Id: name } };
      },
      'AWS::CloudFront::Distribution': ({ name, properties }) => {
        const { DistributionConfig: config } = distributionProperties.parse(properties);
        const id = stableId(name, 13).toUpperCase();
        distributions.push({ aliases: config.Aliases, respond: (request) => respond(edge, config, request) });
        return { ref: id, attributes: { Id: id, DomainName: `${id.toLowerCase()}.cloudfront.net` } };
      },
    },
  };
}

/** `https://<bucket>.s3.<region>.amazonaws.com`, wherever a header says it. */
const bucketOrigins = new RegExp(`https://[\\w.-]+\\.s3\\.${region}\\.amazonaws\\.com`, 'g');

function withLocalBuckets(headers: Record<string, string>, origin: string): Record<string, string> {
  const changed = Object.entries(headers).map(([name, value]) => [name, value.replace(bucketOrigins, origin)]);
  return Object.fromEntries(changed);
}

async function respond(edge: Edge, config: Config, viewed: HttpRequest): Promise<HttpAnswer> {
  const chosen = [...config.CacheBehaviors, config.DefaultCacheBehavior].find(({ PathPattern }) =>
    PathPattern.test(viewed.path),
  );
  if (!chosen?.AllowedMethods.includes(viewed.method)) {
    return refusal(403, 'This distribution is not configured to allow the HTTP request method that was used.');
  }
  const answer = await answerOf(edge, config, { chosen, viewed });
  const policy = edge.policies.get(chosen.ResponseHeadersPolicyId ?? '');
  const dressed = policy ? { ...answer, headers: policy(answer.headers) } : answer;
  if (!chosen.Compress || !compressingCachePolicies.has(chosen.CachePolicyId)) return dressed;
  return edge.compress(dressed, viewed.headers['accept-encoding'] ?? '');
}

async function answerOf(
  edge: Edge,
  config: Config,
  { chosen, viewed }: { chosen: Behaviour; viewed: HttpRequest },
): Promise<HttpAnswer> {
  const request = await runFunctions(edge, chosen, viewed);
  if ('status' in request) return request;
  const target = config.Origins.find(({ Id }) => Id === chosen.TargetOriginId);
  if (!target) throw new Error(`the distribution has no origin ${chosen.TargetOriginId}`);
  const path = request.path === '/' && config.DefaultRootObject ? `/${config.DefaultRootObject}` : request.path;
  const bucket = edge.buckets.findByDomain(target.DomainName);
  if (bucket) {
    const key = decodedPath(path)?.slice(1);
    if (key === undefined) return refusal(400, "Couldn't parse the specified URI.");
    // Whoever may not list a bucket is not told whether an object is missing.
    const object = bucket.get(key);
    if (!object) return refusal(403, 'Access Denied');
    return answerWithObject(object, await readFile(object.path), request.headers);
  }
  const api = edge.apiAt(target.DomainName);
  if (!api) throw new Error(`no origin answers at ${target.DomainName}`);
  return api(originRequest({ ...request, path }, target, chosen));
}

async function runFunctions(edge: Edge, chosen: Behaviour, viewed: HttpRequest): Promise<HttpRequest | HttpAnswer> {
  const arn = chosen.FunctionAssociations[0]?.FunctionARN;
  if (!arn) return viewed;
  const edgeFunction = edge.functions.get(arn);
  if (!edgeFunction) throw new Error(`there is no CloudFront Function ${arn}`);
  try {
    return await edgeFunction.onRequest(viewed);
  } catch (error) {
    console.error(error);
    return refusal(503, 'The CloudFront function associated with the CloudFront distribution has failed.');
  }
}

function originRequest(request: HttpRequest, target: Origin, chosen: Behaviour): HttpRequest {
  const { host: _, ...viewer } = request.headers;
  const handedOn = chosen.OriginRequestPolicyId ? viewer : {};
  const own = target.OriginCustomHeaders.map(({ HeaderName, HeaderValue }) => [HeaderName.toLowerCase(), HeaderValue]);
  return {
    ...request,
    query: chosen.OriginRequestPolicyId ? request.query : '',
    headers: {
      ...handedOn,
      'x-forwarded-for': [viewer['x-forwarded-for'], request.sourceIp].filter(Boolean).join(', '),
      via: '1.1 local.cloudfront.net (CloudFront)',
      ...Object.fromEntries(own),
    },
  };
}

function pathPattern(pattern: string): RegExp {
  const escaped = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^/?${escaped.replace(/^\//, '')}$`);
}

function refusal(status: number, message: string): HttpAnswer {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${status}</Code><Message>${message}</Message></Error>`;
  return { status, headers: { 'content-type': 'application/xml' }, body: Buffer.from(body) };
}
