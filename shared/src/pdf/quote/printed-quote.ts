/** Cotización (M40) on paper: what it is made from, with every name at hand. Plain data: it goes to a worker. */
import type { RegimeCode } from '../../clients/fiscal-catalogues.ts';
import type { Company } from '../../company/company.schema.ts';
import type { Quote } from '../../quotes/quote.schema.ts';
import type { CompanyContact } from '../company-contact.ts';
import type { Colour, ImageFile } from '../document.ts';
import { pdfFileName } from '../file-name.ts';

export interface PaperCompany extends CompanyContact {
  name: string;
  timeZone: string;
  rfc?: string | undefined;
  /** As SAT has it; besides the name where they differ. */
  legalName?: string | undefined;
  fiscalRegime?: RegimeCode | undefined;
  fiscalAddress?: string | undefined;
  /** Of lines and figures; each kind of paper has its own where it is absent. */
  colour?: Colour | undefined;
  logo?: ImageFile | undefined;
}

/** @param settings of the company, as session and server hold them */
export function paperCompanyOf({
  name,
  timeZone,
  rfc,
  legalName,
  fiscalRegime,
  fiscalAddress,
  phone,
  email,
  website,
  paperColour,
}: Omit<Company, 'id' | 'version'>): PaperCompany {
  const colour = paperColour as Colour | undefined; // as its schema has it
  return { name, timeZone, rfc, legalName, fiscalRegime, fiscalAddress, phone, email, website, colour };
}

export interface PaperClient {
  /** The person. */
  name: string;
  companyName?: string | undefined;
  phone?: string | undefined;
  email?: string | undefined;
  /** As SAT registered it, of a registered client. */
  legalName?: string | undefined;
  rfc?: string | undefined;
}

export type PaperContent = Quote['content'];

export interface PrintedQuote {
  company: PaperCompany;
  folio: string;
  /** Absent as long as it was not sent as it is: a draft says so on each page. */
  version?: { number: number; at: string; digest?: string | undefined } | undefined;
  content: PaperContent;
  /** The bytes of its attachments, in their order; a place without them says so. */
  images?: readonly (ImageFile | undefined)[] | undefined;
  /** Its last day, which may have been given after it was sent. */
  validUntil: string;
  client: PaperClient;
  /** Who attends the client. */
  seller?: string | undefined;
  /** What the file says of when it was made: of a version its own moment, so that it is always the same bytes. */
  madeAt: Date;
}

/** What shows besides the lines and what they come to. */
export const quotePaperParts = ['contact', 'seller', 'codes', 'prices', 'taxes', 'words', 'signatures'] as const;
export type QuotePaperPart = (typeof quotePaperParts)[number];

/** Where the fiscal data stand. */
export const fiscalPlaces = ['top', 'foot', 'none'] as const;
export type FiscalPlace = (typeof fiscalPlaces)[number];

/** What of a quote is printed: each company has its custom. */
export interface QuotePaper {
  parts: readonly QuotePaperPart[];
  fiscal: FiscalPlace;
  /** The pages once for each of these names, which stand at their foot; without any, once, as they are. */
  copies?: readonly string[] | undefined;
}

/** How its parts are set. */
export interface Setting {
  /** Closer together, so that all of it goes on one page. */
  snug?: boolean;
}

/** Names that copies usually have; others are up to the person. */
export const usualCopies = ['Original', 'Copia cliente', 'Copia archivo'] as const;
export const mostCopies = 5;
/** Of a name: it has its place at the foot beside what is said there of the version. */
export const mostCopyLetters = 24;

export const usualQuotePaper: QuotePaper = { parts: quotePaperParts, fiscal: 'top' };

interface About {
  company: PaperCompany;
  /** What is known of the client beyond the quote's own prospect. */
  client?: Omit<PaperClient, 'name' | 'companyName'>;
  seller?: string | undefined;
  images?: PrintedQuote['images'];
  /** Of a draft. */
  now: Date;
}

/** As much of a quote as its paper tells. */
type Whole = Pick<Quote, 'folio' | 'versions' | 'revision' | 'validUntil' | 'content'> & {
  prospect: { name: string; companyName?: string | undefined };
};

/** @param quote as `getQuote` tells it, or `getQuoteVersion` with its `revision` */
export function printedQuote(
  quote: Whole,
  { company, client, seller, images, now }: About,
  revision = quote.revision,
): PrintedQuote {
  const version = quote.versions.find((one) => one.revision === revision);
  const { name, companyName } = quote.prospect;
  return {
    company,
    folio: quote.folio,
    ...(version ? { version: { number: version.number, at: version.at, digest: version.digest } } : {}),
    content: quote.content,
    images,
    // A version that was followed by another keeps what it said.
    validUntil: revision === quote.revision ? quote.validUntil : quote.content.validUntil,
    client: { ...client, name, companyName },
    seller,
    madeAt: version ? new Date(version.at) : now,
  };
}

/** `C-0412 v2`, or `C-0412` of a draft. */
export function quoteLabel({ folio, version }: Pick<PrintedQuote, 'folio' | 'version'>): string {
  return version ? `${folio} v${version.number}` : folio;
}

export function quoteFileName(printed: Pick<PrintedQuote, 'folio' | 'version' | 'client'>): string {
  return pdfFileName(`Cotización ${quoteLabel(printed)}`, clientTitle(printed.client));
}

/** Whose it is in few words: the company, else the person. */
export function clientTitle({ name, companyName }: PaperClient): string {
  return companyName ?? name;
}
