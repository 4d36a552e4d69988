/** Images that go along with a quote: chosen from its prospect's, fixed with the version, printed and shown to the client. */
import { createHash } from 'node:crypto';
import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { makePdf } from '@folio/shared/pdf/make-pdf.ts';
import { paperCompanyOf, printedQuote, usualQuotePaper } from '@folio/shared/pdf/quote/printed-quote.ts';
import { quoteDocument } from '@folio/shared/pdf/quote/quote-document.ts';
import type { Quote } from '@folio/shared/quotes/quote.schema.ts';
import { beforeAll, expect, inject, test } from 'vitest';
import { refusal, refusalCode } from '../support/answers.ts';
import { prospectForm, quoteForm } from '../support/builders.ts';
import { linkedWithImage } from '../support/client-quotes.ts';
import { library } from '../support/dossiers.ts';
import { readyImage, upload } from '../support/image-uploads.ts';
import { tableClient } from '../support/in-process.ts';
import { lookAt, picture } from '../support/pictures.ts';
import { rendered } from '../support/rendered-pdf.ts';
import { openWorld, type Person, type World } from '../support/world.ts';

let world: World;
let seller: Person;

beforeAll(async () => {
  world = await openWorld(inject('stack'));
  seller = world.mine.normal;
});

async function newProspect(person = seller, workCentreId = world.mine.firstCentre): Promise<string> {
  return (await person.client.addProspect({ body: prospectForm({ workCentreId }) })).id;
}

async function bytesAt(url: string | undefined): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await seller.visit(url ?? '');
  expect(answer.status).toBe(200);
  return new Uint8Array(await answer.arrayBuffer());
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** As the screens of whoever attends make it. */
async function sellersPdf(quote: Quote): Promise<Uint8Array> {
  const [{ phone, email, attendedBy }, { company, members }] = await Promise.all([
    seller.client.getProspect({ params: { prospectId: quote.prospect.id } }),
    seller.client.getSession(),
  ]);
  const images = await Promise.all(
    quote.images.map(async ({ url }) => ({ type: 'image/jpeg' as const, bytes: await bytesAt(url) })),
  );
  const printed = printedQuote(quote, {
    company: paperCompanyOf(company),
    client: { phone, email },
    seller: members.find(({ id }) => id === attendedBy)?.name,
    images,
    now: new Date(0),
  });
  return makePdf(quoteDocument(printed, usualQuotePaper), library, printed.madeAt);
}

test('M40 images of the prospect go along with its quote: told by what they are, their bytes by their digest', async () => {
  const prospectId = await newProspect();
  const large = await upload(seller, prospectId, { bytes: await picture({ width: 2400, height: 1200 }) });
  if (!('image' in large)) throw new Error('it was refused');
  const small = await readyImage(seller, prospectId, 'Fachada');
  const body = quoteForm({ attachments: [small.id, large.image.id] });
  const { quoteId = '' } = await seller.client.addQuote({ params: { prospectId }, body });
  const quote = await seller.client.getQuote({ params: { prospectId, quoteId } });
  expect(quote.images.map(({ id }) => id)).toEqual([small.id, large.image.id]);
  const { attachments = [] } = quote.content;
  expect(attachments).toMatchObject([
    { caption: 'Fachada', width: small.width, height: small.height },
    { width: 2400, height: 1200 },
  ]);
  const [, bytes] = await Promise.all(quote.images.map(({ url }) => bytesAt(url)));
  expect(sha256(bytes ?? new Uint8Array())).toBe(attachments[1]?.digest);
  // No larger than paper needs.
  expect(await lookAt(bytes ?? new Uint8Array())).toMatchObject({ width: 1200, height: 600 });
  const without = { params: { prospectId, quoteId }, body: quoteForm(), ifMatch: quote.revision };
  await seller.client.changeQuote(without);
  const { images, content } = await seller.client.getQuote({ params: { prospectId, quoteId } });
  expect([images, content.attachments]).toEqual([[], undefined]);
});

