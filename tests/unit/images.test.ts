import { describe, expect, test } from 'vitest';
import { arrivalOf, keyOfEvent } from '@folio/functions/modules/images/arriving-key.rules.ts';
import { createImageUrls, pictureKey } from '@folio/functions/platform/image-urls.ts';
import { inOrder, lastPlace, moved } from '@folio/shared/images/image.rules.ts';
import { sizeWords } from '../../web/src/lib/images/size-words.rules.ts';

const three = [
  { id: 'a', place: 1 },
  { id: 'b', place: 2 },
  { id: 'c', place: 3 },
];
const order = (images: readonly { id: string; place: number }[]) =>
  inOrder(images)
    .map(({ id }) => id)
    .join('');

describe('the order of images', () => {
  test.each([
    ['c', 'a', 'cab'],
    ['c', 'b', 'acb'],
    ['a', null, 'bca'],
    ['a', 'c', 'bac'],
    ['b', 'b', 'acb'],
    ['b', 'not-there', 'acb'],
    ['not-there', 'a', 'abc'],
  ])('%s before %s is %s', (id, beforeId, wanted) => {
    expect(order(moved(three, id, beforeId))).toBe(wanted);
  });

  test('a move changes the moved one alone', () => {
    expect(moved(three, 'c', 'b').filter((image) => !three.includes(image))).toEqual([{ id: 'c', place: 1.5 }]);
  });

  test('a thousand moves into the same gap are all in order', () => {
    let images = three;
    for (let count = 0; count < 1000; count += 1) {
      const [, second, third] = inOrder(images);
      images = moved(images, third?.id ?? '', second?.id ?? '');
      expect(order(images)).toBe(count % 2 ? 'abc' : 'acb');
    }
  });

  test('a new one comes last', () => {
    expect(lastPlace(three)).toBe(4);
    expect(lastPlace([])).toBe(1);
  });
});

describe('T1 a key of the bucket', () => {
  const own = 'tmp/tnt_0123456789abcdef/prs_0123456789abcdef/img_0123456789abcdef';

  test('of our making says whose it is', () => {
    expect(arrivalOf(own.replace(/prs_\w+/, 'logo'))).toEqual({
      tenantId: 'tnt_0123456789abcdef',
      imageId: 'img_0123456789abcdef',
    });
    expect(arrivalOf(own)).toEqual({
      tenantId: 'tnt_0123456789abcdef',
      prospectId: 'prs_0123456789abcdef',
      imageId: 'img_0123456789abcdef',
    });
    expect(arrivalOf(own.replace('prs_', 'prd_'))).toEqual({
      tenantId: 'tnt_0123456789abcdef',
      productId: 'prd_0123456789abcdef',
      imageId: 'img_0123456789abcdef',
    });
  });

  test.each([
    '',
    'tmp/',
    `${own}/`,
    `/${own}`,
    own.replace('tmp/', 'img/'),
    own.replace('tmp/', 'tmp/../'),
    own.replace('tnt_', 'TNT_'),
    own.replace('prs_', 'cli_'),
    own.replace(/prs_\w+/, 'LOGO'),
    own.replace(/prs_\w+/, 'logo/..'),
    `${own}\n`,
    own.replace('img_', '../img_'),
  ])('%j belongs to nobody', (key) => {
    expect(arrivalOf(key)).toBeUndefined();
  });

  test('is read as S3 escapes it', () => {
    expect(keyOfEvent('tmp/a+b%2Fc')).toBe('tmp/a b/c');
    expect(keyOfEvent('%E0%A4')).toBeUndefined();
  });
});

describe('F4 the address of a picture', () => {
  const urls = createImageUrls('secret');
  const key = pictureKey('tnt_0123456789abcdef', 'img_0123456789abcdef', 'thumbnail');
  const at = (time: string) => urls.urlOf(key, new Date(`2026-11-28T${time}Z`));

  test('is the same for a quarter of an hour, and another in the next', () => {
    expect(at('10:00:00')).toBe(at('10:14:59'));
    expect(at('10:15:00')).not.toBe(at('10:14:59'));
    expect(at('10:00:00')).toContain(`until=${Date.parse('2026-11-28T10:30:00Z') / 1000}&`);
  });

  test('differs by secret and by key', () => {
    const signature = (url: string) => new URL(url, 'http://x').searchParams.get('signature');
    expect(signature(createImageUrls('other').urlOf(key, new Date(0)))).not.toBe(
      signature(urls.urlOf(key, new Date(0))),
    );
    expect(signature(urls.urlOf(`${key}x`, new Date(0)))).not.toBe(signature(urls.urlOf(key, new Date(0))));
  });
});

test.each([
  [0, '0 B'],
  [900, '900 B'],
  [2048, '2 KB'],
  [1.5 * 1024 ** 2, '1.5 MB'],
  [320 * 1024 ** 2, '320 MB'],
  [5 * 1024 ** 3, '5 GB'],
])('%d bytes are %s', (bytes, words) => {
  expect(sizeWords(bytes)).toBe(words);
});
