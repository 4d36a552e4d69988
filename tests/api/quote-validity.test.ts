/** The last second of a quote, by the clock of its company, through the whole way of a request. */
import { createVisitor } from '@folio/cdk/local/seed/visitor.ts';
import { instantOf } from '@folio/shared/values/zoned-time.ts';
import { addDays, dayIn } from '@folio/shared/values/days.ts';
import { beforeAll, expect, inject, test } from 'vitest';
import { acceptance, linked } from '../support/client-quotes.ts';
import { openWorld, type World } from '../support/world.ts';

const stack = inject('stack');
let world: World;

beforeAll(async () => {
  world = await openWorld(stack);
});

/** Two hours apart, one of them at the border, whose clocks change with another country's. */
const zones = ['America/Tijuana', 'America/Hermosillo', 'America/Mexico_City', 'America/Cancun'] as const;

test.each(zones)('in %s a client accepts at 23:59:59 of the last day and is refused at 00:00:00', async (timeZone) => {
  const { administrator, normal, firstCentre } = world.mine;
  const { company } = await administrator.client.getSession();
  if (company.timeZone !== timeZone) {
    await administrator.client.changeCompany({ body: { timeZone }, ifMatch: company.version });
  }
  const validUntil = addDays(dayIn(timeZone, new Date()), 20);
  const midnightMs = Date.parse(instantOf(`${addDays(validUntil, 1)}T00:00`, timeZone));
  const [intime, late] = [
    await linked(normal.client, firstCentre, { quote: { validUntil } }),
    await linked(normal.client, firstCentre, { quote: { validUntil } }),
  ];
  const somebody = createVisitor(stack.origin);
  const accept = (link: typeof intime, ms: number) =>
    somebody.at(new Date(ms)).acceptClientQuote({ body: acceptance(link) });
  await expect(accept(late, midnightMs)).rejects.toMatchObject({ status: 409, code: 'client_quote.expired' });
  expect(await accept(intime, midnightMs - 1000)).toMatchObject({ state: 'accepted' });
  const orders = async ({ params: { prospectId } }: typeof intime) =>
    (await normal.client.getProspect({ params: { prospectId } })).orders.length;
  expect([await orders(intime), await orders(late)]).toEqual([1, 0]);
});