test('what is no image of the prospect is refused as what never was, and too many or one twice as well', async () => {
  const prospectId = await newProspect();
  const { id } = await readyImage(seller, prospectId);
  const another = await readyImage(seller, await newProspect());
  const { administrator, firstCentre } = world.theirs;
  const theirs = await readyImage(administrator, await newProspect(administrator, firstCentre));
  const call = (attachments: string[]) =>
    seller.client.addQuote({ params: { prospectId }, body: quoteForm({ attachments }) });
  const refusals = [];
  for (const imageId of [another.id, theirs.id, 'img_0123456789abcdef'])
    refusals.push(await refusal(call([id, imageId])));
  const [first] = refusals;
  expect(first).toMatchObject({
    status: 400,
    faults: [{ path: 'body.attachments.1', code: 'not_an_image' }],
  });
  for (const one of refusals) expect(one.faults).toEqual(first?.faults);
  expect(await refusalCode(call([id, id]))).toBe('request.invalid');
  expect(await refusalCode(call(Array.from({ length: 9 }, (_, at) => `img_00000000000000${at}0`)))).toBe(
    'request.invalid',
  );
  const { quotes } = await seller.client.getProspect({ params: { prospectId } });
  expect(quotes).toEqual([]);
});

test('F6 the client sees them by the link alone, without an id or an address, of the version that was read', async () => {
  const link = await linkedWithImage(seller, world.mine.firstCentre, 'Fachada');
  const { client } = world.stranger();
  const body = { token: link.token, digest: link.view.document?.digest ?? '' };
  expect(link.view.document?.attachments).toMatchObject([{ caption: 'Fachada' }]);
  const { jpeg } = await client.getClientAttachment({ body: { ...body, place: 0 } });
  const { content } = await client.getClientPaper({ body });
  expect(sha256(Buffer.from(jpeg, 'base64'))).toBe(content.attachments?.[0]?.digest);
  expect(JSON.stringify([link.view, content])).not.toMatch(/\b(tnt|prs|quo|img)_|\/img\//);
  expect(await refusalCode(client.getClientAttachment({ body: { ...body, place: 1 } }))).toBe('image.not_found');
  await seller.client.moveQuote({ params: link.params, body: { move: 'revise' } });
  const { revision } = await seller.client.getQuote({ params: link.params });
  await seller.client.changeQuote({ params: link.params, body: quoteForm(), ifMatch: revision });
  await seller.client.moveQuote({ params: link.params, body: { move: 'send' } });
  expect(await refusalCode(client.getClientAttachment({ body: { ...body, place: 0 } }))).toBe(
    'client_quote.superseded',
  );
  const { document } = await client.viewClientQuote({ body: { token: link.token } });
  expect(document?.attachments).toBeUndefined();
  expect(document?.changes?.terms).toEqual(['attachments']);
  // The version before stays whole for who may see the prospect.
  const version = await seller.client.getQuoteVersion({ params: { ...link.params, revision: revision } });
  expect(version.images).toHaveLength(1);
  await seller.client.removeQuoteLink({ params: link.params });
  expect(await refusalCode(client.getClientAttachment({ body: { ...body, place: 0 } }))).toBe('client_quote.not_found');
});

test('taken from the prospect, an image stays with the version, and its PDF is the same bytes by mail and on screen', async () => {
  const link = await linkedWithImage(seller, world.mine.firstCentre, 'Fachada');
  const { prospectId } = link.params;
  const before = await sellersPdf(await seller.client.getQuote({ params: link.params }));
  const { images } = await seller.client.getProspect({ params: { prospectId } });
  const imageId = images[0]?.id ?? '';
  await seller.client.removeImage({ params: { prospectId, imageId } });
  const Key = { pk: { S: `T#${world.mine.tenantId}#P#${prospectId}#REMOVED` }, sk: { S: `IMAGE#${imageId}` } };
  await tableClient(world.stack).send(new DeleteItemCommand({ TableName: world.stack.tableName, Key }));
  const to = `laura.${link.params.quoteId}@cliente.example`;
  await seller.client.mailQuote({ params: link.params, body: { to, subject: 'Cotización', message: 'Hola' } });
  const [pdf] = (await world.mail.nth(to, 1)).attachments;
  expect(Buffer.compare(pdf?.bytes ?? new Uint8Array(), before)).toBe(0);
  const pages = await rendered(before);
  const text = pages.map((page) => page.text).join(' ');
  expect(text).toContain('Fachada');
  expect(text).not.toContain('no se pudo incluir');
  expect(Buffer.compare(await sellersPdf(await seller.client.getQuote({ params: link.params })), before)).toBe(0);
});
