/** What a function is told by its environment. The stacks fill exactly these variables (cdk imports the type only). */

/** Variables every function receives. */
export interface StreamEnvironment {
  /** `dev` | `prod`; `local` on a developer's machine. */
  STAGE: string;
  TABLE_NAME: string;
}

/** Variables of functions that write addresses of the site. */
export interface FunctionEnvironment extends StreamEnvironment {
  /** Where people open the product, no trailing slash: `https://folio.example.com`. */
  SITE_ORIGIN: string;
}

/** Variables of the functions that answer requests (`api`, `identity` and `rows`). */
export interface RequestEnvironment extends FunctionEnvironment {
  USER_POOL_ID: string;
  USER_POOL_CLIENT_ID: string;
  /** Key of our own signatures (cursors, invitation links, codes): at least 32 characters, kept in Secrets Manager. */
  SIGNING_SECRET: string;
  /** CloudFront sends it as `x-origin-secret`; a request without it did not come through the site. */
  ORIGIN_SECRET: string;
  /** How many rows of prospects a browser holds; of companies with more, the `rows` function answers the list. */
  ROWS_IN_BROWSER: string;
}

/** Variables of `api`. */
export interface ApiEnvironment extends RequestEnvironment {
  IMAGES_BUCKET: string;
  /** Signs addresses of pictures; the door before their bucket knows it too. */
  IMAGE_SECRET: string;
}

/** Variables of `sales`. */
export interface SalesEnvironment extends RequestEnvironment {
  /** Where the company's logo is, and what goes along with quotes. */
  IMAGES_BUCKET: string;
  /** Signs addresses of images. */
  IMAGE_SECRET: string;
}

/** Variables of `receive-images` and `forget-images`. */
export interface ImagesEnvironment extends StreamEnvironment {
  IMAGES_BUCKET: string;
}

/** Variables of `reports`. */
export interface ReportsEnvironment extends RequestEnvironment {
  EXPORTS_BUCKET: string;
}

/** Variables of `write-exports`. */
export interface ExportsEnvironment extends StreamEnvironment {
  EXPORTS_BUCKET: string;
  /** Where the company's logo is, for what is printed. */
  IMAGES_BUCKET: string;
}

/** Variables of `rows`. */
export interface RowsEnvironment extends RequestEnvironment {
  /** Bucket where it keeps each company's rows for the next copy of itself that starts. */
  SNAPSHOTS_BUCKET: string;
}

/** Variables of `relay-records`. */
export interface RelayEnvironment {
  STAGE: string;
  /** Addresses of the queues that it fills. */
  MAIL_QUEUE_URL: string;
  EXPORTS_QUEUE_URL: string;
  REMOVED_IMAGES_QUEUE_URL: string;
}

/** Variables of `send-mail`. */
export interface MailEnvironment extends FunctionEnvironment {
  /** Where the company's logo is, for the PDF of a quote. */
  IMAGES_BUCKET: string;
  /** Sender, e.g. `Folio <hola@folio.example.com>`, verified in SES. */
  MAIL_FROM: string;
  /** Signs the links and codes it writes, so that none of them is ever stored. */
  SIGNING_SECRET: string;
}
