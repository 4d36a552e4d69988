import { beforeAll, describe, expect, inject, test } from 'vitest';
import { mostImages } from '@folio/shared/images/image.rules.ts';
import { refusal, refusalCode } from '../support/answers.ts';
import { prospectForm } from '../support/builders.ts';
import { readyImage, settled, sendByForm, ticketFor, toldByS3, upload } from '../support/image-uploads.ts';
import { lookAt, picture } from '../support/pictures.ts';
import { openWorld, type Company, type Person, type World } from '../support/world.ts';

let world: World;
let company: Company;
let seller: Person;
let photo: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  world = await openWorld(inject('stack'));
  company = world.mine;
  seller = company.normal;
  photo = await picture({ width: 640, height: 480 });
});

async function newProspect(person: Person = seller): Promise<string> {
  const { id } = await person.client.addProspect({ body: prospectForm({ workCentreId: company.firstCentre }) });
  return id;
}

async function imagesOf(prospectId: string, person: Person = seller) {
  return (await person.client.getProspect({ params: { prospectId } })).images;
}

async function threeImages() {
  const prospectId = await newProspect();
  const made = [];
  for (const caption of ['uno', 'dos', 'tres']) made.push(await readyImage(seller, prospectId, caption));
  return { prospectId, ids: made.map(({ id }) => id) };
}

const captionsOf = async (prospectId: string) => (await imagesOf(prospectId)).map(({ caption }) => caption);

