/** What the table's stream hands on to queues, where nobody's request waits for it. */
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { mailWrite } from '@folio/functions/modules/mail/mail.service.ts';
import { sendOnce } from '@folio/functions/modules/mail/sending.service.ts';
import type { MailDependencies } from '@folio/functions/platform/mail-dependencies.ts';
import { newMeter } from '@folio/functions/platform/meter.ts';
import { createSigner } from '@folio/functions/platform/signer.ts';
import { tableAt, type Table, type TableConnection } from '@folio/functions/platform/table.ts';
import { tableClient } from '../support/in-process.ts';
import { logText } from '../support/log-lines.ts';
import { openWorld, signUpCompany, type World } from '../support/world.ts';

const stack = inject('stack');
const soon = { timeout: 20_000, interval: 200 };
let world: World;
let connection: TableConnection;
let table: Table;
const root = () => ['T', world.mine.tenantId] as const;
const environment = {
  STAGE: 'local',
  SITE_ORIGIN: 'http://localhost',
  IMAGES_BUCKET: 'none',
  MAIL_FROM: 'hola@example.com',
  SIGNING_SECRET: 'x'.repeat(48),
};

beforeAll(async () => {
  world = await openWorld(stack);
  connection = { client: tableClient(stack), tableName: stack.tableName, meter: newMeter() };
  table = tableAt(connection, root());
});

/** Moments at which an event was logged that names `id`. */
async function moments(event: string, id: string): Promise<number[]> {
  const lines = (await logText(stack.logDirectory)).split('\n');
  return lines
    .filter((line) => line.includes(`"${event}"`) && line.includes(`"${id}"`))
    .map((line) => Date.parse((JSON.parse(line) as { timestamp: string }).timestamp));
}

describe('C7 the queue of mails', () => {
  test('a mail that cannot be sent comes back after five seconds, and holds up nobody', async () => {
    const write = mailWrite({
      cause: 'test',
      to: 'nadie@example.com',
      now: new Date(),
      message: {
        template: 'prospect-invitation',
        method: 'REQUEST',
        isUpdate: false,
        appointmentId: 'apt_0123456789abcdef',
        sequence: 0,
        // Nobody speaks in it.
        attendedBy: '00000000-0000-4000-8000-000000000000',
        name: 'Nadie',
        startsAt: '2036-06-30T18:00:00Z',
        minutes: 30,
        timeZone: 'America/Mexico_City',
        kind: 'call',
      },
    });
    const mailId = 'put' in write ? String(write.put.attributes['mailId']) : '';
    await table.transact([write]);
    await expect.poll(() => moments('MAIL_FAILED', mailId), soon).toHaveLength(1);
    // Whose code comes by mail.
    await signUpCompany(stack, 'Vecina de una carta rota');
    await expect.poll(() => moments('MAIL_FAILED', mailId), soon).toHaveLength(2);
    const [first = 0, second = 0] = await moments('MAIL_FAILED', mailId);
    expect(second - first).toBeGreaterThanOrEqual(4_900);
    await table.transact([{ delete: { partition: ['MAIL'], sort: ['MAIL', mailId] } }]);
  });

  test('a mail that is told twice is sent once', async () => {
    const message = { template: 'password-changed' as const, name: 'Ana Ruiz' };
    const write = mailWrite({ cause: 'twice', to: 'ana@example.com', now: new Date(), message });
    if (!('put' in write)) throw new Error('a mail is put');
    // Of another kind: the stack's own stream does not hand it on.
    await table.transact([{ put: { ...write.put, kind: 'told-by-test' } }]);
    const sent: string[] = [];
    const deps: MailDependencies = {
      connection: () => connection,
      environment: { ...environment, TABLE_NAME: stack.tableName },
      signer: createSigner(environment.SIGNING_SECRET),
      mailer: { send: async ({ to }) => void sent.push(to) },
      images: { find: async () => undefined },
      quotePdf: async () => new Uint8Array(),
    };
    for (let told = 0; told < 2; told += 1) await sendOnce(deps, root(), write.put.attributes);
    expect(sent).toEqual(['ana@example.com']);
  });
});

describe('the queue of removed images', () => {
  test('what stood for an image that nothing shows has its bytes deleted when it leaves', async () => {
    const [prospectId, id] = ['prs_0123456789abcdef', 'img_0123456789abcdef'];
    const key = { partition: ['P', prospectId, 'REMOVED'], sort: ['IMAGE', id] };
    await table.transact([{ put: { ...key, kind: 'removed-image', attributes: { prospectId, id } } }]);
    await table.transact([{ delete: key }]);
    await expect.poll(() => moments('IMAGE_FORGOTTEN', id), soon).toHaveLength(1);
  });
});
