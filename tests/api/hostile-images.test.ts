import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { DeleteItemCommand, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { forgetUnlessShown } from '@folio/functions/modules/images/forgetting.service.ts';
import { receive } from '@folio/functions/modules/images/receiving.service.ts';
import type { MemberContext } from '@folio/functions/platform/context.ts';
import type { Rejection } from '@folio/shared/images/image.rules.ts';
import { prospectForm } from '../support/builders.ts';
import { readyImage, sendByForm, settled, ticketFor, upload } from '../support/image-uploads.ts';
import { tableClient } from '../support/in-process.ts';
import { asFromPhone, cameraMaker, lookAt, picture, pngBomb } from '../support/pictures.ts';
import { openWorld, type Person, type World } from '../support/world.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const drawing = fileURLToPath(new URL('../support/drawing-memory.ts', import.meta.url));

let world: World;
let seller: Person;
let prospectId: string;

beforeAll(async () => {
  world = await openWorld(inject('stack'));
  seller = world.mine.normal;
  const body = prospectForm({ workCentreId: world.mine.firstCentre });
  prospectId = (await seller.client.addProspect({ body })).id;
});

/** One byte per character. */
const text = (content: string): Bytes => new Uint8Array(Buffer.from(content, 'latin1'));
const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

const refused: [what: string, Rejection, () => Bytes | Promise<Bytes>][] = [
  ['HTML that is called a PNG', 'not-an-image', () => text('<!doctype html><script>alert(1)</script>')],
  ['an SVG', 'not-an-image', () => text(svg)],
  ['a packed SVG', 'not-an-image', () => new Uint8Array(gzipSync(svg))],
  ['a GIF that is HTML, too', 'not-an-image', () => text('GIF89a/*<script>alert(1)</script>*/=1;')],
  ['a JPEG head with HTML behind it', 'damaged', () => text('\xff\xd8\xff\xe0<script>alert(1)</script>')],
  [
    'a GIF',
    'not-an-image',
    () => new Uint8Array(Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')),
  ],
  ['a PDF', 'not-an-image', () => text('%PDF-1.7 <script>alert(1)</script>')],
  ['one byte', 'not-an-image', () => text('x')],
  ['a PNG of 16,000 pixels a side in less than a megabyte', 'too-many-pixels', () => pngBomb(16_000)],
  ['a PNG wider than any WebP', 'too-many-pixels', () => pngBomb(16_500)],
  ['half a JPEG', 'damaged', async () => halfOf(await picture({ width: 800, height: 600, noise: true }))],
  ['half a PNG', 'damaged', async () => halfOf(await picture({ width: 800, height: 600, format: 'png', noise: true }))],
];

function halfOf(bytes: Bytes): Bytes {
  return bytes.slice(0, Math.floor(bytes.length / 2));
}

async function shown(url: string): Promise<Bytes> {
  return new Uint8Array(await (await seller.visit(url)).arrayBuffer());
}

describe('F2 F3 what only looks like a picture', () => {
  test.each(refused)('%s is refused as %s, is shown nowhere, and weighs nothing', async (_, rejection, make) => {
    const bytes = await make();
    const { administrator } = world.mine;
    const before = await administrator.client.getImageStorage();
    expect(await upload(seller, prospectId, { bytes, contentType: 'image/png' })).toEqual({ rejection });
    expect(await administrator.client.getImageStorage()).toEqual(before);
    expect((await seller.client.getProspect({ params: { prospectId } })).images).toEqual([]);
  });

  test('a JPEG declared as WebP is what it is: a picture', async () => {
    const outcome = await upload(seller, prospectId, { bytes: await picture(), contentType: 'image/webp' });
    if (!('image' in outcome)) throw new Error(outcome.rejection);
    await seller.client.removeImage({ params: { prospectId, imageId: outcome.image.id } });
  });

  test('a picture with HTML behind its end is drawn anew without it', async () => {
    const bytes = new Uint8Array([...(await picture({ format: 'png' })), ...text('<script>alert(1)</script>')]);
    const outcome = await upload(seller, prospectId, { bytes, contentType: 'image/png' });
    if (!('image' in outcome)) throw new Error(outcome.rejection);
    expect(Buffer.from(await shown(outcome.image.url)).toString('latin1')).not.toContain('script');
    await seller.client.removeImage({ params: { prospectId, imageId: outcome.image.id } });
  });

  test.each([
    ['quotes', 'a"b\'c.jpg'],
    ['line breaks', 'a\r\nSet-Cookie: x=1\r\n.jpg'],
    ['300 characters', `${'ñ'.repeat(300)}.jpg`],
    ['a path', '../../img/x.webp'],
    ['a tag', '<img src=x onerror=alert(1)>.svg'],
  ])('a name of %s is nowhere in what is kept', async (_, name) => {
    const outcome = await upload(seller, prospectId, { bytes: await picture(), name });
    if (!('image' in outcome)) throw new Error(outcome.rejection);
    const { headers } = await seller.visit(outcome.image.url);
    expect(headers.get('content-disposition')).toBe('attachment');
    expect(headers.get('set-cookie')).toBeNull();
    expect(outcome.image.url).toMatch(/^\/img\/tnt_\w{16}\/img_\w{16}\/picture\.webp\?until=\d+&signature=[\w-]{43}$/);
    await seller.client.removeImage({ params: { prospectId, imageId: outcome.image.id } });
  });
});

describe('F2 what a camera writes beside a photo', () => {
  test('is gone: place, maker, and the way it was held, by which it is turned upright first', async () => {
    const bytes = asFromPhone(await picture({ width: 400, height: 300 }));
    expect(Buffer.from(bytes).toString('latin1')).toContain(cameraMaker);
    const outcome = await upload(seller, prospectId, { bytes, original: true });
    if (!('image' in outcome)) throw new Error(outcome.rejection);
    expect([outcome.image.width, outcome.image.height]).toEqual([300, 400]);
    for (const url of [outcome.image.url, outcome.image.thumbnailUrl]) {
      const kept = await shown(url);
      expect(Buffer.from(kept).toString('latin1')).not.toMatch(/Exif|EXIF|GPS|Zopilote|XMP |ICCP/);
      // What was the left upper corner is the right upper one now.
      const [[red = 0], [redNow = 0]] = (await lookAt(kept)).corners;
      expect(red).toBeLessThan(120);
      expect(redNow).toBeGreaterThan(180);
    }
  });
});

describe('an event of the bucket', () => {
  /** As the function runs it, with a bucket that holds a picture under whatever key. */
  async function tell(key: string, { isThere = true } = {}) {
    const bytes = await picture();
    const client = tableClient(world.stack);
    const put: string[] = [];
    const images = {
      find: async () => (isThere ? bytes : undefined),
      put: async (where: string) => void put.push(where),
      delete: async () => undefined,
    };
    const connection = ({ meter }: Pick<MemberContext, 'meter'>) => ({
      client,
      tableName: world.stack.tableName,
      meter,
    });
    const record = { s3: { object: { key, size: bytes.length } } } as Parameters<typeof receive>[1]; // all that is read of it
    await receive({ connection, images }, record, () => new Date());
    return put;
  }

  const wrong: [string, (own: string) => string][] = [
    ['of another company', (own) => own.replace(/tnt_\w+/, () => world.theirs.tenantId)],
    ['above the prefix', (own) => own.replace('tmp/', 'tmp/../')],
    ['with broken escapes', () => 'tmp/%E0%A4'],
    ['of what is shown', (own) => own.replace('tmp/', 'img/')],
    ['with a part too many', (own) => `${own}/x`],
  ];
  test.each(wrong)('%s makes no image, and takes none away', async (_, keyOf) => {
    const { imageId, form } = await ticketFor(seller, prospectId, { bytes: await picture() });
    const count = (await seller.client.getProspect({ params: { prospectId } })).images.length;
    expect(await tell(keyOf(form.fields['key'] ?? ''))).toEqual([]);
    const { images, uploads } = await seller.client.getProspect({ params: { prospectId } });
    expect(images).toHaveLength(count);
    expect(uploads.find(({ id }) => id === imageId)).not.toHaveProperty('rejection');
    await seller.client.removeUpload({ params: { prospectId, imageId } });
  });

  test('that comes before any bytes makes no image, and the upload is awaited still', async () => {
    const bytes = await picture();
    const { imageId, form } = await ticketFor(seller, prospectId, { bytes });
    expect(await tell(form.fields['key'] ?? '', { isThere: false })).toEqual([]);
    await sendByForm(form, bytes);
    expect(await settled(seller, prospectId, imageId)).toHaveProperty('image');
    await seller.client.removeImage({ params: { prospectId, imageId } });
  });

  test('told again of an image that is ready, or that was cancelled, changes nothing', async () => {
    const bytes = await picture();
    const { imageId, form } = await ticketFor(seller, prospectId, { bytes });
    await sendByForm(form, bytes);
    await settled(seller, prospectId, imageId);
    const before = await seller.client.getProspect({ params: { prospectId } });
    expect(await tell(form.fields['key'] ?? '')).toEqual([]);
    const after = await seller.client.getProspect({ params: { prospectId } });
    expect([after.version, after.images.length]).toEqual([before.version, before.images.length]);
    const other = await ticketFor(seller, prospectId, { bytes });
    await seller.client.removeUpload({ params: { prospectId, imageId: other.imageId } });
    expect(await tell(other.form.fields['key'] ?? '')).toEqual([]);
  });
});

describe('the room of a function', () => {
  test('a photo of 50 megapixels, and every file that is refused, stays below its memory', async () => {
    const { status, stdout } = spawnSync(process.execPath, [drawing], {
      encoding: 'utf8',
      timeout: 280_000,
    });
    expect(status).toBe(0);
    // Beside it the function itself takes some 150 MB of its 1769.
    expect(Number(stdout)).toBeLessThan(1500);
  }, 300_000);
});

function keyOf({ pk, sk }: { pk: string; sk: string }) {
  return { pk: { S: pk }, sk: { S: sk } };
}

describe('F6 the bytes of a removed image', () => {
  test('leave when its removal leaves the table, a month later', async () => {
    const image = await readyImage(seller, prospectId);
    await seller.client.removeImage({ params: { prospectId, imageId: image.id } });
    expect((await seller.visit(image.url)).status).toBe(200);
    const key = { pk: `T#${world.mine.tenantId}#P#${prospectId}#REMOVED`, sk: `IMAGE#${image.id}` };
    const client = tableClient(world.stack);
    const found = await client.send(new GetItemCommand({ TableName: world.stack.tableName, Key: keyOf(key) }));
    const daysLeft = (Number(found.Item?.['expiresAt']?.N) - Date.now() / 1000) / 86_400;
    expect(daysLeft).toBeGreaterThan(30);
    expect(daysLeft).toBeLessThan(31.1);
    await client.send(new DeleteItemCommand({ TableName: world.stack.tableName, Key: keyOf(key) }));
    await expect.poll(async () => (await seller.visit(image.url)).status, { timeout: 20_000 }).toBe(403);
  });

  test('stay when the removal was undone', async () => {
    const { id, url } = await readyImage(seller, prospectId);
    const { changeId = '' } = await seller.client.removeImage({ params: { prospectId, imageId: id } });
    await seller.client.undoProspectChange({ params: { prospectId, changeId }, body: {} });
    const gone: string[] = [];
    const client = tableClient(world.stack);
    const deps = {
      connection: ({ meter }: Pick<MemberContext, 'meter'>) => ({ client, tableName: world.stack.tableName, meter }),
      images: {
        find: async () => undefined,
        put: async () => undefined,
        delete: async (keys: readonly string[]) => void gone.push(...keys),
      },
    };
    await forgetUnlessShown(deps, ['T', world.mine.tenantId], { prospectId, id });
    expect(gone).toEqual([]);
    expect((await seller.visit(url)).status).toBe(200);
  });
});
