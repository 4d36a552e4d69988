/** Last days in the calendar: there while they matter, for those who see the prospect, in the month they fall in. */
import { beforeAll, expect, inject, test } from 'vitest';
import { mostQuotes } from '@folio/shared/quotes/quote.rules.ts';
import { prospectForm, quoteForm } from '../support/builders.ts';
import { addPerson, openWorld, type Person, type World } from '../support/world.ts';

const stack = inject('stack');
let world: World;

beforeAll(async () => {
  world = await openWorld(stack);
});

async function registered(name: string): Promise<{ prospectId: string }> {
  const { normal, firstCentre } = world.mine;
  const { id } = await normal.client.addProspect({ body: prospectForm({ name, workCentreId: firstCentre }) });
  return { prospectId: id };
}

async function sent(params: { prospectId: string }, validUntil: string): Promise<string> {
  const { client } = world.mine.normal;
  const { quoteId = '' } = await client.addQuote({ params, body: quoteForm({ issuedOn: '2198-01-02', validUntil }) });
  await client.moveQuote({ params: { ...params, quoteId }, body: { move: 'send' } });
  return quoteId;
}

async function seenBy(person: Person, month: string, { prospectId }: { prospectId: string }) {
  const { deadlines } = await person.client.listDeadlines({ params: { month }, query: {} });
  return deadlines.filter((one) => one.prospectId === prospectId);
}

test('the validity of a quote shows from the moment it is sent until it is sold; then the delivery does', async () => {
  const { normal } = world.mine;
  const params = await registered('Con Vigencia');
  const { quoteId: draft = '' } = await normal.client.addQuote({
    params,
    body: quoteForm({ issuedOn: '2198-01-02', validUntil: '2198-01-31' }),
  });
  expect(await seenBy(normal, '2198-01', params)).toEqual([]);
  await normal.client.moveQuote({ params: { ...params, quoteId: draft }, body: { move: 'send' } });
  expect(await seenBy(normal, '2198-01', params)).toMatchObject([
    { id: draft, document: 'quote', day: '2198-01-31', name: 'Con Vigencia' },
  ]);
  expect(await seenBy(normal, '2198-02', params)).toEqual([]);

  const { orderId } = await normal.client.addOrder({
    params: { ...params, quoteId: draft },
    body: { deliveryOn: '2198-02-10' },
  });
  expect(await seenBy(normal, '2198-01', params)).toEqual([]);
  expect(await seenBy(normal, '2198-02', params)).toMatchObject([
    { id: orderId, document: 'order', day: '2198-02-10' },
  ]);
});

test('whoever does not see the prospect does not see its last days; nobody does once it is deleted', async () => {
  const { normal, administrator, firstCentre } = world.mine;
  const colleague = await addPerson(stack, administrator, {
    level: 'normal',
    workCentreIds: [firstCentre],
    name: 'Colega',
  });
  const params = await registered('De Uno Solo');
  await sent(params, '2198-03-05');
  expect(await seenBy(administrator, '2198-03', params)).toHaveLength(1);
  expect(await seenBy(colleague, '2198-03', params)).toEqual([]);
  await administrator.client.deleteProspect({ params });
  expect(await seenBy(normal, '2198-03', params)).toEqual([]);
});

test('a name changes with as many quotes as a prospect may have, and all their days tell the new one', async () => {
  const { normal } = world.mine;
  const params = await registered('Con Muchas');
  for (let at = 1; at <= mostQuotes; at += 1) await sent(params, '2198-04-15');
  const { version } = await normal.client.getProspect({ params });
  await normal.client.changeProspect({ params, body: { name: 'Con Otro Nombre' }, ifMatch: version });
  const names = async () => (await seenBy(normal, '2198-04', params)).map(({ name }) => name);
  await expect.poll(names).toEqual(Array.from({ length: mostQuotes }, () => 'Con Otro Nombre'));
});
