/** What the PDF of a version is made from where its seller's screen is not: for its client's page, and for the mail that carries it. */
import type { Company } from '@folio/shared/company/company.schema.ts';
import type { ImageFile } from '@folio/shared/pdf/document.ts';
import { paperCompanyOf, printedQuote, type PrintedQuote } from '@folio/shared/pdf/quote/printed-quote.ts';
import { pictureKey } from '../../platform/image-urls.ts';
import type { ObjectReader } from '../../platform/object-reader.ts';
import type { Table } from '../../platform/table.ts';
import * as clients from '../clients/client.service.ts';
import type { ProspectRecord } from '../prospects/prospect-record.ts';
import type { StoredContent } from '../quotes/quote-contents.service.ts';
import { imageIdsOf, type StoredQuote } from '../quotes/stored-documents.ts';

interface Told {
  company: Company;
  prospect: ProspectRecord['prospect'];
  quote: StoredQuote;
  /** Of the version, and its revision. */
  content: StoredContent;
  revision: number;
  seller: string;
}

/** The bytes of what goes along with a version; undefined in the place of one that is not there. */
export async function attachedImages(
  images: ObjectReader,
  { company, quote, revision }: Pick<Told, 'company' | 'quote' | 'revision'>,
): Promise<(ImageFile | undefined)[]> {
  return Promise.all(
    imageIdsOf(quote, revision).map(async (id) => {
      const bytes = await images.find(pictureKey(company.id, id, 'paper'));
      return bytes && { type: 'image/jpeg' as const, bytes };
    }),
  );
}

/** AP-39: the same that the screens print it from (`printed-paper.ts` in web), so that it is the same bytes. */
export async function versionPaper(
  images: ObjectReader,
  table: Table,
  { company, prospect, quote, content, revision, seller }: Told,
): Promise<PrintedQuote> {
  const { name, companyName, phone, email, clientId } = prospect;
  const [[item], logo] = await Promise.all([
    clientId ? table.get([clients.needOf(clientId)]) : [],
    company.logoId ? images.find(pictureKey(company.id, company.logoId, 'logo')) : undefined,
  ]);
  const registered = item && clients.requireClient(item);
  return printedQuote(
    { ...quote, content, prospect: { name, companyName } },
    {
      company: { ...paperCompanyOf(company), logo: logo && { type: 'image/png', bytes: logo } },
      client: { phone, email, legalName: registered?.legalName, rfc: registered?.rfc },
      seller,
      // Of a version it is the version's own moment.
      now: new Date(0),
    },
    revision,
  );
}
