import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { logoSidePx, type ImageType, type Rejection } from '@folio/shared/images/image.rules.ts';
import { refusalCode } from '../support/answers.ts';
import { sendByForm, settledLogo, sendLogo, toldByS3 } from '../support/image-uploads.ts';
import { tableClient } from '../support/in-process.ts';
import { asFromPhone, lookAt, picture, pngBomb } from '../support/pictures.ts';
import { openWorld, type Company, type Person, type World } from '../support/world.ts';

let world: World;
let company: Company;
let administrator: Person;

beforeAll(async () => {
  world = await openWorld(inject('stack'));
  company = world.mine;
  administrator = company.administrator;
});

const logoId = async () => (await administrator.client.getSession()).company.logoId;

async function weight() {
  const { bytes, count } = await administrator.client.getImageStorage();
  return { bytes, count };
}

async function ready(person: Person = administrator) {
  const outcome = await sendLogo(person, await picture({ width: 300, height: 100, format: 'png' }), 'image/png');
  if (!('logo' in outcome)) throw new Error(`it was refused: ${outcome.rejection}`);
  return outcome.logo;
}

describe('the logo of a company', () => {
  test('goes straight to S3, is drawn anew as a PNG, and is there for all of the company', async () => {
    const before = await weight();
    const bytes = await picture({ width: 2000, height: 500 });
    const outcome = await sendLogo(administrator, asFromPhone(bytes), 'image/jpeg');
    if (!('logo' in outcome)) throw new Error(outcome.rejection);
    // Turned upright, and no larger than documents need.
    expect([outcome.logo.width, outcome.logo.height]).toEqual([200, logoSidePx]);
    expect(await logoId()).toBe(outcome.logo.id);
    const { logo } = await company.normal.client.getLogo();
    const answer = await company.normal.visit(logo?.url ?? '');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-disposition')).toBe('attachment');
    const shown = new Uint8Array(await answer.arrayBuffer());
    expect(Buffer.from(shown).toString('latin1')).not.toMatch(/Exif|eXIf|Zopilote|iCCP|tEXt/);
    expect((await lookAt(shown)).height).toBe(logoSidePx);
    expect(await weight()).toEqual({ bytes: before.bytes + shown.length, count: before.count + 1 });
  });

  test('changed or taken away is in the log, weighs nothing, and comes back with its bytes', async () => {
    const { client } = administrator;
    const first = await ready();
    const [withFirst, second] = [await weight(), await ready()];
    expect(await logoId()).toBe(second.id);
    expect((await weight()).count).toBe(withFirst.count);
    await client.restoreLogo({ body: { imageId: first.id } });
    expect(await logoId()).toBe(first.id);
    expect(await weight()).toEqual(withFirst);
    const company = await client.removeLogo();
    expect(company.logoId).toBeUndefined();
    expect((await weight()).count).toBe(withFirst.count - 1);
    expect(await refusalCode(client.removeLogo())).toBe('image.not_found');
    await client.restoreLogo({ body: { imageId: second.id } });
    const { logo } = await client.getLogo();
    expect((await administrator.visit(logo?.url ?? '')).status).toBe(200);
    const { changes } = await client.listAuditLog({
      params: { month: new Date().toISOString().slice(0, 7) },
      query: {},
    });
    const verbs = changes.filter(({ noun }) => noun === 'company').map(({ verb }) => verb);
    expect(verbs.slice(0, 3)).toEqual(['logo-changed', 'logo-removed', 'logo-changed']);
  });

  test('is a change of the company that no edit of its other data loses', async () => {
    const { client } = administrator;
    const { version } = (await client.getSession()).company;
    const { id } = await ready();
    const changed = await client.changeCompany({ body: { rfc: 'MBA150312AB3' }, ifMatch: version });
    expect(changed).toMatchObject({ rfc: 'MBA150312AB3', logoId: id });
  });

  test('never was one: nothing comes back', async () => {
    const body = { imageId: 'img_0123456789abcdef' };
    expect(await refusalCode(administrator.client.restoreLogo({ body }))).toBe('image.not_found');
  });

  test('sent while another is on its way takes its place', async () => {
    const bytes = await picture({ format: 'png' });
    const body = { contentType: 'image/png' as const, bytes: bytes.length };
    const [first, second] = [
      await administrator.client.addLogoUpload({ body }),
      await administrator.client.addLogoUpload({ body }),
    ];
    if (!first.form || !second.form) throw new Error('a new upload has no form');
    await sendByForm(first.form, bytes);
    await sendByForm(second.form, bytes);
    const outcome = await settledLogo(administrator, second.imageId);
    expect(outcome).toMatchObject({ logo: { id: second.imageId } });
  });

  test('asked for again with the same key is the same one, and nothing more once it has arrived', async () => {
    const bytes = await picture({ format: 'png' });
    const call = {
      body: { contentType: 'image/png' as const, bytes: bytes.length },
      idempotencyKey: crypto.randomUUID(),
    };
    const [first, again] = [
      await administrator.client.addLogoUpload(call),
      await administrator.client.addLogoUpload(call),
    ];
    expect(again.imageId).toBe(first.imageId);
    const other = { ...call, body: { ...call.body, bytes: 7 } };
    expect(await refusalCode(administrator.client.addLogoUpload(other))).toBe('request.idempotency_key_reused');
    if (!again.form) throw new Error('it is awaited still');
    await sendByForm(again.form, bytes);
    await settledLogo(administrator, first.imageId);
    expect(await administrator.client.addLogoUpload(call)).toEqual({ imageId: first.imageId });
  });

  const hostile: [what: string, Rejection, type: ImageType, () => Uint8Array<ArrayBuffer>][] = [
    ['an SVG', 'not-an-image', 'image/png', () => new Uint8Array(Buffer.from('<svg onload="alert(1)"/>'))],
    [
      'HTML',
      'not-an-image',
      'image/png',
      () => new Uint8Array(Buffer.from('<!doctype html><script>alert(1)</script>')),
    ],
    ['a PNG of 16,000 pixels a side', 'too-many-pixels', 'image/png', () => pngBomb(16_000)],
  ];
  test.each(hostile)('%s is refused as %s, and the one before stays', async (_, rejection, type, make) => {
    const before = await ready();
    expect(await sendLogo(administrator, make(), type)).toEqual({ rejection });
    expect(await logoId()).toBe(before.id);
  });

  test('has a form that takes this key, this type and so many bytes alone', async () => {
    const bytes = await picture({ format: 'png' });
    const body = { contentType: 'image/png' as const, bytes: bytes.length };
    const { form } = await administrator.client.addLogoUpload({ body });
    if (!form) throw new Error('a new upload has no form');
    const key = `tmp/${world.theirs.tenantId}/logo/img_0123456789abcdef`;
    expect(await toldByS3(await sendByForm(form, bytes, { fields: { key } }))).toBe('403 AccessDenied');
    const type = { fields: { 'content-type': 'image/svg+xml' } };
    expect(await toldByS3(await sendByForm(form, bytes, type))).toBe('403 AccessDenied');
    expect(await toldByS3(await sendByForm(form, bytes.slice(1)))).toBe('400 EntityTooSmall');
  });

  test('of another company is none here, whatever its id', async () => {
    const theirs = await ready(world.theirs.administrator);
    await world.theirs.administrator.client.removeLogo();
    const body = { imageId: theirs.id };
    expect(await refusalCode(administrator.client.restoreLogo({ body }))).toBe('image.not_found');
    await world.theirs.administrator.client.restoreLogo({ body });
    expect((await world.theirs.normal.client.getLogo()).logo?.id).toBe(theirs.id);
  });

  test('F6 taken away leaves with its bytes a month later', async () => {
    const { id, url } = await ready();
    await administrator.client.removeLogo();
    expect((await administrator.visit(url)).status).toBe(200);
    const Key = { pk: { S: `T#${company.tenantId}#LOGO` }, sk: { S: `REMOVED#${id}` } };
    await tableClient(world.stack).send(new DeleteItemCommand({ TableName: world.stack.tableName, Key }));
    await expect.poll(async () => (await administrator.visit(url)).status, { timeout: 20_000 }).toBe(403);
    expect(await refusalCode(administrator.client.restoreLogo({ body: { imageId: id } }))).toBe('image.not_found');
  });
});
