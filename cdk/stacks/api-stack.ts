/** Functions, the HTTP API before them, and the mail that leaves the table's stream. */
import { Duration, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { EmailIdentity, Identity } from 'aws-cdk-lib/aws-ses';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { Endpoint } from '@folio/shared/contract/endpoint.ts';
import type { MailEnvironment, RequestEnvironment } from '@folio/functions/platform/config.ts';
import { Alarms } from '../constructs/alarms.ts';
import { AppFunction } from '../constructs/app-function.ts';
import { HttpRoutes } from '../constructs/http-routes.ts';
import type { StageName, StageSettings } from '../stages.ts';
import type { DataStack } from './data-stack.ts';

interface ApiStackProps extends StackProps {
  stage: StageName;
  settings: StageSettings;
  endpoints: Record<string, Endpoint>;
  data: DataStack;
}

export class ApiStack extends Stack {
  readonly http: HttpRoutes;
  readonly originSecret: string;
  readonly #props: ApiStackProps;
  readonly #alarms: Alarms;

  constructor(scope: Construct, id: string, props: ApiStackProps) {
    super(scope, id, props);
    this.#props = props;
    this.originSecret = props.data.originSecret.secretValue.unsafeUnwrap(); // a reference that CloudFormation resolves, not the value
    this.#alarms = new Alarms(this, 'Alarms', { email: props.settings.alarmEmail });
    const functions = { api: this.#api(), identity: this.#identity() };
    this.http = new HttpRoutes(this, 'Http', {
      endpoints: props.endpoints,
      functions: { api: functions.api.function, identity: functions.identity.function },
      settings: props.settings,
    });
    this.#mail();
    this.#apiAlarms();
  }

  #requestEnvironment(): RequestEnvironment {
    const { stage, settings, data } = this.#props;
    return {
      STAGE: stage,
      TABLE_NAME: data.table.tableName,
      SITE_ORIGIN: `https://${settings.domainName}`,
      USER_POOL_ID: data.people.pool.userPoolId,
      USER_POOL_CLIENT_ID: data.people.client.userPoolClientId,
      SIGNING_SECRET: data.signingSecret.secretValue.unsafeUnwrap(), // as above
      ORIGIN_SECRET: this.originSecret,
    };
  }

  #api(): AppFunction {
    const api = new AppFunction(this, 'ApiFunction', {
      entry: 'api',
      settings: this.#props.settings,
      environment: this.#requestEnvironment(),
      timeout: Duration.seconds(10),
      alarms: this.#alarms,
      meaningOfFailure: 'Some requests end without an answer: people see “Algo falló de nuestro lado”.',
    });
    this.#grantTable(api);
    return api;
  }

  #identity(): AppFunction {
    const identity = new AppFunction(this, 'IdentityFunction', {
      entry: 'identity',
      settings: this.#props.settings,
      environment: this.#requestEnvironment(),
      timeout: Duration.seconds(15),
      alarms: this.#alarms,
      meaningOfFailure: 'Some people cannot sign in, sign up or accept invitations.',
    });
    this.#grantTable(identity);
    identity.function.addToRolePolicy(
      new PolicyStatement({ actions: poolActions, resources: [this.#props.data.people.pool.userPoolArn] }),
    );
    return identity;
  }

  /** What the table port sends: never Scan, never a batch write. A transaction is authorized by its parts. */
  #grantTable({ function: grantee }: AppFunction): void {
    const { table } = this.#props.data;
    grantee.addToRolePolicy(
      new PolicyStatement({
        actions: [
          'dynamodb:BatchGetItem',
          'dynamodb:ConditionCheckItem',
          'dynamodb:DeleteItem',
          'dynamodb:PutItem',
          'dynamodb:Query',
          'dynamodb:UpdateItem',
        ],
        resources: [table.tableArn],
      }),
    );
    const indexes = ['gsi1', 'gsi2', 'gsi3'].map((index) => `${table.tableArn}/index/${index}`);
    grantee.addToRolePolicy(new PolicyStatement({ actions: ['dynamodb:Query'], resources: indexes }));
  }

  #mail(): void {
    const { stage, settings, data } = this.#props;
    const environment: MailEnvironment = {
      STAGE: stage,
      TABLE_NAME: data.table.tableName,
      SITE_ORIGIN: `https://${settings.domainName}`,
      MAIL_FROM: settings.mailFrom,
      SIGNING_SECRET: data.signingSecret.secretValue.unsafeUnwrap(), // as above
    };
    const mail = new AppFunction(this, 'SendMailFunction', {
      entry: 'send-mail',
      settings,
      environment,
      timeout: Duration.seconds(30),
      alarms: this.#alarms,
      meaningOfFailure: 'Mails (codes, invitations, new passwords) are late; they are tried again for six hours.',
    });
    const sender = new EmailIdentity(this, 'Sender', { identity: Identity.domain(senderDomain(settings.mailFrom)) });
    mail.function.addToRolePolicy(
      new PolicyStatement({ actions: ['ses:SendEmail'], resources: [sender.emailIdentityArn] }),
    );
    mail.function.addToRolePolicy(
      new PolicyStatement({
        actions: ['dynamodb:BatchGetItem', 'dynamodb:UpdateItem'],
        resources: [data.table.tableArn],
      }),
    );
    this.#feedMail(mail);
  }

  #feedMail(mail: AppFunction): void {
    const { table } = this.#props.data;
    const unsent = new Queue(this, 'UnsentMail', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    Validations.of(unsent).acknowledge({ id: 'AwsSolutions-SQS3', reason: 'It is itself the queue of what failed.' });
    table.grantStreamRead(mail.function);
    Validations.of(mail).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'ListStreams has no resource-level permission; reading is granted on this stream alone.',
    });
    new EventSourceMapping(this, 'MailFromTable', {
      target: mail.function,
      ...(table.tableStreamArn ? { eventSourceArn: table.tableStreamArn } : {}),
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 10,
      filters: [
        FilterCriteria.filter({
          eventName: FilterRule.isEqual('INSERT'),
          dynamodb: { NewImage: { kind: { S: FilterRule.isEqual('mail') } } },
        }),
      ],
      // Without these a single bad record would be tried for a day and hold up every mail behind it.
      reportBatchItemFailures: true,
      bisectBatchOnError: true,
      retryAttempts: 10,
      maxRecordAge: Duration.hours(6),
      onFailure: new SqsDlq(unsent),
    });
    this.#alarms.add('mail-unsent', {
      metric: unsent.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(5) }),
      threshold: 1,
      meaning: 'A mail was given up after ten tries or six hours: somebody waits for a code or an invitation.',
      runbook: 'A mail was given up',
    });
    this.#alarms.add('mail-late', {
      metric: mail.function.metric('IteratorAge', { statistic: Stats.MAXIMUM, period: Duration.minutes(5) }),
      threshold: Duration.minutes(5).toMilliseconds(),
      meaning: 'The table’s stream is read more than five minutes late: mails arrive late.',
      runbook: 'The stream is late',
    });
  }

  #apiAlarms(): void {
    const period = Duration.minutes(5);
    this.#alarms.add('api-5xx', {
      metric: this.http.stage.metricServerError({ period, statistic: Stats.SUM }),
      threshold: 5,
      meaning: 'The gateway answered five or more errors in five minutes: people cannot work.',
      runbook: 'The API answers errors',
    });
    this.#alarms.add('api-slow', {
      metric: this.http.stage.metricLatency({ period, statistic: 'p99' }),
      threshold: this.#props.settings.slowAnswer.toMilliseconds(),
      periods: 3,
      meaning: 'One request of a hundred takes longer than promised, for a quarter of an hour.',
      runbook: 'The API is slow',
    });
  }
}

function senderDomain(mailFrom: string): string {
  const domain = /@([^>]+)>?$/.exec(mailFrom)?.[1];
  if (!domain) throw new Error(`mailFrom has no domain: ${mailFrom}`);
  return domain;
}

/** What `functions/src/platform/user-pool.ts` calls with the function's own credentials. */
const poolActions = [
  'cognito-idp:AdminConfirmSignUp',
  'cognito-idp:AdminCreateUser',
  'cognito-idp:AdminDeleteUser',
  'cognito-idp:AdminGetUser',
  'cognito-idp:AdminSetUserMFAPreference',
  'cognito-idp:AdminSetUserPassword',
  'cognito-idp:AdminUpdateUserAttributes',
  'cognito-idp:AdminUserGlobalSignOut',
];
