/** Images that go along with the version a client has before them: asked for one by one, by their place, and kept while its page is open. */
import { client } from '#lib/api/client.ts';

export interface Read {
  token: string;
  digest: string;
}

const asked = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();

/** JPEG. @throws ApiError when the version is no longer what was read */
export function clientAttachment({ token, digest }: Read, place: number): Promise<Uint8Array<ArrayBuffer>> {
  const key = `${digest} ${place}`;
  const bytes = asked.get(key) ?? fetched({ token, digest }, place);
  asked.set(key, bytes);
  // What could not be had may be asked for again.
  bytes.catch(() => asked.delete(key));
  return bytes;
}

async function fetched(read: Read, place: number): Promise<Uint8Array<ArrayBuffer>> {
  const { jpeg } = await client.getClientAttachment({ body: { ...read, place } });
  return bytesOf(jpeg);
}

export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
