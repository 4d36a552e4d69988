/** The HTTP API, its routes walked from the contract: no route is written twice. */
import { Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  type HttpMethod,
  HttpNoneAuthorizer,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Endpoint, LambdaName } from '@folio/shared/contract/endpoint.ts';
import type { StageSettings } from '../stages.ts';

export interface HttpRoutesProps {
  endpoints: Record<string, Endpoint>;
  functions: Record<LambdaName, IFunction>;
  settings: StageSettings;
}

/** Fields an operator searches by; no address, no query, no cookie. */
const accessLogFields = {
  requestId: '$context.requestId',
  time: '$context.requestTimeEpoch',
  route: '$context.routeKey',
  status: '$context.status',
  latencyMs: '$context.responseLatency',
  integrationError: '$context.integrationErrorMessage',
};

export class HttpRoutes extends Construct {
  readonly api: HttpApi;
  readonly stage: HttpStage;

  constructor(scope: Construct, id: string, { endpoints, functions, settings }: HttpRoutesProps) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', { createDefaultStage: false, description: 'Folio' });
    this.stage = this.#stage(settings);
    // Every function gets one permission for the whole API: a policy with a line per route would outgrow its limit.
    const integrations = {
      api: new HttpLambdaIntegration('Api', functions.api, { scopePermissionToRoute: false }),
      identity: new HttpLambdaIntegration('Identity', functions.identity, { scopePermissionToRoute: false }),
      rows: new HttpLambdaIntegration('Rows', functions.rows, { scopePermissionToRoute: false }),
      sales: new HttpLambdaIntegration('Sales', functions.sales, { scopePermissionToRoute: false }),
      reports: new HttpLambdaIntegration('Reports', functions.reports, { scopePermissionToRoute: false }),
      calendar: new HttpLambdaIntegration('Calendar', functions.calendar, { scopePermissionToRoute: false }),
    };
    const authorizer = new HttpNoneAuthorizer();
    for (const { method, path, lambda } of Object.values(endpoints)) {
      const methods = [method as HttpMethod]; // the contract's methods are a subset of the gateway's, spelt alike
      this.api.addRoutes({ path, methods, integration: integrations[lambda], authorizer });
    }
    // What the contract does not know still answers in our own words.
    this.api.addRoutes({ path: '/api/{proxy+}', integration: integrations.api, authorizer });
    Validations.of(this.api).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason:
        'Sessions are cookies, which no gateway authorizer reads; the function verifies each before anything else.',
    });
  }

  #stage(settings: StageSettings): HttpStage {
    const destination = new LogGroup(this, 'AccessLog', {
      retention: settings.logRetention,
      removalPolicy: settings.removalPolicy,
    });
    return new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: settings.throttle.rate, burstLimit: settings.throttle.burst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(destination),
        format: AccessLogFormat.custom(JSON.stringify(accessLogFields)),
      },
    });
  }
}
