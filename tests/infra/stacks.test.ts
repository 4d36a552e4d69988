/** The template is what is deployed: what it must hold, and what it must never hold. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Match } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { contentSecurityPolicy } from '@folio/cdk/constructs/response-headers.ts';
import { givesUpAfterMs } from '@folio/functions/modules/changes/command.service.ts';
import { endpoints } from '@folio/shared/contract/contract.ts';
import { exportLivesDays } from '@folio/shared/exports/export.rules.ts';
import { defineEndpoint } from '@folio/shared/contract/endpoint.ts';
import { templatesOf, type Templates } from '../support/templates.ts';

const root = join(import.meta.dirname, '..', '..');
let prod: Templates;

beforeAll(async () => {
  prod = await templatesOf('prod');
});

function routeKeys(templates: Templates): string[] {
  const routes = templates.api.findResources('AWS::ApiGatewayV2::Route');
  return Object.values(routes).map((route) => String(route['Properties'].RouteKey));
}

function everything(templates: Templates): string {
  return [templates.data, templates.api, templates.web].map((one) => JSON.stringify(one.toJSON())).join('\n');
}

describe('C06 the API', () => {
  test('every endpoint of the contract has exactly one route, and the rest answers too', () => {
    const wanted = Object.values(endpoints).map(({ method, path }) => `${method} ${path}`);
    expect(routeKeys(prod).toSorted()).toEqual([...wanted, 'ANY /api/{proxy+}'].toSorted());
  });

  test('an endpoint added to the contract gets its route, and nothing else is written', async () => {
    const thrownAway = defineEndpoint({
      method: 'GET',
      path: '/api/thrown-away/{id}',
      lambda: 'identity',
      access: 'public',
      summary: 'De prueba',
      response: z.object({}),
      errors: [],
    });
    expect(routeKeys(await templatesOf('dev', { ...endpoints, thrownAway }))).toContain('GET /api/thrown-away/{id}');
  }, 60_000);

  test('each route leads to the function its endpoint names', () => {
    const routes = Object.values(prod.api.findResources('AWS::ApiGatewayV2::Route'));
    const targetOf = (key: string) =>
      JSON.stringify(routes.find((route) => route['Properties'].RouteKey === key)?.['Properties'].Target);
    const targets = {
      api: targetOf('GET /api/session'),
      identity: targetOf('POST /api/auth/session'),
      sales: targetOf('GET /api/products'),
      reports: targetOf('GET /api/report'),
      rows: targetOf('GET /api/prospect-list'),
      calendar: targetOf('GET /api/calendar-feeds'),
    };
    expect(new Set(Object.values(targets)).size).toBe(6);
    for (const { method, path, lambda } of Object.values(endpoints)) {
      expect(targetOf(`${method} ${path}`), path).toBe(targets[lambda]);
    }
  });

  test('requests are throttled and logged', () => {
    prod.api.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      DefaultRouteSettings: { ThrottlingBurstLimit: Match.anyValue(), ThrottlingRateLimit: Match.anyValue() },
      AccessLogSettings: Match.objectLike({ DestinationArn: Match.anyValue() }),
    });
  });

  test('functions run on the newest runtime and on arm64, each with its own log group', () => {
    const functions = Object.values(prod.api.findResources('AWS::Lambda::Function')).filter((one) =>
      String(one['Properties'].Description ?? '').startsWith('Folio '),
    );
    expect(functions).toHaveLength(16);
    for (const { Properties } of functions) {
      expect(Properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] });
      expect(Properties.LoggingConfig.LogGroup).toBeDefined();
    }
    expect(Object.keys(prod.api.findResources('AWS::Logs::LogGroup')).length).toBeGreaterThanOrEqual(5);
  });
});

describe('C9 what must never be lost', () => {
  test('the table is on demand, protected, restorable, forgets by expiresAt and streams', () => {
    prod.data.hasResource('AWS::DynamoDB::Table', {
      DeletionPolicy: 'Retain',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
        StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
        // The company's own index tells the audit log what changed; the others carry rows alone.
        GlobalSecondaryIndexes: [
          ...['gsi1', 'gsi2', 'gsi3', 'gsi4'].map((IndexName) => {
            const NonKeyAttributes = IndexName === 'gsi1' ? ['row', 'detail'] : ['row'];
            return Match.objectLike({ IndexName, Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes } });
          }),
          // Whose partitions are hours: it holds nothing but keys.
          Match.objectLike({ IndexName: 'due', Projection: { ProjectionType: 'KEYS_ONLY' } }),
        ],
      },
    });
  });

  test('every bucket is private, encrypted, and reached by TLS alone', () => {
    for (const template of [prod.data, prod.web]) {
      const buckets = Object.entries(template.findResources('AWS::S3::Bucket'));
      expect(buckets.length).toBeGreaterThan(0);
      for (const [id, { Properties }] of buckets) {
        expect(Properties.PublicAccessBlockConfiguration, id).toEqual({
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        });
        expect(Properties.BucketEncryption, id).toBeDefined();
      }
      const policies = JSON.stringify(template.findResources('AWS::S3::BucketPolicy'));
      expect(policies.match(/aws:SecureTransport/g)).toHaveLength(buckets.length);
    }
  });

  test('buckets that browsers reach answer the site alone', () => {
    const rules = Object.values(prod.data.findResources('AWS::S3::Bucket')).flatMap(
      ({ Properties }) => Properties.CorsConfiguration?.CorsRules ?? [],
    );
    expect(rules).toHaveLength(2);
    for (const rule of rules) expect(rule.AllowedOrigins).toEqual(['https://folio.example.com']);
  });
});

describe('who people are', () => {
  test('S3 S5 S14 the pool hides who exists, knows TOTP, and lets nobody write a company or a level', () => {
    prod.data.hasResourceProperties('AWS::Cognito::UserPool', {
      MfaConfiguration: 'OPTIONAL',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      UsernameConfiguration: { CaseSensitive: false },
      Policies: { PasswordPolicy: Match.objectLike({ MinimumLength: 12 }) },
      Schema: Match.not(Match.arrayWith([Match.objectLike({ Name: Match.stringLikeRegexp('^custom:') })])),
    });
    prod.data.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      PreventUserExistenceErrors: 'ENABLED',
      EnableTokenRevocation: true,
      AccessTokenValidity: 15,
    });
  });

  test('S6 the pool is closed beside the API: nobody signs up, tries a password or changes an address there', () => {
    prod.data.hasResourceProperties('AWS::Cognito::UserPool', {
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
    });
    const [client] = Object.values(prod.data.findResources('AWS::Cognito::UserPoolClient'));
    const { ExplicitAuthFlows, WriteAttributes } = client?.['Properties'] ?? {};
    expect(ExplicitAuthFlows).toEqual(['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH']);
    // None at all would be every standard attribute.
    expect(WriteAttributes).toEqual(['locale']);
  });

  test('what only a developer’s machine may be told is in no template', () => {
    expect(everything(prod)).not.toMatch(/USER_POOL_ISSUER|AWS_ENDPOINT_URL|COOKIES/);
  });
});

describe('S8 S9 S10 the edge', () => {
  test('CloudFront shows the API the secret it asks for', () => {
    const text = JSON.stringify(prod.web.findResources('AWS::CloudFront::Distribution'));
    expect(text).toContain('x-origin-secret');
    expect(text).toContain('/api/*');
  });

  test('C3 who waits outside waits longest: CloudFront, then the function, then a command that tries again', () => {
    const [distribution] = Object.values(prod.web.findResources('AWS::CloudFront::Distribution'));
    const origins: { CustomOriginConfig?: { OriginReadTimeout: number } }[] =
      distribution?.['Properties'].DistributionConfig.Origins;
    const waits = origins.flatMap(({ CustomOriginConfig }) => CustomOriginConfig?.OriginReadTimeout ?? []);
    const functions = prod.api.findResources('AWS::Lambda::Function');
    const routed = JSON.stringify(prod.api.findResources('AWS::ApiGatewayV2::Integration'));
    const timeouts = Object.entries(functions).flatMap(([id, { Properties }]) =>
      routed.includes(`"${id}"`) ? Number(Properties.Timeout) : [],
    );
    expect([waits.length, timeouts.length]).toEqual([1, 6]);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(Math.max(...timeouts));
    // With room for the last try, which begins before.
    expect(Math.min(...timeouts)).toBeGreaterThanOrEqual(givesUpAfterMs / 1000 + 3);
  });

  test('the policy of the site is strict, and allows its inline scripts by hash alone', () => {
    const policy = contentSecurityPolicy({
      page: '<script>start()</script><script src="/a.js"></script>',
      connects: [],
    });
    expect(policy).toMatch(/^default-src 'none'; script-src 'self' 'sha256-[^' ]+'; style-src 'self'; /);
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|\*|https?:/);
    expect(policy).toContain("frame-ancestors 'none'");
    prod.web.hasResourceProperties('AWS::CloudFront::ResponseHeadersPolicy', {
      ResponseHeadersPolicyConfig: {
        SecurityHeadersConfig: {
          StrictTransportSecurity: Match.objectLike({ AccessControlMaxAgeSec: 63_072_000 }),
          ContentSecurityPolicy: Match.objectLike({ Override: true }),
          ContentTypeOptions: { Override: true },
        },
      },
    });
  });
});

describe('least privilege', () => {
  test('no function of ours may scan, or do everything of a service', () => {
    const policies = Object.values(prod.api.findResources('AWS::IAM::Policy'));
    const actions = policies.flatMap(({ Properties }) =>
      Properties.PolicyDocument.Statement.flatMap((statement: { Action: string | string[] }) => statement.Action),
    );
    expect(actions.length).toBeGreaterThan(10);
    expect(actions.filter((action) => /Scan|:\*$/.test(action))).toEqual([]);
  });

  test('who answers sign-ins may do with the pool what the port calls, and no more', () => {
    const port = readFileSync(join(root, 'functions', 'src', 'platform', 'user-pool.ts'), 'utf8');
    const called = [...port.matchAll(/^  (Admin\w+)Command,$/gm)].map(([, name]) => `cognito-idp:${name}`);
    const granted: string[] = Object.values(prod.api.findResources('AWS::IAM::Policy'))
      .flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
      .flatMap(({ Action }: { Action: string | string[] }) => Action)
      .filter((action: string) => action.startsWith('cognito-idp:'));
    expect(granted.toSorted()).toEqual(called.toSorted());
    expect(called.length).toBeGreaterThan(5);
  });

  test('who keeps rows in memory writes nothing but their snapshots', () => {
    const statements: { Action: string | string[]; Resource: unknown }[] = Object.entries(
      prod.api.findResources('AWS::IAM::Policy'),
    ).flatMap(([id, { Properties }]) => (id.startsWith('RowsFunction') ? Properties.PolicyDocument.Statement : []));
    const told = statements.flatMap(({ Action, Resource }) =>
      [Action].flat().map((action) => [action, JSON.stringify(Resource)] as const),
    );
    const writes = told.filter(([action]) => !/^logs:|:(Get|List|Query|BatchGet)/.test(action));
    expect(writes.map(([action]) => action)).toEqual(['s3:PutObject']);
    expect(writes[0]?.[1]).toContain('Snapshots');
    const indexes = told.flatMap(([, resource]) => /index\/\w+/.exec(resource) ?? []);
    expect(indexes).toEqual(['index/gsi1']);
  });
});

describe('the clock', () => {
  test('calls every two minutes, tries once more, and is missed after a quarter of an hour', () => {
    prod.api.hasResourceProperties('AWS::Events::Rule', {
      ScheduleExpression: 'rate(2 minutes)',
      State: 'ENABLED',
      Targets: [Match.objectLike({ RetryPolicy: { MaximumRetryAttempts: 1, MaximumEventAgeInSeconds: 300 } })],
    });
    prod.api.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmDescription: Match.stringLikeRegexp('The clock is silent'),
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
    });
  });

  test('of exports calls every five minutes; who writes them puts files, and nobody but who answers people reads one', () => {
    prod.api.hasResourceProperties('AWS::Events::Rule', { ScheduleExpression: 'rate(5 minutes)', State: 'ENABLED' });
    const grants = Object.entries(prod.api.findResources('AWS::IAM::Policy')).flatMap(([id, { Properties }]) =>
      Properties.PolicyDocument.Statement.filter(({ Resource }: { Resource: unknown }) =>
        JSON.stringify(Resource).includes('GetAttExports'),
      ).map(({ Action }: { Action: string }) => `${id.replace(/Role.*/, '')} ${Action}`),
    );
    expect(grants.toSorted()).toEqual(['ExportsWriteFunction s3:PutObject', 'ReportsFunction s3:GetObject']);
    prod.data.hasResourceProperties('AWS::S3::Bucket', {
      LifecycleConfiguration: { Rules: [Match.objectLike({ ExpirationInDays: exportLivesDays })] },
      CorsConfiguration: { CorsRules: [Match.objectLike({ AllowedMethods: ['GET'] })] },
    });
    // One takes minutes when it is large: others do not wait behind it.
    prod.api.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      BatchSize: 1,
      ScalingConfig: { MaximumConcurrency: 10 },
    });
  });

  test('alone reads what falls due in all companies', () => {
    const readers = Object.entries(prod.api.findResources('AWS::IAM::Policy')).filter(([, { Properties }]) =>
      JSON.stringify(Properties.PolicyDocument).includes('index/due'),
    );
    expect(readers.map(([id]) => id.replace(/Role.*/, '')).toSorted()).toEqual([
      'ExportsStartFunction',
      'RemindersRemindFunction',
      'ReportComparisonCompareFunction',
    ]);
  });
});

describe('F1 F5 F6 images', () => {
  const grants = (name: string) =>
    Object.entries(prod.api.findResources('AWS::IAM::Policy'))
      .filter(([id]) => id.startsWith(name))
      .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement)
      .flatMap(({ Action, Resource }: { Action: string | string[]; Resource: unknown }) =>
        [Action].flat().map((action) => `${action} ${/(tmp|img)\/\*/.exec(JSON.stringify(Resource))?.[0] ?? ''}`),
      )
      .filter((grant: string) => grant.startsWith('s3:'));

  test('each function may do with the bucket what it does, under its prefix alone', () => {
    expect(grants('ApiFunction')).toEqual(['s3:PutObject tmp/*']);
    expect(grants('ImagesReceiveFunction').toSorted()).toEqual([
      's3:DeleteObject img/*',
      's3:DeleteObject tmp/*',
      's3:GetObject tmp/*',
      's3:ListBucket ',
      's3:PutObject img/*',
    ]);
    expect(grants('ImagesForgetFunction')).toEqual(['s3:DeleteObject img/*']);
  });

  test('what nobody confirmed leaves after a day, and the bucket takes posts of the site alone', () => {
    prod.data.hasResourceProperties('AWS::S3::Bucket', {
      CorsConfiguration: { CorsRules: [Match.objectLike({ AllowedMethods: ['POST'] })] },
      LifecycleConfiguration: {
        Rules: Match.arrayWith([
          Match.objectLike({
            Prefix: 'tmp/',
            ExpirationInDays: 1,
            NoncurrentVersionExpiration: { NoncurrentDays: 1 },
            Status: 'Enabled',
          }),
        ]),
      },
    });
  });

  test('what fails is tried three times, kept, and told', () => {
    prod.api.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
      MaximumRetryAttempts: 2,
      DestinationConfig: { OnFailure: { Destination: Match.anyValue() } },
    });
    const names = Object.keys(prod.api.findResources('AWS::CloudWatch::Alarm'));
    expect(names.some((name) => name.startsWith('Alarmsimagesgivenup'))).toBe(true);
  });

  test('CloudFront alone reads pictures, opens them by their signature, and keeps them without their query', () => {
    const policies = JSON.stringify(prod.data.findResources('AWS::S3::BucketPolicy'));
    expect(policies).toMatch(/cloudfront\.amazonaws\.com/);
    const [distribution] = Object.values(prod.web.findResources('AWS::CloudFront::Distribution'));
    const behaviours = distribution?.['Properties'].DistributionConfig.CacheBehaviors;
    const pictures = behaviours.find(({ PathPattern }: { PathPattern: string }) => PathPattern === '/img/*');
    expect(pictures).toMatchObject({
      FunctionAssociations: [{ EventType: 'viewer-request' }],
      ViewerProtocolPolicy: 'https-only',
    });
  });
});

describe('alarms', () => {
  test('each says what the failure means and names a heading of the runbook that exists', () => {
    const alarms = Object.values(prod.api.findResources('AWS::CloudWatch::Alarm'));
    expect(alarms.length).toBeGreaterThanOrEqual(10);
    const readme = readFileSync(join(root, 'cdk', 'README.md'), 'utf8');
    for (const { Properties } of alarms) {
      const heading = /Runbook: cdk\/README\.md, «(.+)»\.$/.exec(Properties.AlarmDescription)?.[1];
      expect(heading, Properties.AlarmDescription).toBeDefined();
      expect(readme).toContain(`### ${heading}\n`);
      expect(Properties.AlarmActions).toHaveLength(1);
    }
  });
});
