/** One deployed function: its bundle, its log group, and the alarms that every function has. */
import { rmSync } from 'node:fs';
import { AssetHashType, Duration } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, type IDestination, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { bundle, type Company } from './bundle.ts';
import type { Alarms } from './alarms.ts';
import type { StageSettings } from '../stages.ts';

export interface AppFunctionProps {
  /** File in `functions/src/lambdas`, without `.ts`. */
  entry: string;
  settings: StageSettings;
  /** Exactly the interface of `functions/src/platform/config.ts` that the entry reads. */
  environment: object;
  timeout: Duration;
  /** 512 unless told: a quarter of the time of 128 MB for the same price per request, measured on a small handler. */
  memoryMb?: number;
  /** Beside its bundle. */
  company?: Company;
  /** Of events that no one waits for. */
  retries?: { attempts: number; onFailure: IDestination };
  alarms: Alarms;
  /** What people lose while it fails; the alarm says it. */
  meaningOfFailure: string;
}

export class AppFunction extends Construct {
  readonly function: LambdaFunction;
  readonly logs: LogGroup;

  constructor(scope: Construct, id: string, props: AppFunctionProps) {
    super(scope, id);
    const { entry, settings, timeout, alarms } = props;
    this.logs = new LogGroup(this, 'Logs', {
      retention: settings.logRetention,
      removalPolicy: settings.removalPolicy,
    });
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    this.logs.grantWrite(role);
    const files = bundle(entry, props.company);
    this.function = new LambdaFunction(this, 'Function', {
      description: `Folio ${entry}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: Code.fromAsset(files, { assetHashType: AssetHashType.SOURCE }),
      memorySize: props.memoryMb ?? 512,
      timeout,
      role,
      logGroup: this.logs,
      environment: { ...props.environment },
      ...(props.retries ? { retryAttempts: props.retries.attempts, onFailure: props.retries.onFailure } : {}),
    });
    rmSync(files, { recursive: true }); // the cloud assembly has its copy
    this.#alarms(entry, props.meaningOfFailure, alarms);
  }

  /** Nothing but what is said here: a role of its own begins with its log. */
  allow(actions: string[], resources: string[]): void {
    this.function.addToRolePolicy(new PolicyStatement({ actions, resources }));
  }

  #alarms(entry: string, meaning: string, alarms: Alarms): void {
    const errors = this.function.metricErrors({ period: Duration.minutes(5) });
    alarms.add(`${entry}-errors`, { metric: errors, threshold: 1, meaning, runbook: 'A function fails' });
    const throttles = this.function.metricThrottles({ period: Duration.minutes(5) });
    alarms.add(`${entry}-throttles`, {
      metric: throttles,
      threshold: 1,
      meaning: `Lambda refuses to start more copies of ${entry}: people wait or see errors.`,
      runbook: 'A function is throttled',
    });
  }
}
