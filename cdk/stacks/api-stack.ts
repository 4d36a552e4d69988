/** Functions, the HTTP API before them, and those that follow the table's stream. */
import { Duration, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { FilterRule } from 'aws-cdk-lib/aws-lambda';
import { EmailIdentity, Identity } from 'aws-cdk-lib/aws-ses';
import type { Construct } from 'constructs';
import type { Endpoint } from '@folio/shared/contract/endpoint.ts';
import type {
  ApiEnvironment,
  MailEnvironment,
  ReportsEnvironment,
  RequestEnvironment,
  RowsEnvironment,
  SalesEnvironment,
  StreamEnvironment,
} from '@folio/functions/platform/config.ts';
import { Alarms } from '../constructs/alarms.ts';
import { AppFunction } from '../constructs/app-function.ts';
import { ClockedFunction } from '../constructs/clocked-function.ts';
import { acknowledgeFiles, Exports } from '../constructs/exports.ts';
import { fontPackages } from '../constructs/font-packages.ts';
import { acknowledgeKeys, Images } from '../constructs/images.ts';
import { HttpRoutes } from '../constructs/http-routes.ts';
import { ReportComparison } from '../constructs/report-comparison.ts';
import { TableConsumer } from '../constructs/table-consumer.ts';
import type { StageName, StageSettings } from '../stages.ts';
import type { DataStack } from './data-stack.ts';

/** The gateway waits thirty seconds: a function that ends before says what happened, and one that hangs is ended. */
const whileTheGatewayWaits = Duration.seconds(29);

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
    this.http = new HttpRoutes(this, 'Http', {
      endpoints: props.endpoints,
      functions: {
        api: this.#api().function,
        identity: this.#identity().function,
        sales: this.#sales().function,
        reports: this.#reports().function,
        rows: this.#rows().function,
        calendar: this.#calendar().function,
      },
      settings: props.settings,
    });
    this.#mail();
    this.#prospectIndex();
    this.#reminders();
    new Images(this, 'Images', {
      stage: props.stage,
      settings: props.settings,
      data: props.data,
      alarms: this.#alarms,
    });
    new Exports(this, 'Exports', {
      stage: props.stage,
      settings: props.settings,
      data: props.data,
      alarms: this.#alarms,
    });
    new ReportComparison(this, 'ReportComparison', {
      stage: props.stage,
      settings: props.settings,
      data: props.data,
      alarms: this.#alarms,
    });
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
      ROWS_IN_BROWSER: String(settings.rowsInBrowser),
    };
  }

  #api(): AppFunction {
    const { settings, data } = this.#props;
    const environment: ApiEnvironment = {
      ...this.#requestEnvironment(),
      IMAGES_BUCKET: data.images.bucketName,
      IMAGE_SECRET: data.imageSecret.secretValue.unsafeUnwrap(), // as above
    };
    const api = new AppFunction(this, 'ApiFunction', {
      entry: 'api',
      settings,
      environment,
      timeout: whileTheGatewayWaits,
      alarms: this.#alarms,
      meaningOfFailure: 'Some requests end without an answer: people see “Algo falló de nuestro lado”.',
    });
    this.#grantTable(api);
    // A form that it signed may do what it may do itself, and no more.
    api.function.addToRolePolicy(
      new PolicyStatement({ actions: ['s3:PutObject'], resources: [data.images.arnForObjects('tmp/*')] }),
    );
    acknowledgeKeys(api, data, 'tmp/*');
    return api;
  }

  #identity(): AppFunction {
    const identity = new AppFunction(this, 'IdentityFunction', {
      entry: 'identity',
      settings: this.#props.settings,
      environment: this.#requestEnvironment(),
      timeout: whileTheGatewayWaits,
      alarms: this.#alarms,
      meaningOfFailure: 'Some people cannot sign in, sign up or accept invitations.',
    });
    this.#grantTable(identity);
    identity.function.addToRolePolicy(
      new PolicyStatement({ actions: poolActions, resources: [this.#props.data.people.pool.userPoolArn] }),
    );
    return identity;
  }

  #sales(): AppFunction {
    const { settings, data } = this.#props;
    const environment: SalesEnvironment = {
      ...this.#requestEnvironment(),
      IMAGES_BUCKET: data.images.bucketName,
      IMAGE_SECRET: data.imageSecret.secretValue.unsafeUnwrap(), // as above
    };
    const sales = new AppFunction(this, 'SalesFunction', {
      entry: 'sales',
      settings,
      environment,
      timeout: whileTheGatewayWaits,
      alarms: this.#alarms,
      meaningOfFailure: 'Quotes, orders and products cannot be opened or saved.',
    });
    this.#grantTable(sales);
    this.#grantPictures(sales);
    return sales;
  }

  /** Logos and images, for what is printed of quotes. */
  #grantPictures(grantee: AppFunction): void {
    const { data } = this.#props;
    grantee.function.addToRolePolicy(
      new PolicyStatement({ actions: ['s3:GetObject'], resources: [data.images.arnForObjects('img/*')] }),
    );
    acknowledgeKeys(grantee, data, 'img/*');
  }

  /**
   * The report of follow-up: reads buckets and facts, and keeps what is exported of them. Beside it what an operator calls to
   * compare them with the records.
   */
  #reports(): AppFunction {
    const { stage, settings, data } = this.#props;
    const asked: ReportsEnvironment = { ...this.#requestEnvironment(), EXPORTS_BUCKET: data.exports.bucketName };
    const reports = new AppFunction(this, 'ReportsFunction', {
      entry: 'reports',
      settings,
      environment: asked,
      timeout: whileTheGatewayWaits,
      alarms: this.#alarms,
      meaningOfFailure: 'Reports cannot be opened, nor exports asked for.',
    });
    this.#grantTable(reports);
    // An address that it signed may do what it may do itself, and no more.
    reports.function.addToRolePolicy(
      new PolicyStatement({ actions: ['s3:GetObject'], resources: [data.exports.arnForObjects('*')] }),
    );
    acknowledgeFiles(reports, data);
    const environment: StreamEnvironment = { STAGE: stage, TABLE_NAME: data.table.tableName };
    const recount = new AppFunction(this, 'RecountReportsFunction', {
      entry: 'recount-reports',
      settings,
      environment,
      timeout: Duration.minutes(15),
      alarms: this.#alarms,
      meaningOfFailure: 'A company’s reports were not compared with its records to the end: call it again.',
    });
    this.#grantTable(recount);
    return reports;
  }

  /** The list of companies with more prospects than a browser holds: reads the table, keeps their rows in memory and in S3. */
  #rows(): AppFunction {
    const { settings, data } = this.#props;
    const environment: RowsEnvironment = { ...this.#requestEnvironment(), SNAPSHOTS_BUCKET: data.snapshots.bucketName };
    const rows = new AppFunction(this, 'RowsFunction', {
      entry: 'rows',
      settings,
      environment,
      // A whole core, and 600,000 rows of 0.85 kB with room to fill and to pack them.
      memoryMb: 1769,
      // A company's first question reads all of its rows.
      timeout: whileTheGatewayWaits,
      alarms: this.#alarms,
      meaningOfFailure: 'Companies with more prospects than a browser holds search and filter only the newest ones.',
    });
    const grant = (actions: string[], resource: string) =>
      rows.function.addToRolePolicy(new PolicyStatement({ actions, resources: [resource] }));
    grant(['dynamodb:BatchGetItem', 'dynamodb:Query'], data.table.tableArn);
    grant(['dynamodb:Query'], `${data.table.tableArn}/index/gsi1`);
    grant(['s3:GetObject', 's3:PutObject'], data.snapshots.arnForObjects('*'));
    // Without it a snapshot that is not there yet is refused (403) instead of missing (404).
    grant(['s3:ListBucket'], data.snapshots.bucketArn);
    Validations.of(rows).acknowledge({
      id: `AwsSolutions-IAM5[Resource::${data.stackName}:ExportsOutputFnGetAttSnapshotsD03D071CArnFDD1C08E/*]`,
      reason: 'Every company has an object of its own in the bucket, which holds nothing else.',
    });
    return rows;
  }

  /** iCalendar, for programs that ask every hour or so: apart from the API, which does not carry the library. */
  #calendar(): AppFunction {
    const { settings, data } = this.#props;
    const calendar = new AppFunction(this, 'CalendarFunction', {
      entry: 'calendar',
      settings,
      environment: this.#requestEnvironment(),
      timeout: whileTheGatewayWaits,
      alarms: this.#alarms,
      meaningOfFailure: 'Calendars on phones do not follow; addresses of calendars cannot be made or taken away.',
    });
    const grant = (actions: string[], resources: string[]) =>
      calendar.function.addToRolePolicy(new PolicyStatement({ actions, resources }));
    const { tableArn } = data.table;
    grant(['dynamodb:BatchGetItem', 'dynamodb:DeleteItem', 'dynamodb:PutItem', 'dynamodb:Query'], [tableArn]);
    grant(
      ['dynamodb:Query'],
      ['gsi2', 'gsi3', 'gsi4'].map((index) => `${tableArn}/index/${index}`),
    );
    return calendar;
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
    const indexes = ['gsi1', 'gsi2', 'gsi3', 'gsi4'].map((index) => `${table.tableArn}/index/${index}`);
    grantee.addToRolePolicy(new PolicyStatement({ actions: ['dynamodb:Query'], resources: indexes }));
  }

  #mail(): void {
    const { stage, settings, data } = this.#props;
    const environment: MailEnvironment = {
      STAGE: stage,
      TABLE_NAME: data.table.tableName,
      SITE_ORIGIN: `https://${settings.domainName}`,
      IMAGES_BUCKET: data.images.bucketName,
      MAIL_FROM: settings.mailFrom,
      SIGNING_SECRET: data.signingSecret.secretValue.unsafeUnwrap(), // as above
    };
    const mail = new AppFunction(this, 'SendMailFunction', {
      entry: 'send-mail',
      settings,
      environment,
      // With the PDFs of quotes: those of a whole batch, each of as many lines as there can be.
      memoryMb: 1024,
      timeout: Duration.minutes(2),
      company: { programs: ['print-quote'], packages: fontPackages() },
      alarms: this.#alarms,
      meaningOfFailure: 'Mails (codes, invitations, new passwords) are late; they are tried again for six hours.',
    });
    this.#grantPictures(mail);
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
    new TableConsumer(this, 'MailFromTable', {
      consumer: mail,
      table: data.table,
      alarms: this.#alarms,
      name: 'mail',
      records: {
        eventName: FilterRule.isEqual('INSERT'),
        dynamodb: { NewImage: { kind: { S: FilterRule.isEqual('mail') } } },
      },
      givenUp: {
        meaning: 'A mail was given up after ten tries or six hours: somebody waits for a code or an invitation.',
        runbook: 'A mail was given up',
      },
      late: 'The table’s stream is read more than five minutes late: mails arrive late.',
    });
  }

  /** What follows from prospects: the words by which the server finds them, and what reports count of them. */
  #prospectIndex(): void {
    const { stage, settings, data } = this.#props;
    const environment: StreamEnvironment = { STAGE: stage, TABLE_NAME: data.table.tableName };
    const indexer = new AppFunction(this, 'IndexProspectsFunction', {
      entry: 'index-prospects',
      settings,
      environment,
      timeout: Duration.seconds(30),
      alarms: this.#alarms,
      meaningOfFailure:
        'What was just saved is not found by search nor counted in reports yet; lists and details are right.',
    });
    indexer.function.addToRolePolicy(
      new PolicyStatement({
        actions: [
          'dynamodb:BatchGetItem',
          'dynamodb:ConditionCheckItem',
          'dynamodb:DeleteItem',
          'dynamodb:PutItem',
          'dynamodb:Query',
          'dynamodb:UpdateItem',
        ],
        resources: [data.table.tableArn],
      }),
    );
    new TableConsumer(this, 'ProspectsFromTable', {
      consumer: indexer,
      table: data.table,
      alarms: this.#alarms,
      name: 'index',
      records: { dynamodb: { NewImage: { kind: { S: FilterRule.isEqual('prospect') } } } },
      // Others of its shard wait meanwhile, and whatever follows from it can be made anew.
      tries: 5,
      givenUp: {
        meaning:
          'What follows from a prospect was given up after five tries or six hours: search misses its notes, reports miscount it.',
        runbook: 'A prospect is not found by its notes',
      },
      late: 'The table’s stream is read more than five minutes late: search finds notes late, reports count late.',
    });
  }

  /** Reminders of appointments and the agenda of the day: found by the hour, without asking any company in vain. */
  #reminders(): void {
    const { stage, settings, data } = this.#props;
    const environment: StreamEnvironment = { STAGE: stage, TABLE_NAME: data.table.tableName };
    const remind = new AppFunction(this, 'RemindFunction', {
      entry: 'remind',
      settings,
      environment,
      // Some ten thousand reminders of one look, one transaction each, and no look beside it that has much to do.
      timeout: Duration.minutes(2),
      alarms: this.#alarms,
      meaningOfFailure: 'Reminders of appointments or agendas of the day are late; the next call tries them again.',
    });
    const grant = (actions: string[], resources: string[]) =>
      remind.function.addToRolePolicy(new PolicyStatement({ actions, resources }));
    const { tableArn } = data.table;
    grant(['dynamodb:BatchGetItem', 'dynamodb:ConditionCheckItem', 'dynamodb:PutItem'], [tableArn]);
    grant(['dynamodb:Query'], [`${tableArn}/index/due`, `${tableArn}/index/gsi3`, `${tableArn}/index/gsi4`]);
    new ClockedFunction(this, 'Reminders', {
      called: remind,
      name: 'reminders',
      every: Duration.minutes(2),
      alarms: this.#alarms,
      silent: {
        meaning: 'The clock has not called for a quarter of an hour: nobody is reminded, no agenda is sent.',
        runbook: 'The clock is silent',
      },
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
