import { websiteAddress, websiteWords } from '@folio/shared/values/website-address.ts';
import { website } from '@folio/shared/values/website.ts';
import { describe, expect, test } from 'vitest';

describe('the site of a company', () => {
  test.each([
    ['mueblesbajio.example', 'mueblesbajio.example'],
    [' WWW.MueblesBajio.Example/ ', 'www.mueblesbajio.example'],
    ['HTTPS://MueblesBajio.example/Tienda?de=Leon', 'https://mueblesbajio.example/Tienda?de=Leon'],
    ['http://mueblesbajio.example:8080', 'http://mueblesbajio.example:8080'],
    ['tiktok.example/@muebles.bajio', 'tiktok.example/@muebles.bajio'],
    ['muebleríanúñez.mx', 'muebleríanúñez.mx'],
    ['xn--muebleranez-ibb8k.example', 'xn--muebleranez-ibb8k.example'],
  ])('%s is kept as %s', (typed, kept) => {
    expect(website.parse(typed)).toBe(kept);
    expect(new URL(websiteAddress(kept)).protocol).toMatch(/^https?:$/);
  });

  test.each([
    'mueblesbajio',
    'no tengo',
    'javascript:alert(1)',
    'javascript://mueblesbajio.example/%0aalert(1)',
    'ftp://mueblesbajio.example',
    'ventas@mueblesbajio.example',
    'https://otra@mueblesbajio.example',
    'https://',
    '//mueblesbajio.example',
    '10.0.0.1',
    '-muebles.example',
    'muebles..example',
    'mueblesbajio.example/una tienda',
    `${'a'.repeat(64)}.example`,
    `mueblesbajio.example/${'a'.repeat(200)}`,
    'muebles\u202ebajio.example',
  ])('%s is refused', (typed) => {
    expect(website.safeParse(typed).success).toBe(false);
  });

  test('is printed without what a browser adds by itself, and opened with it', () => {
    expect(websiteWords('https://www.mueblesbajio.example/')).toBe('www.mueblesbajio.example');
    expect(websiteWords('mueblesbajio.example/tienda')).toBe('mueblesbajio.example/tienda');
    expect(websiteAddress('mueblesbajio.example')).toBe('https://mueblesbajio.example');
    expect(websiteAddress('http://mueblesbajio.example')).toBe('http://mueblesbajio.example');
  });
});
