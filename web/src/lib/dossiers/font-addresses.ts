/** Where the site keeps the fonts of printed documents; each is fetched when a document has a character of it. */

const addresses = import.meta.glob<string>(
  [
    '/../node_modules/@fontsource/geist/files/geist-{latin,latin-ext,cyrillic,vietnamese}-{400,600}-normal.woff',
    '/../node_modules/@fontsource/noto-sans/files/noto-sans-{greek,greek-ext,cyrillic-ext}-{400,600}-normal.woff',
    '/../node_modules/@fontsource/noto-emoji/files/*-400-normal.woff',
    '/../node_modules/@fontsource/noto-sans-symbols-2/files/*-symbols-400-normal.woff',
    '/../node_modules/@fontsource/noto-sans-math/files/*-400-normal.woff',
    '/../node_modules/@fontsource/noto-sans-sc/files/*-[0-9]*-400-normal.woff',
    '/../node_modules/@fontsource/gowun-dodum/files/*-[0-9]*-400-normal.woff',
  ],
  // Never within the script: the policy of the site lets no `data:` be fetched.
  { query: '?url&no-inline', import: 'default', eager: true },
);

const byFile = new Map(
  Object.entries(addresses).map(([path, address]) => [path.slice(path.lastIndexOf('/') + 1, -'.woff'.length), address]),
);

/** @throws TypeError without a net; Error when the site has no such file */
export async function fetchFont(file: string): Promise<Uint8Array> {
  const address = byFile.get(file);
  if (!address) throw new Error(`no font ${file}`);
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`font ${file}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}
