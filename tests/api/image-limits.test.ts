/** What happens to images at their limits: when the room of a company is used up, and when time is. */
import { PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { beforeEach, describe, expect, inject, test } from 'vitest';
import { createUploadForms } from '@folio/functions/platform/upload-forms.ts';
import { storageLimits } from '@folio/shared/images/image.rules.ts';
import { refusalCode } from '../support/answers.ts';
import { prospectForm } from '../support/builders.ts';
import { readyImage, sendByForm, sendLogo, settled, ticketFor, toldByS3 } from '../support/image-uploads.ts';
import { tableClient } from '../support/in-process.ts';
import { picture } from '../support/pictures.ts';
import { openWorld, type Company, type Person, type World } from '../support/world.ts';

let world: World;
let company: Company;
let seller: Person;
let prospectId: string;
let photo: Uint8Array<ArrayBuffer>;

// A company of its own each: what one has used up another has.
beforeEach(async () => {
  world = await openWorld(inject('stack'));
  company = world.mine;
  seller = company.normal;
  const body = prospectForm({ workCentreId: company.firstCentre });
  prospectId = (await seller.client.addProspect({ body })).id;
  photo = await picture();
});

/** As if the company's images weighed so much. */
async function weigh({ bytes, count }: { bytes: number; count: number }): Promise<void> {
  const Item = {
    pk: { S: `T#${company.tenantId}#COUNTERS` },
    sk: { S: 'images' },
    bytes: { N: String(bytes) },
    count: { N: String(count) },
  };
  await tableClient(world.stack).send(new PutItemCommand({ TableName: world.stack.tableName, Item }));
}

const storage = () => company.administrator.client.getImageStorage();

describe('F5 a company whose room is used up', () => {
  test.each([
    ['bytes', { bytes: storageLimits.bytes - 10, count: 3 }],
    ['number', { bytes: 3, count: storageLimits.count }],
  ])('by %s is given no form, nor for its logo', async (_, used) => {
    await weigh(used);
    expect(await refusalCode(ticketFor(seller, prospectId, { bytes: photo }))).toBe('image.storage_full');
    const logo = sendLogo(company.administrator, photo, 'image/jpeg');
    expect(await refusalCode(logo)).toBe('image.storage_full');
    expect((await seller.client.getProspect({ params: { prospectId } })).uploads).toEqual([]);
  });

  test('while bytes are on their way keeps none of them, says why, and takes the next once there is room', async () => {
    const { imageId, form } = await ticketFor(seller, prospectId, { bytes: photo });
    const used = { bytes: storageLimits.bytes - 1, count: 3 };
    await weigh(used);
    expect((await sendByForm(form, photo)).status).toBe(204);
    expect(await settled(seller, prospectId, imageId)).toEqual({ rejection: 'storage-full' });
    expect(await storage()).toMatchObject(used);
    expect((await seller.client.getProspect({ params: { prospectId } })).images).toEqual([]);
    await weigh({ bytes: 0, count: 0 });
    const { bytes } = await readyImage(seller, prospectId);
    expect(await storage()).toMatchObject({ bytes, count: 1 });
  });

  test('takes none back either: an undone removal is refused, and may be asked for again', async () => {
    const image = await readyImage(seller, prospectId);
    const { changeId = '' } = await seller.client.removeImage({ params: { prospectId, imageId: image.id } });
    await weigh({ bytes: storageLimits.bytes, count: 3 });
    const undo = () => seller.client.undoProspectChange({ params: { prospectId, changeId }, body: {} });
    expect(await refusalCode(undo())).toBe('image.storage_full');
    await weigh({ bytes: 0, count: 0 });
    await undo();
    expect((await seller.client.getProspect({ params: { prospectId } })).images).toHaveLength(1);
  });

  test('says nothing of what another company uses', async () => {
    await weigh({ bytes: storageLimits.bytes, count: storageLimits.count });
    expect(await world.theirs.administrator.client.getImageStorage()).toMatchObject({ bytes: 0, count: 0 });
  });
});

describe('F1 a form whose time is over', () => {
  /** Signed as the API signs, at another moment. */
  async function formOf(now: Date) {
    const { imageId, form } = await ticketFor(seller, prospectId, { bytes: photo });
    const bucket = form.url.slice(form.url.lastIndexOf('/') + 1);
    const file = { key: form.fields['key'] ?? '', contentType: 'image/jpeg', bytes: photo.length };
    const made = await createUploadForms(bucket, tableClient(world.stack)).formFor(file, now);
    return { imageId, form: { ...made, url: form.url } };
  }

  test('is refused five minutes later, and the same picture goes by a fresh one', async () => {
    const idempotencyKey = crypto.randomUUID();
    const call = { params: { prospectId }, body: { contentType: 'image/jpeg' as const, bytes: photo.length } };
    const old = await formOf(new Date(Date.now() - 301_000));
    expect(await toldByS3(await sendByForm(old.form, photo))).toBe('403 AccessDenied');
    const { uploads } = await seller.client.getProspect({ params: { prospectId } });
    expect(uploads.map(({ id }) => id)).toEqual([old.imageId]);
    const first = await seller.client.addUpload({ ...call, idempotencyKey });
    const fresh = await seller.client.addUpload({ ...call, idempotencyKey });
    expect(fresh.imageId).toBe(first.imageId);
    if (!fresh.form) throw new Error('it is awaited still');
    expect((await sendByForm(fresh.form, photo)).status).toBe(204);
    expect(await settled(seller, prospectId, fresh.imageId)).toHaveProperty('image');
  });

  test('is taken while it lives: the moment alone makes the difference', async () => {
    const { imageId, form } = await formOf(new Date(Date.now() - 240_000));
    expect((await sendByForm(form, photo)).status).toBe(204);
    expect(await settled(seller, prospectId, imageId)).toHaveProperty('image');
  });

  test('F6 of an upload that nobody confirmed for a day makes no image, and is shown no more', async () => {
    const { imageId, form } = await ticketFor(seller, prospectId, { bytes: photo });
    await tableClient(world.stack).send(
      new UpdateItemCommand({
        TableName: world.stack.tableName,
        Key: { pk: { S: `T#${company.tenantId}#P#${prospectId}` }, sk: { S: `UPLOAD#${imageId}` } },
        UpdateExpression: 'SET expiresAt = :past',
        ExpressionAttributeValues: { ':past': { N: String(Math.floor(Date.now() / 1000) - 1) } },
      }),
    );
    expect((await seller.client.getProspect({ params: { prospectId } })).uploads).toEqual([]);
    await sendByForm(form, photo);
    // What is sent after it is through: so is what came before.
    const image = await readyImage(seller, prospectId);
    const { images } = await seller.client.getProspect({ params: { prospectId } });
    expect(images.map(({ id }) => id)).toEqual([image.id]);
  });
});