describe('M44 C02 an image', () => {
  test('goes straight to S3, is drawn anew as WebP, and shows with who sent it and how large it is', async () => {
    const prospectId = await newProspect();
    const outcome = await upload(seller, prospectId, { bytes: photo, caption: 'Fachada de la tienda' });
    expect(outcome).toMatchObject({
      image: { memberId: seller.memberId, caption: 'Fachada de la tienda', width: 640, height: 480 },
    });
    const [image] = await imagesOf(prospectId);
    for (const [url, side] of [
      [image?.url, 640],
      [image?.thumbnailUrl, 480],
    ] as const) {
      const answer = await seller.visit(url ?? '');
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe('image/webp');
      expect((await lookAt(new Uint8Array(await answer.arrayBuffer()))).width).toBe(side);
    }
    expect((await seller.client.getProspect({ params: { prospectId } })).uploads).toEqual([]);
  });

  test('larger than 2560 pixels is made smaller, and kept as it is when the original is asked for', async () => {
    const prospectId = await newProspect();
    const bytes = await picture({ width: 3200, height: 1600 });
    expect(await upload(seller, prospectId, { bytes })).toMatchObject({ image: { width: 2560, height: 1280 } });
    expect(await upload(seller, prospectId, { bytes, original: true })).toMatchObject({
      image: { width: 3200, height: 1600 },
    });
  });

  test('is a change of its prospect: in the history, told to lists, undone and done again', async () => {
    const prospectId = await newProspect();
    const params = { prospectId };
    const { version: before } = await seller.client.getProspect({ params });
    const image = await readyImage(seller, prospectId);
    const { changes } = await seller.client.getProspectHistory({ params });
    const [added] = changes;
    expect(added).toMatchObject({
      verb: 'image-added',
      memberId: seller.memberId,
      version: before + 1,
      undo: 'possible',
    });
    await seller.client.undoProspectChange({ params: { prospectId, changeId: added?.id ?? '' }, body: {} });
    expect(await imagesOf(prospectId)).toEqual([]);
    const [undone] = (await seller.client.getProspectHistory({ params })).changes;
    await seller.client.undoProspectChange({ params: { prospectId, changeId: undone?.id ?? '' }, body: {} });
    expect((await imagesOf(prospectId)).map(({ id }) => id)).toEqual([image.id]);
  });

  test(
    'of twenty sent at once all arrive, none twice, and stand in the order they were asked for',
    { timeout: 120_000 },
    async () => {
      const prospectId = await newProspect();
      const tickets: Awaited<ReturnType<typeof ticketFor>>[] = [];
      for (let count = 0; count < 20; count += 1) tickets.push(await ticketFor(seller, prospectId, { bytes: photo }));
      await Promise.all(tickets.toReversed().map(({ form }) => sendByForm(form, photo)));
      const idsNow = async () => (await imagesOf(prospectId)).map(({ id }) => id);
      await expect.poll(async () => (await idsNow()).length, { timeout: 100_000, interval: 1500 }).toBe(20);
      expect(await idsNow()).toEqual(tickets.map(({ imageId }) => imageId));
      const { changes } = await seller.client.getProspectHistory({ params: { prospectId } });
      expect(changes.filter(({ verb }) => verb === 'image-added')).toHaveLength(20);
    },
  );

  test('has a caption, which is changed, emptied and taken back', async () => {
    const prospectId = await newProspect();
    const { id: imageId } = await readyImage(seller, prospectId, 'Local');
    const params = { prospectId, imageId };
    const { changeId = '' } = await seller.client.captionImage({ params, body: { caption: 'Local por fuera' } });
    expect(await captionsOf(prospectId)).toEqual(['Local por fuera']);
    await seller.client.undoProspectChange({ params: { prospectId, changeId }, body: {} });
    expect(await captionsOf(prospectId)).toEqual(['Local']);
    await seller.client.captionImage({ params, body: { caption: null } });
    expect(await captionsOf(prospectId)).toEqual([undefined]);
    const same = await seller.client.captionImage({ params, body: { caption: null } });
    expect(same.changeId).toBeUndefined();
  });

  test('is moved before another and to the end, and taken back', async () => {
    const { prospectId, ids } = await threeImages();
    const [first = '', , third = ''] = ids;
    const move = (imageId: string, beforeImageId: string | null) =>
      seller.client.moveImage({ params: { prospectId, imageId }, body: { beforeImageId } });
    await move(third, first);
    expect(await captionsOf(prospectId)).toEqual(['tres', 'uno', 'dos']);
    const { changeId = '' } = await move(third, null);
    expect(await captionsOf(prospectId)).toEqual(['uno', 'dos', 'tres']);
    await seller.client.undoProspectChange({ params: { prospectId, changeId }, body: {} });
    expect(await captionsOf(prospectId)).toEqual(['tres', 'uno', 'dos']);
  });

  test('taken away comes back where it stood, with its bytes', async () => {
    const { prospectId, ids } = await threeImages();
    const params = { prospectId, imageId: ids[1] ?? '' };
    const { changeId = '', imageCount: two } = await seller.client.removeImage({ params });
    expect(await captionsOf(prospectId)).toEqual(['uno', 'tres']);
    expect(await refusalCode(seller.client.removeImage({ params }))).toBe('image.not_found');
    const row = await seller.client.undoProspectChange({ params: { prospectId, changeId }, body: {} });
    expect([two, row.imageCount]).toEqual([2, 3]);
    expect(await captionsOf(prospectId)).toEqual(['uno', 'dos', 'tres']);
    expect((await seller.visit((await imagesOf(prospectId))[1]?.url ?? '')).status).toBe(200);
  });

  test('goes with its prospect: to the trash and back, and to whoever is given it', async () => {
    const prospectId = await newProspect();
    await readyImage(seller, prospectId);
    await seller.client.deleteProspect({ params: { prospectId } });
    expect(await refusalCode(seller.client.getProspect({ params: { prospectId } }))).toBe('prospect.not_found');
    await seller.client.restoreProspect({ params: { prospectId }, body: {} });
    expect(await imagesOf(prospectId)).toHaveLength(1);
    const { administrator, operative } = company;
    const body = { prospectIds: [prospectId], attendedBy: operative.memberId };
    await administrator.client.reassignProspects({ body });
    expect(await imagesOf(prospectId, operative)).toHaveLength(1);
  });

  test('sent to a prospect that is put aside meanwhile is there when it comes back', async () => {
    const prospectId = await newProspect();
    const { imageId, form } = await ticketFor(seller, prospectId, { bytes: photo });
    await seller.client.deleteProspect({ params: { prospectId } });
    expect((await sendByForm(form, photo)).status).toBe(204);
    const { client } = seller;
    const isAdded = async () => {
      const { rows } = await client.listDeletedProspects({ query: {} });
      return (rows.find(({ id }) => id === prospectId)?.version ?? 0) > 2;
    };
    await expect.poll(isAdded, { timeout: 20_000 }).toBe(true);
    await client.restoreProspect({ params: { prospectId }, body: {} });
    expect((await imagesOf(prospectId)).map(({ id }) => id)).toEqual([imageId]);
  });
});

