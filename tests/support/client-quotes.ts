/** Quotes that were sent, with the link that their client has. */
import type { Client } from '@folio/shared/contract/client.ts';
import type { ClientQuote } from '@folio/shared/client-quotes/client-quote.schema.ts';
import type { NewProspectInput } from '@folio/shared/prospects/prospect.schema.ts';
import type { QuoteContentInput } from '@folio/shared/quotes/quote.schema.ts';
import { prospectForm, quoteForm } from './builders.ts';
import { readyImage } from './image-uploads.ts';
import type { Person } from './world.ts';

export interface Linked {
  params: { prospectId: string; quoteId: string };
  address: string;
  token: string;
  view: ClientQuote;
}

/** A prospect with a quote that was sent, and its link. */
export async function linked(
  client: Client,
  workCentreId: string,
  { prospect, quote }: { prospect?: Partial<NewProspectInput>; quote?: Partial<QuoteContentInput> } = {},
): Promise<Linked> {
  const { id: prospectId } = await client.addProspect({ body: prospectForm({ workCentreId, ...prospect }) });
  return sentTo(client, prospectId, quoteForm(quote));
}

async function sentTo(client: Client, prospectId: string, body: QuoteContentInput): Promise<Linked> {
  const { quoteId = '' } = await client.addQuote({ params: { prospectId }, body });
  const params = { prospectId, quoteId };
  await client.moveQuote({ params, body: { move: 'send' } });
  const { address = '' } = await client.addQuoteLink({ params, body: {} });
  const token = tokenOf(address);
  return { params, address, token, view: await client.viewClientQuote({ body: { token } }) };
}

/** The same with one image of the prospect going along. */
export async function linkedWithImage(person: Person, workCentreId: string, caption?: string): Promise<Linked> {
  const { client } = person;
  const { id: prospectId } = await client.addProspect({ body: prospectForm({ workCentreId }) });
  const { id: imageId } = await readyImage(person, prospectId, caption);
  const body = quoteForm({ attachments: [imageId] });
  return sentTo(client, prospectId, body);
}

/** The secret of a link: what stands behind `#`. */
export function tokenOf(address: string): string {
  return new URL(address).hash.slice(1);
}

/** What a client sends to accept what it read. */
export function acceptance({ token, view }: Pick<Linked, 'token' | 'view'>, name = 'Laura Méndez') {
  const signature = { kind: 'typed' as const };
  return { token, digest: view.document?.digest ?? '', name, agreed: true as const, signature };
}
