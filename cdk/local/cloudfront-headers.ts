/** Response headers policies: what CloudFront adds to, replaces in and removes from an answer. */
import * as z from 'zod';

const override = { Override: z.boolean() };

const policy = z.strictObject({
  Name: z.unknown().optional(),
  Comment: z.unknown().optional(),
  SecurityHeadersConfig: z
    .strictObject({
      ContentSecurityPolicy: z.object({ ContentSecurityPolicy: z.string(), ...override }).optional(),
      ContentTypeOptions: z.object(override).optional(),
      FrameOptions: z.object({ FrameOption: z.string(), ...override }).optional(),
      ReferrerPolicy: z.object({ ReferrerPolicy: z.string(), ...override }).optional(),
      StrictTransportSecurity: z
        .object({
          AccessControlMaxAgeSec: z.number(),
          IncludeSubdomains: z.boolean().default(false),
          Preload: z.boolean().default(false),
          ...override,
        })
        .optional(),
    })
    .default({}),
  CustomHeadersConfig: z
    .object({ Items: z.array(z.object({ Header: z.string(), Value: z.string(), ...override })) })
    .default({ Items: [] }),
  RemoveHeadersConfig: z.object({ Items: z.array(z.object({ Header: z.string() })) }).default({ Items: [] }),
});

export type HeadersPolicy = (headers: Record<string, string>) => Record<string, string>;

interface PolicyHeader {
  name: string;
  value: string;
  replaces: boolean;
}

/** @throws for a part of the policy that the local distribution would leave out */
export function headersPolicy(config: unknown): HeadersPolicy {
  const { SecurityHeadersConfig, CustomHeadersConfig, RemoveHeadersConfig } = policy.parse(config);
  const removed = RemoveHeadersConfig.Items.map(({ Header }) => Header.toLowerCase());
  const added = [
    ...securityHeaders(SecurityHeadersConfig),
    ...CustomHeadersConfig.Items.map(({ Header, Value, Override }) => header(Header, Value, { Override })),
  ];
  return (headers) => {
    const answer = Object.fromEntries(Object.entries(headers).filter(([name]) => !removed.includes(name)));
    for (const { name, value, replaces } of added) if (replaces || !(name in answer)) answer[name] = value;
    return answer;
  };
}

function securityHeaders(config: z.output<typeof policy>['SecurityHeadersConfig']): PolicyHeader[] {
  const {
    ContentSecurityPolicy: csp,
    ContentTypeOptions,
    FrameOptions,
    ReferrerPolicy,
    StrictTransportSecurity,
  } = config;
  const transport = StrictTransportSecurity && [
    `max-age=${StrictTransportSecurity.AccessControlMaxAgeSec}`,
    ...(StrictTransportSecurity.IncludeSubdomains ? ['includeSubDomains'] : []),
    ...(StrictTransportSecurity.Preload ? ['preload'] : []),
  ];
  return [
    ...(csp ? [header('content-security-policy', csp.ContentSecurityPolicy, csp)] : []),
    ...(ContentTypeOptions ? [header('x-content-type-options', 'nosniff', ContentTypeOptions)] : []),
    ...(FrameOptions ? [header('x-frame-options', FrameOptions.FrameOption, FrameOptions)] : []),
    ...(ReferrerPolicy ? [header('referrer-policy', ReferrerPolicy.ReferrerPolicy, ReferrerPolicy)] : []),
    ...(transport ? [header('strict-transport-security', transport.join('; '), StrictTransportSecurity)] : []),
  ];
}

function header(name: string, value: string, { Override }: { Override: boolean }): PolicyHeader {
  return { name: name.toLowerCase(), value, replaces: Override };
}
