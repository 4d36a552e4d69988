import { beforeAll, describe, expect, inject, test } from 'vitest';
import type { Prospect } from '@folio/shared/prospects/prospect.schema.ts';
import { refusalCode, sorted } from '../support/answers.ts';
import { prospectForm, quoteForm } from '../support/builders.ts';
import { openWorld, signUpCompany, type World } from '../support/world.ts';

const stack = inject('stack');
let world: World;

beforeAll(async () => {
  world = await openWorld(stack);
});

async function quoted(): Promise<{ prospectId: string; quoteId: string }> {
  const { normal, firstCentre } = world.mine;
  const { id: prospectId } = await normal.client.addProspect({ body: prospectForm({ workCentreId: firstCentre }) });
  const { quoteId = '' } = await normal.client.addQuote({ params: { prospectId }, body: quoteForm() });
  return { prospectId, quoteId };
}

async function ordered(): Promise<{ prospectId: string; orderId: string; quoteId: string }> {
  const params = await quoted();
  const { orderId = '' } = await world.mine.normal.client.addOrder({ params, body: { deliveryOn: '2026-12-20' } });
  return { ...params, orderId };
}

const opened = ({ prospectId }: { prospectId: string }): Promise<Prospect> =>
  world.mine.normal.client.getProspect({ params: { prospectId } });
const paid = (params: { prospectId: string; orderId: string }, amountCents: number) =>
  world.mine.normal.client.addPayment({
    params: { prospectId: params.prospectId, orderId: params.orderId },
    body: { paidOn: '2026-11-24', amountCents, method: 'transfer' },
  });
const moved = (
  { prospectId, orderId }: { prospectId: string; orderId: string },
  body: { move: 'finish' | 'stop' | 'resume' | 'cancel'; reason?: string },
) => world.mine.normal.client.moveOrder({ params: { prospectId, orderId }, body });

describe('M42 Pedido realizado', () => {
  test('M28 one action makes the order with its folio, sells the quote and turns the light', async () => {
    const { client } = world.mine.normal;
    const params = await quoted();
    const row = await client.addOrder({ params, body: { deliveryOn: '2026-12-20' } });
    expect(row).toMatchObject({ status: 'ordered', orderCount: 1 });
    expect(row.orderFolio).toMatch(/^P-\d{4}$/);
    const { quotes, orders, status } = await opened(params);
    expect(status).toBe('ordered');
    expect(quotes[0]).toMatchObject({ status: 'sold', orderId: row.orderId, versions: [{ number: 1 }] });
    expect(orders).toMatchObject([
      {
        id: row.orderId,
        folio: row.orderFolio,
        quoteId: params.quoteId,
        quoteVersion: 1,
        totalCents: 278_400,
        deliveryOn: '2026-12-20',
        status: 'in-process',
        payments: [],
      },
    ]);
  });

  test('C5 fifty at once, two tabs and a retry make one order, and all are answered with it', async () => {
    const { client } = world.mine.normal;
    const params = await quoted();
    const calls = Array.from({ length: 50 }, () => client.addOrder({ params, body: {} }));
    const { answers, refusals } = sorted(await Promise.allSettled(calls));
    expect(refusals).toEqual([]);
    const again = await client.addOrder({ params, body: {}, idempotencyKey: 'tab-two' });
    const retried = await client.addOrder({ params, body: {}, idempotencyKey: 'tab-two' });
    const ids = [...answers, again, retried].map(({ orderId }) => orderId);
    expect(new Set(ids).size).toBe(1);
    expect((await opened(params)).orders).toHaveLength(1);
  });

  test('C3 thirty orders at once are P-0001 to P-0030', async () => {
    const { administrator, session } = await signUpCompany(stack, 'Sin huecos P');
    const { client } = administrator;
    const workCentreId = session.workCentreIds[0] ?? '';
    const quotes = await Promise.all(
      Array.from({ length: 30 }, async () => {
        const { id: prospectId } = await client.addProspect({ body: prospectForm({ workCentreId }) });
        const { quoteId = '' } = await client.addQuote({ params: { prospectId }, body: quoteForm() });
        return { prospectId, quoteId };
      }),
    );
    const { answers } = sorted(await Promise.allSettled(quotes.map((params) => client.addOrder({ params, body: {} }))));
    const folios = answers.map(({ orderFolio }) => orderFolio).sort();
    expect(folios).toEqual(Array.from({ length: 30 }, (_, at) => `P-${String(at + 1).padStart(4, '0')}`));
    const month = (await client.getProspect({ params: { prospectId: quotes[0]?.prospectId ?? '' } })).orders[0];
    const { rows } = await client.listOrders({ params: { month: month?.orderedOn.slice(0, 7) ?? '' } });
    expect(rows).toHaveLength(30);
  });
});