describe('an upload', () => {
  test('asked for again with the same key is the same one; with other data it is refused', async () => {
    const prospectId = await newProspect();
    const call = { params: { prospectId }, idempotencyKey: crypto.randomUUID() };
    const body = { contentType: 'image/jpeg' as const, bytes: photo.length };
    const first = await seller.client.addUpload({ ...call, body });
    const again = await seller.client.addUpload({ ...call, body });
    expect(again.imageId).toBe(first.imageId);
    expect(await refusalCode(seller.client.addUpload({ ...call, body: { ...body, bytes: 7 } }))).toBe(
      'request.idempotency_key_reused',
    );
    if (!again.form) throw new Error('it is awaited still');
    await sendByForm(again.form, photo);
    await settled(seller, prospectId, first.imageId);
    // It has arrived: nothing more is to be sent.
    expect(await seller.client.addUpload({ ...call, body })).toEqual({ imageId: first.imageId });
  });

  test('sent twice by one form is one image', async () => {
    const prospectId = await newProspect();
    const { imageId, form } = await ticketFor(seller, prospectId, { bytes: photo });
    await Promise.all([sendByForm(form, photo), sendByForm(form, photo)]);
    await settled(seller, prospectId, imageId);
    await sendByForm(form, photo);
    await readyImage(seller, prospectId);
    expect(await imagesOf(prospectId)).toHaveLength(2);
  });

  test('cancelled before or after its bytes came is no image, and cannot be cancelled twice', async () => {
    const prospectId = await newProspect();
    const before = await ticketFor(seller, prospectId, { bytes: photo });
    const params = { prospectId, imageId: before.imageId };
    await seller.client.removeUpload({ params });
    expect(await refusalCode(seller.client.removeUpload({ params }))).toBe('image.not_found');
    expect((await sendByForm(before.form, photo)).status).toBe(204);
    // What is sent after it is through: so is what came before.
    await readyImage(seller, prospectId);
    const { images, uploads } = await seller.client.getProspect({ params: { prospectId } });
    expect([images.length, uploads]).toEqual([1, []]);
  });

  test('that nobody sends is shown as awaited, and is no image', async () => {
    const prospectId = await newProspect();
    const { imageId } = await ticketFor(seller, prospectId, { bytes: photo });
    const { images, uploads } = await seller.client.getProspect({ params: { prospectId } });
    expect([images, uploads]).toEqual([[], [expect.objectContaining({ id: imageId, memberId: seller.memberId })]]);
    // There is no such image yet.
    const params = { prospectId, imageId };
    expect(await refusalCode(seller.client.captionImage({ params, body: { caption: 'x' } }))).toBe('image.not_found');
    expect(await refusalCode(seller.client.removeImage({ params }))).toBe('image.not_found');
  });

  test.each([
    ['no image', { contentType: 'image/svg+xml' }, 'body.contentType'],
    ['empty', { bytes: 0 }, 'body.bytes'],
    ['larger than 25 MB', { bytes: 26 * 1024 * 1024 }, 'body.bytes'],
    ['with a key of its own', { key: 'tmp/x' }, 'body.key'],
  ])('%s is refused beside its field', async (_, wrong, path) => {
    const prospectId = await newProspect();
    const body = { contentType: 'image/png', bytes: 10, ...wrong };
    const answer = await seller.send('addUpload', { params: { prospectId }, body });
    expect(await answer.json()).toMatchObject({ code: 'request.invalid', faults: [{ path }] });
  });

  test.each(['../prs_0123456789abcdef', '..%2f..%2fimg', 'prs_0123456789abcdef/../x'])(
    'to the prospect %s is refused',
    async (prospectId) => {
      const body = { contentType: 'image/png', bytes: 10 };
      const answer = await seller.send('addUpload', { params: { prospectId }, body });
      expect(await answer.json()).toMatchObject({ code: 'request.invalid' });
    },
  );

  test(`is refused when ${mostImages} are there or on their way`, async () => {
    const prospectId = await newProspect();
    const ask = () => ticketFor(seller, prospectId, { bytes: photo });
    await Promise.all(Array.from({ length: mostImages }, ask));
    expect(await refusalCode(ask())).toBe('image.too_many');
  });
});

