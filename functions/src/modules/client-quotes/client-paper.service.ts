/** The PDF on the client's page: what it is made from, of the version they have before them and of no other. */
import type { getClientAttachment, getClientPaper } from '@folio/shared/client-quotes/client-quote-endpoints.schema.ts';
import type { ClientPaper } from '@folio/shared/client-quotes/client-quote.schema.ts';
import type { InputOf, ResponseOf } from '@folio/shared/contract/endpoint.ts';
import { AppError } from '../../platform/app-error.ts';
import type { RequestContext } from '../../platform/context.ts';
import { pictureKey } from '../../platform/image-urls.ts';
import type { SalesDependencies } from '../../platform/sales-dependencies.ts';
import { imageIdsOf } from '../quotes/stored-documents.ts';
import { clientStateOf, digestOf, shownVersion } from './client-quote-view.ts';
import { openLink, tableOf, type OpenedLink } from './link-reading.service.ts';
import { versionPaper } from './version-paper.ts';

/** Two reads more than looking: the client as it is registered, and the logo from its bucket. */
export async function paper(
  deps: SalesDependencies,
  context: RequestContext,
  { body }: InputOf<typeof getClientPaper>,
): Promise<ClientPaper> {
  const opened = await openLink(deps, context, body.token, 'look');
  const { record, quote, company, attendedByName } = opened;
  const { content, at, number, revision } = requireShown(opened, body.digest);
  const table = tableOf(deps, context, opened.target);
  const told = { company, prospect: record.prospect, quote, content, revision, seller: attendedByName };
  const { company: head, version, client, seller, folio, validUntil } = await versionPaper(deps.images, table, told);
  const { logo, ...named } = head;
  return {
    company: { ...named, ...(logo ? { logo: Buffer.from(logo.bytes).toString('base64') } : {}) },
    folio,
    version: { number, at, ...(version?.digest ? { digest: version.digest } : {}) },
    content,
    validUntil,
    client,
    ...(seller ? { seller } : {}),
  };
}

/** One read more than looking, from the bucket. Which image it is, its version alone says: no id travels. */
export async function attachment(
  deps: SalesDependencies,
  context: RequestContext,
  { body }: InputOf<typeof getClientAttachment>,
): Promise<ResponseOf<typeof getClientAttachment>> {
  const opened = await openLink(deps, context, body.token, 'look');
  const { revision } = requireShown(opened, body.digest);
  const id = imageIdsOf(opened.quote, revision)[body.place];
  const bytes = id === undefined ? undefined : await deps.images.find(pictureKey(opened.company.id, id, 'paper'));
  if (!bytes) throw new AppError('image.not_found');
  return { jpeg: Buffer.from(bytes).toString('base64') };
}

/** @throws AppError when there is none to be seen, or it is another than was read */
function requireShown(opened: OpenedLink, digest: string): NonNullable<OpenedLink['version']> {
  const { record, quote, company, now } = opened;
  const version = shownVersion(opened);
  if (version && digestOf(version.content) === digest) return version;
  if (version) throw new AppError('client_quote.superseded');
  const state = clientStateOf(record, quote, { timeZone: company.timeZone, now });
  throw new AppError(state === 'expired' ? 'client_quote.expired' : 'client_quote.closed');
}
