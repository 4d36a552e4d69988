/** Sends pictures as a browser does: a form of the API's, the bytes straight to S3, and then waiting for what becomes of them. */
import type { Image } from '@folio/shared/images/image.schema.ts';
import type { UploadForm } from '@folio/shared/images/image-endpoints.schema.ts';
import type { ImageType, Rejection } from '@folio/shared/images/image.rules.ts';
import { setTimeout as pause } from 'node:timers/promises';
import { picture } from './pictures.ts';
import type { Person } from './world.ts';

type Bytes = Uint8Array<ArrayBuffer>;
type Body = Parameters<Person['client']['addUpload']>[0]['body'];

/** A place for these bytes among a prospect's images, and the form to send them by. */
export async function ticketFor(
  person: Person,
  prospectId: string,
  { bytes, ...body }: { bytes: Bytes } & Partial<Omit<Body, 'bytes'>>,
): Promise<{ imageId: string; form: UploadForm }> {
  const told = { contentType: 'image/jpeg' as const, ...body, bytes: bytes.length };
  const { imageId, form } = await person.client.addUpload({ params: { prospectId }, body: told });
  if (!form) throw new Error('a new upload has no form');
  return { imageId, form };
}

export interface Change {
  fields?: Record<string, string>;
  without?: string;
  name?: string;
}

/** Sends a file by a form of the API, or by one that somebody has bent. */
export async function sendByForm(form: UploadForm, bytes: Bytes, change: Change = {}): Promise<Response> {
  const body = new FormData();
  const fields = { ...form.fields, ...change.fields };
  for (const [name, value] of Object.entries(fields)) if (name !== change.without) body.set(name, value);
  body.set('file', new Blob([bytes]), change.name ?? 'foto.jpg');
  return fetch(form.url, { method: 'POST', body });
}

/** `403 AccessDenied`, or the status alone when it was taken. */
export async function toldByS3(answer: Response): Promise<string> {
  const code = /<Code>(\w+)<\/Code>/.exec(await answer.text())?.[1];
  return code ? `${answer.status} ${code}` : String(answer.status);
}

export type Settled = { image: Image } | { rejection: Rejection };

/** Longer than a busy machine takes for the largest picture. */
const longestMs = 60_000;

/** What became of an upload, once it is known. */
export async function settled(person: Person, prospectId: string, imageId: string): Promise<Settled> {
  for (const beganAtMs = Date.now(); Date.now() - beganAtMs < longestMs; await pause(250)) {
    const { images, uploads } = await person.client.getProspect({ params: { prospectId } });
    const image = images.find(({ id }) => id === imageId);
    if (image) return { image };
    const rejection = uploads.find(({ id }) => id === imageId)?.rejection;
    if (rejection) return { rejection };
  }
  throw new Error('it is still being looked at');
}

/** Sends bytes and waits for what becomes of them. */
export async function upload(
  person: Person,
  prospectId: string,
  { name, ...file }: { bytes: Bytes; name?: string } & Partial<Omit<Body, 'bytes'>>,
): Promise<Settled> {
  const { imageId, form } = await ticketFor(person, prospectId, file);
  const answer = await sendByForm(form, file.bytes, name === undefined ? {} : { name });
  if (!answer.ok) throw new Error(`S3 refused it: ${await toldByS3(answer)}`);
  return settled(person, prospectId, imageId);
}

type Logo = NonNullable<Awaited<ReturnType<Person['client']['getLogo']>>['logo']>;

/** Sends the logo of a person's company, and waits for what becomes of it. */
export async function sendLogo(
  person: Person,
  bytes: Bytes,
  contentType: ImageType,
): Promise<{ logo: Logo } | { rejection: Rejection }> {
  const { imageId, form } = await person.client.addLogoUpload({ body: { contentType, bytes: bytes.length } });
  if (!form) throw new Error('a new upload has no form');
  const answer = await sendByForm(form, bytes);
  if (!answer.ok) throw new Error(`S3 refused it: ${await toldByS3(answer)}`);
  return settledLogo(person, imageId);
}

export async function settledLogo(person: Person, imageId: string): Promise<{ logo: Logo } | { rejection: Rejection }> {
  for (const beganAtMs = Date.now(); Date.now() - beganAtMs < longestMs; await pause(250)) {
    const { logo, upload: awaited } = await person.client.getLogo();
    if (logo?.id === imageId) return { logo };
    if (awaited?.id === imageId && awaited.rejection) return { rejection: awaited.rejection };
  }
  throw new Error('it is still being looked at');
}

/** Sends the image of a product, and waits for what becomes of it. */
export async function sendProductImage(
  { client }: Person,
  productId: string,
  bytes: Bytes,
): Promise<{ imageId: string } | { rejection: Rejection }> {
  const params = { productId };
  const body = { contentType: 'image/jpeg' as const, bytes: bytes.length };
  const { imageId, form } = await client.addProductImageUpload({ params, body });
  if (!form) throw new Error('a new upload has no form');
  const answer = await sendByForm(form, bytes);
  if (!answer.ok) throw new Error(`S3 refused it: ${await toldByS3(answer)}`);
  for (const beganAtMs = Date.now(); Date.now() - beganAtMs < longestMs; await pause(250)) {
    const { image, upload: awaited } = await client.getProductImage({ params });
    if (image?.id === imageId) return { imageId };
    if (awaited?.id === imageId && awaited.rejection) return { rejection: awaited.rejection };
  }
  throw new Error('it is still being looked at');
}

/** An image that is ready, of a small picture. */
export async function readyImage(person: Person, prospectId: string, caption?: string): Promise<Image> {
  const outcome = await upload(person, prospectId, { bytes: await picture(), ...(caption ? { caption } : {}) });
  if (!('image' in outcome)) throw new Error(`it was refused: ${outcome.rejection}`);
  return outcome.image;
}