describe('the life of an order', () => {
  test('it is stopped, resumed, finished and taken up again; what the table does not allow is refused', async () => {
    const order = await ordered();
    const status = async () => (await opened(order)).orders[0]?.status;
    await moved(order, { move: 'stop' });
    expect(await status()).toBe('stopped');
    expect(await refusalCode(moved(order, { move: 'finish' }))).toBe('order.move_not_allowed');
    await moved(order, { move: 'resume' });
    await moved(order, { move: 'finish' });
    expect(await status()).toBe('finished');
    expect(await refusalCode(moved(order, { move: 'cancel', reason: 'Ya no' }))).toBe('order.move_not_allowed');
    await moved(order, { move: 'resume' });
    expect(await status()).toBe('in-process');
  });

  test('cancelled with its reason, the quote waits again, the light goes back, and nothing of it changes any more', async () => {
    const { client } = world.mine.normal;
    const order = await ordered();
    expect(await refusalCode(moved(order, { move: 'cancel' }))).toBe('request.invalid');
    const row = await moved(order, { move: 'cancel', reason: 'Cambió de proveedor' });
    expect(row).toMatchObject({ status: 'quoted' });
    expect(row).not.toHaveProperty('orderFolio');
    const { quotes, orders } = await opened(order);
    expect(orders[0]).toMatchObject({ status: 'cancelled', cancelReason: 'Cambió de proveedor' });
    expect(quotes[0]).toMatchObject({ status: 'in-process' });
    expect(quotes[0]).not.toHaveProperty('orderId');
    const { prospectId, orderId, quoteId } = order;
    const params = { prospectId, orderId };
    expect(await refusalCode(paid(order, 100))).toBe('order.move_not_allowed');
    expect(await refusalCode(client.setDelivery({ params, body: { deliveryOn: null } }))).toBe(
      'order.move_not_allowed',
    );
    expect(await refusalCode(moved(order, { move: 'resume' }))).toBe('order.move_not_allowed');
    // Sold again, it is another order.
    const again = await client.addOrder({ params: { prospectId, quoteId }, body: {} });
    expect(again).toMatchObject({ status: 'ordered', orderCount: 1 });
    expect(again.orderId).not.toBe(orderId);
  });

  test('is paid in parts, never more than it costs, also by twenty at once', async () => {
    const { client } = world.mine.normal;
    const order = await ordered();
    await paid(order, 100_000);
    expect(await refusalCode(paid(order, 178_401))).toBe('order.payment_exceeds');
    const calls = Array.from({ length: 20 }, () => paid(order, 50_000));
    const { answers, refusals } = sorted(await Promise.allSettled(calls));
    expect(answers).toHaveLength(3);
    expect(new Set(refusals.map(({ code }) => code))).toEqual(new Set(['order.payment_exceeds']));
    const [now] = (await opened(order)).orders;
    expect(now?.payments.reduce((sum, { amountCents }) => sum + amountCents, 0)).toBe(250_000);
    const params = { prospectId: order.prospectId, orderId: order.orderId };
    const paymentId = now?.payments[0]?.id ?? '';
    await client.removePayment({ params: { ...params, paymentId } });
    const { rows } = await client.listOrders({ params: { month: now?.orderedOn.slice(0, 7) ?? '' } });
    expect(rows.find(({ id }) => id === order.orderId)).toMatchObject({ paidCents: 150_000, deliveryOn: '2026-12-20' });
  });

  test('F9 an order that is undone gives its quote back as it was', async () => {
    const { client } = world.mine.normal;
    const order = await ordered();
    const params = { prospectId: order.prospectId };
    const { changes } = await client.getProspectHistory({ params });
    const changeId = changes.find(({ verb }) => verb === 'order-added')?.id ?? '';
    expect(await client.undoProspectChange({ params: { ...params, changeId }, body: {} })).toMatchObject({
      status: 'quoted',
    });
    const { quotes, orders } = await opened(order);
    expect([orders, quotes[0]?.status]).toEqual([[], 'draft']);
  });
});
