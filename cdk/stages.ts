/** What differs between deployments. Edit your domain and certificate here before the first deploy. */
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';

export interface StageSettings {
  /** Address of the product: site and API share it. */
  domainName: string;
  /** ACM certificate of that domain, in us-east-1 as CloudFront demands. */
  certificateArn: string;
  /** Sender of the product's mails; its domain is verified in SES. */
  mailFrom: string;
  /** Where alarms go. */
  alarmEmail: string;
  /** What happens to tables, buckets and people when the stack is deleted. */
  removalPolicy: RemovalPolicy;
  deletionProtection: boolean;
  /** Requests per second that API Gateway lets through, for all companies together. */
  throttle: { rate: number; burst: number };
  logRetention: RetentionDays;
  /** Slowest tolerable answer, 99th percentile. */
  slowAnswer: Duration;
  /** Rows of prospects that a browser holds (about 40 MB for so many); beyond, the server answers the list. */
  rowsInBrowser: number;
}

export const stages = {
  dev: {
    domainName: 'folio-dev.example.com',
    certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/00000000-0000-0000-0000-000000000000',
    mailFrom: 'Folio <hola@folio-dev.example.com>',
    alarmEmail: 'operaciones@example.com',
    removalPolicy: RemovalPolicy.DESTROY,
    deletionProtection: false,
    throttle: { rate: 100, burst: 200 },
    logRetention: RetentionDays.TWO_WEEKS,
    slowAnswer: Duration.seconds(3),
    rowsInBrowser: 50_000,
  },
  prod: {
    domainName: 'folio.example.com',
    certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/00000000-0000-0000-0000-000000000000',
    mailFrom: 'Folio <hola@folio.example.com>',
    alarmEmail: 'operaciones@example.com',
    removalPolicy: RemovalPolicy.RETAIN,
    deletionProtection: true,
    throttle: { rate: 1000, burst: 2000 },
    logRetention: RetentionDays.THREE_MONTHS,
    slowAnswer: Duration.seconds(2),
    rowsInBrowser: 50_000,
  },
} as const satisfies Record<string, StageSettings>;

export type StageName = keyof typeof stages;

export function isStageName(name: string): name is StageName {
  return Object.hasOwn(stages, name);
}
