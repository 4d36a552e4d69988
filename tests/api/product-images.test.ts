/** The image of a product: as the company's logo comes and goes, and seen wherever products are listed. */
import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { beforeAll, expect, inject, test } from 'vitest';
import { refusalCode } from '../support/answers.ts';
import { sendByForm, sendProductImage, toldByS3 } from '../support/image-uploads.ts';
import { tableClient } from '../support/in-process.ts';
import { asFromPhone, lookAt, picture } from '../support/pictures.ts';
import { openWorld, type Person, type World } from '../support/world.ts';

let world: World;
let administrator: Person;

beforeAll(async () => {
  world = await openWorld(inject('stack'));
  administrator = world.mine.administrator;
});

let made = 0;
async function newProduct({ client }: Person = administrator): Promise<string> {
  made += 1;
  const body = { description: `Mesa ${made}`, priceCents: 100, currency: 'MXN' as const, tax: 'iva-16' as const };
  return (await client.addProduct({ body })).id;
}

async function ready(productId: string, person: Person = administrator): Promise<string> {
  const outcome = await sendProductImage(person, productId, asFromPhone(await picture({ width: 1600, height: 800 })));
  if (!('imageId' in outcome)) throw new Error(`it was refused: ${outcome.rejection}`);
  return outcome.imageId;
}

async function listed(productId: string, { client }: Person = world.mine.normal) {
  return (await client.listProducts()).products.find(({ id }) => id === productId);
}

const weight = async () => (await administrator.client.getImageStorage()).count;

test('an image goes straight to S3, is drawn anew, and shows in the list of whoever quotes', async () => {
  const productId = await newProduct();
  const imageId = await ready(productId);
  const product = await listed(productId);
  expect(product).toMatchObject({ imageId, version: 2 });
  const answer = await world.mine.normal.visit(product?.thumbnailUrl ?? '');
  expect(answer.headers.get('content-type')).toBe('image/webp');
  const shown = new Uint8Array(await answer.arrayBuffer());
  expect(Buffer.from(shown).toString('latin1')).not.toMatch(/Exif|Zopilote|ICCP/);
  // Turned upright.
  expect(await lookAt(shown)).toMatchObject({ width: 240, height: 480 });
});

test('changed or taken away weighs nothing more, comes back, and no edit of the product loses it', async () => {
  const { client } = administrator;
  const productId = await newProduct();
  const params = { productId };
  const before = await weight();
  const [first, second] = [await ready(productId), await ready(productId)];
  expect(await weight()).toBe(before + 1);
  expect(await client.restoreProductImage({ params, body: { imageId: first } })).toMatchObject({ imageId: first });
  const edited = await client.changeProduct({ params, body: { priceCents: 200 }, ifMatch: 1 });
  expect(edited).toMatchObject({ priceCents: 200, imageId: first });
  expect(await client.removeProductImage({ params })).not.toHaveProperty('imageId');
  expect(await weight()).toBe(before);
  expect(await refusalCode(client.removeProductImage({ params }))).toBe('image.not_found');
  expect(await client.restoreProductImage({ params, body: { imageId: second } })).toMatchObject({ imageId: second });
  // What no longer can come back leaves with its bytes.
  const url = (await listed(productId))?.thumbnailUrl ?? '';
  await client.removeProductImage({ params });
  const Key = { pk: { S: `T#${world.mine.tenantId}#PRODUCT#${productId}#IMAGES` }, sk: { S: `REMOVED#${second}` } };
  await tableClient(world.stack).send(new DeleteItemCommand({ TableName: world.stack.tableName, Key }));
  await expect.poll(async () => (await administrator.visit(url)).status, { timeout: 20_000 }).toBe(403);
  expect(await refusalCode(client.restoreProductImage({ params, body: { imageId: second } }))).toBe('image.not_found');
});

test('what is no image is refused with the reason, and a form takes no other product or company', async () => {
  const productId = await newProduct();
  const html = new Uint8Array(Buffer.from('<!doctype html><script>alert(1)</script>'));
  expect(await sendProductImage(administrator, productId, html)).toEqual({ rejection: 'not-an-image' });
  const bytes = await picture();
  const body = { contentType: 'image/jpeg' as const, bytes: bytes.length };
  const { form } = await administrator.client.addProductImageUpload({ params: { productId }, body });
  if (!form) throw new Error('a new upload has no form');
  const other = await newProduct();
  for (const key of [
    `tmp/${world.mine.tenantId}/${other}/img_0123456789abcdef`,
    `tmp/${world.theirs.tenantId}/${productId}/x`,
  ]) {
    expect(await toldByS3(await sendByForm(form, bytes, { fields: { key } }))).toBe('403 AccessDenied');
  }
});

test('of another product or of another company it is none', async () => {
  const [one, other] = [await newProduct(), await newProduct()];
  const imageId = await ready(one);
  const { client } = administrator;
  await client.removeProductImage({ params: { productId: one } });
  const body = { imageId };
  expect(await refusalCode(client.restoreProductImage({ params: { productId: other }, body }))).toBe('image.not_found');
  const theirs = world.theirs.administrator.client;
  expect(await refusalCode(theirs.restoreProductImage({ params: { productId: one }, body }))).toBe('product.not_found');
});