describe('F1 a form of the API at S3', () => {
  const bent: [string, Parameters<typeof sendByForm>[2], string][] = [
    [
      'another key',
      { fields: { key: 'tmp/tnt_0123456789abcdef/prs_0123456789abcdef/img_0123456789abcdef' } },
      '403 AccessDenied',
    ],
    ['a key above its own', { fields: { key: '../img/x' } }, '403 AccessDenied'],
    ['another type', { fields: { 'content-type': 'image/svg+xml' } }, '403 AccessDenied'],
    ['a field more', { fields: { 'x-amz-meta-a': 'b' } }, '403 AccessDenied'],
    ['an access list', { fields: { acl: 'public-read' } }, '403 AccessDenied'],
    ['no signature', { without: 'x-amz-signature' }, '403 SignatureDoesNotMatch'],
    ['no policy', { without: 'policy' }, '403 AccessDenied'],
    ['no key', { without: 'key' }, '403 AccessDenied'],
    [
      'a tampered policy',
      { fields: { policy: Buffer.from('{"expiration":"2099-01-01T00:00:00Z","conditions":[]}').toString('base64') } },
      '403 SignatureDoesNotMatch',
    ],
  ];

  test.each(bent)('with %s is refused', async (_, change, wanted) => {
    const { form } = await ticketFor(seller, await newProspect(), { bytes: photo });
    expect(await toldByS3(await sendByForm(form, photo, change))).toBe(wanted);
  });

  test('with a byte more or less is refused', async () => {
    const { form } = await ticketFor(seller, await newProspect(), { bytes: photo });
    expect(await toldByS3(await sendByForm(form, photo.slice(1)))).toBe('400 EntityTooSmall');
    expect(await toldByS3(await sendByForm(form, new Uint8Array([...photo, 0])))).toBe('400 EntityTooLarge');
    expect(await toldByS3(await sendByForm(form, new Uint8Array()))).toBe('400 EntityTooSmall');
  });

  test('of one upload does not send another', async () => {
    const prospectId = await newProspect();
    const [one, other] = [
      await ticketFor(seller, prospectId, { bytes: photo }),
      await ticketFor(seller, prospectId, { bytes: photo }),
    ];
    const fields = { key: other.form.fields['key'] ?? '' };
    expect(await toldByS3(await sendByForm(one.form, photo, { fields }))).toBe('403 AccessDenied');
  });

  test('lives five minutes, which its policy says as well', async () => {
    const { form } = await ticketFor(seller, await newProspect(), { bytes: photo });
    const { expiration, conditions } = JSON.parse(Buffer.from(form.fields['policy'] ?? '', 'base64').toString());
    expect(expiration).toBe(form.expiresAt);
    const lives = Date.parse(expiration) - Date.now();
    expect(lives).toBeLessThanOrEqual(5 * 60_000);
    expect(lives).toBeGreaterThan(4 * 60_000);
    // Every field that is sent is said in the policy, exactly.
    const exact = conditions.flatMap((one: unknown) => (Array.isArray(one) && one[0] === 'eq' ? [one[1]] : []));
    const free = ['policy', 'x-amz-signature'];
    const sent = Object.keys(form.fields).filter((name) => !free.includes(name));
    expect(exact.toSorted()).toEqual(sent.map((name) => `$${name}`).toSorted());
    expect(conditions).toContainEqual(['content-length-range', photo.length, photo.length]);
  });

  test('reads nothing: neither what was sent nor what is shown, without a signature', async () => {
    const prospectId = await newProspect();
    const { form } = await ticketFor(seller, prospectId, { bytes: photo });
    const image = await readyImage(seller, prospectId);
    for (const key of [form.fields['key'], new URL(image.url, 'http://x').pathname.slice(1)]) {
      expect(await toldByS3(await fetch(`${form.url}/${key}`))).toBe('403 AccessDenied');
    }
  });
});

