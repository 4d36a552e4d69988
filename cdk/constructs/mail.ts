/** Mails: whatever is to be told stands in the table first, and leaves by its stream and a queue. */
import { Duration } from 'aws-cdk-lib';
import { FilterRule } from 'aws-cdk-lib/aws-lambda';
import { EmailIdentity, Identity } from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import type { MailEnvironment } from '@folio/functions/platform/config.ts';
import { AppFunction } from './app-function.ts';
import { fontPackages } from './font-packages.ts';
import { allowKeys } from './images.ts';
import type { PartProps } from './part.ts';
import { QueueConsumer } from './queue-consumer.ts';

export class Mail extends Construct {
  readonly follower: QueueConsumer;

  constructor(scope: Construct, id: string, props: PartProps) {
    super(scope, id);
    const { settings, data, alarms } = props;
    const send = new AppFunction(this, 'SendFunction', {
      entry: 'send-mail',
      settings,
      environment: environmentOf(props),
      // With the PDFs of quotes: those of a whole batch, each of as many lines as there can be.
      memoryMb: 1024,
      timeout: Duration.minutes(2),
      company: { programs: ['print-quote'], packages: fontPackages() },
      alarms,
      meaningOfFailure: 'Mails (codes, invitations, new passwords) are late; they are tried again for an hour.',
    });
    const sender = new EmailIdentity(this, 'Sender', { identity: Identity.domain(senderDomain(settings.mailFrom)) });
    send.allow(['ses:SendEmail'], [sender.emailIdentityArn]);
    send.allow(['dynamodb:BatchGetItem', 'dynamodb:UpdateItem'], [data.table.tableArn]);
    allowKeys(send, data, ['s3:GetObject'], 'img/*');
    this.follower = new QueueConsumer(this, 'FromTable', {
      consumer: send,
      alarms,
      name: 'mail',
      records: {
        eventName: FilterRule.isEqual('INSERT'),
        dynamodb: { NewImage: { kind: { S: FilterRule.isEqual('mail') } } },
      },
      givenUp: {
        meaning: 'A mail was given up after eleven tries in an hour or so: somebody waits for a code or an invitation.',
        runbook: 'A mail was given up',
      },
      late: 'A mail has waited for more than seven minutes: mails arrive late.',
    });
  }
}

function environmentOf({ stage, settings, data }: PartProps): MailEnvironment {
  return {
    STAGE: stage,
    TABLE_NAME: data.table.tableName,
    SITE_ORIGIN: `https://${settings.domainName}`,
    IMAGES_BUCKET: data.images.bucketName,
    MAIL_FROM: settings.mailFrom,
    SIGNING_SECRET: data.signingSecret.secretValue.unsafeUnwrap(), // a reference that CloudFormation resolves, not the value
  };
}

function senderDomain(mailFrom: string): string {
  const domain = /@([^>]+)>?$/.exec(mailFrom)?.[1];
  if (!domain) throw new Error(`mailFrom has no domain: ${mailFrom}`);
  return domain;
}
