/** What `send-mail` is given: the table, the signer of links and codes, SES, and what quotes are printed with. */
import type { MailEnvironment } from './config.ts';
import { environmentOf } from './environment.ts';
import { createMailer, type Mailer } from './mailer.ts';
import { newMeter } from './meter.ts';
import { createObjectReader, type ObjectReader } from './object-reader.ts';
import { createQuotePdf, type QuotePdf } from './quote-pdf.ts';
import { createSigner, type Signer } from './signer.ts';
import type { TableConnection } from './table.ts';
import { createTableClient } from './table-client.ts';

export interface MailDependencies {
  environment: MailEnvironment;
  signer: Signer;
  mailer: Mailer;
  images: ObjectReader;
  quotePdf: QuotePdf;
  /** Nobody's request: what it costs is not told to anyone. */
  connection(): TableConnection;
}

export function createMailDependencies(): MailDependencies {
  const environment = environmentOf('mail');
  const client = createTableClient();
  return {
    environment,
    signer: createSigner(environment.SIGNING_SECRET),
    images: createObjectReader(environment.IMAGES_BUCKET, client),
    quotePdf: createQuotePdf(),
    mailer: createMailer(environment.MAIL_FROM),
    connection: () => ({ client, tableName: environment.TABLE_NAME, meter: newMeter() }),
  };
}