describe('F4 the address of an image', () => {
  const signed = (url: string, change: Record<string, string>) => {
    const address = new URL(url, 'http://x');
    for (const [name, value] of Object.entries(change)) address.searchParams.set(name, value);
    return address.pathname + address.search;
  };

  test('is the same for a while, whoever asks, so that browsers keep what they fetched', async () => {
    const prospectId = await newProspect();
    const { url } = await readyImage(seller, prospectId);
    const [again] = await imagesOf(prospectId, company.administrator);
    expect(again?.url).toBe(url);
    const until = Number(new URL(url, 'http://x').searchParams.get('until'));
    const livesMinutes = (until - Date.now() / 1000) / 60;
    expect(livesMinutes).toBeGreaterThan(14);
    expect(livesMinutes).toBeLessThanOrEqual(30);
  });

  test('answers what does nothing but show: own type, nosniff, no name, kept by browsers alone', async () => {
    const { url } = await readyImage(seller, await newProspect());
    const { headers } = await world.stranger().visit(url);
    expect(headers.get('content-type')).toBe('image/webp');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-disposition')).toBe('attachment');
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(headers.get('cache-control')).toBe('private, max-age=1800');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
  });

  test('opens nothing without its signature, with another, for another picture, or later', async () => {
    const prospectId = await newProspect();
    const [one, other] = [await readyImage(seller, prospectId), await readyImage(seller, prospectId)];
    const until = new URL(one.url, 'http://x').searchParams.get('until') ?? '';
    const wrong = [
      one.url.split('?')[0] ?? '',
      signed(one.url, { signature: 'A'.repeat(43) }),
      signed(one.url, { until: String(Number(until) + 900) }),
      signed(one.url, { until: '0' }),
      one.url.replace(one.id, other.id),
      one.url.replace('picture.webp', 'thumbnail.webp'),
    ];
    for (const url of wrong) expect((await seller.visit(url)).status, url).toBe(403);
    expect((await seller.visit(one.url)).status).toBe(200);
  });
});

describe('F5 the room of a company', () => {
  test('is told to who administers it, and follows every image that comes, goes and comes back', async () => {
    const { administrator } = world.theirs;
    const { client } = administrator;
    const { id: prospectId } = await client.addProspect({
      body: prospectForm({ workCentreId: world.theirs.firstCentre }),
    });
    const before = await client.getImageStorage();
    expect(before).toMatchObject({ limits: { bytes: 5 * 1024 ** 3, count: 20_000 } });
    const image = await readyImage(administrator, prospectId);
    const full = { ...before, bytes: before.bytes + image.bytes, count: before.count + 1 };
    expect(await client.getImageStorage()).toEqual(full);
    const { changeId = '' } = await client.removeImage({ params: { prospectId, imageId: image.id } });
    expect(await client.getImageStorage()).toEqual(before);
    await client.undoProspectChange({ params: { prospectId, changeId }, body: {} });
    expect(await client.getImageStorage()).toEqual(full);
    expect(await refusal(world.theirs.normal.client.getImageStorage())).toMatchObject({ code: 'permission.denied' });
  });
});
