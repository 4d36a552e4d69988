/** Functions, the HTTP API before them, and those that follow the table's stream. */
import { Duration, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { Endpoint } from '@folio/shared/contract/endpoint.ts';
import type {
  ApiEnvironment,
  ReportsEnvironment,
  RequestEnvironment,
  RowsEnvironment,
  SalesEnvironment,
  StreamEnvironment,
} from '@folio/functions/platform/config.ts';
import { Alarms } from '../constructs/alarms.ts';
import { AppFunction } from '../constructs/app-function.ts';
import { acknowledgeFiles, Exports } from '../constructs/exports.ts';
import { HttpRoutes } from '../constructs/http-routes.ts';
import { allowKeys, Images } from '../constructs/images.ts';
import { Mail } from '../constructs/mail.ts';
import { ProspectIndex } from '../constructs/prospect-index.ts';
import { Relay } from '../constructs/relay.ts';
import { Reminders } from '../constructs/reminders.ts';
import { ReportComparison } from '../constructs/report-comparison.ts';
import { tableActions } from '../constructs/table-actions.ts';
import type { StageName, StageSettings } from '../stages.ts';
import type { DataStack } from './data-stack.ts';

/** The gateway and CloudFront wait thirty seconds: a function that ends before says what happened, and one that hangs is ended. */
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
    const part = { stage: props.stage, settings: props.settings, data: props.data, alarms: this.#alarms };
    const mail = new Mail(this, 'Mail', part);
    new ProspectIndex(this, 'ProspectIndex', part);
    new Reminders(this, 'Reminders', part);
    const images = new Images(this, 'Images', part);
    const exports = new Exports(this, 'Exports', part);
    new Relay(this, 'Relay', {
      ...part,
      mail: mail.follower,
      exports: exports.follower,
      removedImages: images.follower,
    });
    new ReportComparison(this, 'ReportComparison', part);
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
    allowKeys(api, data, ['s3:PutObject'], 'tmp/*');
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
    identity.allow(poolActions, [this.#props.data.people.pool.userPoolArn]);
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
    // Logos and images, for what is printed of quotes.
    allowKeys(sales, data, ['s3:GetObject'], 'img/*');
    return sales;
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
    reports.allow(['s3:GetObject'], [data.exports.arnForObjects('*')]);
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
    rows.allow(['dynamodb:BatchGetItem', 'dynamodb:Query'], [data.table.tableArn]);
    rows.allow(['dynamodb:Query'], [`${data.table.tableArn}/index/gsi1`]);
    rows.allow(['s3:GetObject', 's3:PutObject'], [data.snapshots.arnForObjects('*')]);
    // Without it a snapshot that is not there yet is refused (403) instead of missing (404).
    rows.allow(['s3:ListBucket'], [data.snapshots.bucketArn]);
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
    const { tableArn } = data.table;
    calendar.allow(['dynamodb:BatchGetItem', 'dynamodb:DeleteItem', 'dynamodb:PutItem', 'dynamodb:Query'], [tableArn]);
    calendar.allow(
      ['dynamodb:Query'],
      ['gsi2', 'gsi3', 'gsi4'].map((index) => `${tableArn}/index/${index}`),
    );
    return calendar;
  }

  /** What the table port sends. */
  #grantTable(grantee: AppFunction): void {
    const { tableArn } = this.#props.data.table;
    grantee.allow(tableActions, [tableArn]);
    const indexes = ['gsi1', 'gsi2', 'gsi3', 'gsi4'].map((index) => `${tableArn}/index/${index}`);
    grantee.allow(['dynamodb:Query'], indexes);
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

/** What `functions/src/platform/user-pool.ts` calls with the function's own credentials; a test compares them. */
const poolActions = [
  'cognito-idp:AdminCreateUser',
  'cognito-idp:AdminGetUser',
  'cognito-idp:AdminInitiateAuth',
  'cognito-idp:AdminRespondToAuthChallenge',
  'cognito-idp:AdminSetUserMFAPreference',
  'cognito-idp:AdminSetUserPassword',
  'cognito-idp:AdminUserGlobalSignOut',
];
