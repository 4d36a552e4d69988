/** What is sent of a file: smaller where it is larger than anybody looks at, or as it is when the person asks for it. */
import { imageTypes, mostUploadBytes, type ImageType } from '@folio/shared/images/image.rules.ts';
import { UnreadablePicture } from './unsent.ts';

export interface ShrinkRequest {
  id: number;
  file: Blob;
  keepsSize: boolean;
}

/** Without a blob it could not be read. */
export interface ShrinkAnswer {
  id: number;
  blob?: Blob;
}

export interface Prepared {
  blob: Blob;
  contentType: ImageType;
}

let worker: Worker | undefined;
let lastId = 0;
const waiting = new Map<number, (blob: Blob | undefined) => void>();

function workerHere(): Worker {
  if (worker) return worker;
  const made = new Worker(new URL('./image-shrinking.worker.ts', import.meta.url), { type: 'module' });
  made.addEventListener('message', ({ data }: MessageEvent<ShrinkAnswer>) => {
    waiting.get(data.id)?.(data.blob);
    waiting.delete(data.id);
  });
  // It could not start: whoever waits is told, and the next one tries anew.
  made.addEventListener('error', () => {
    for (const tell of waiting.values()) tell(undefined);
    waiting.clear();
    worker = undefined;
  });
  worker = made;
  return made;
}

function shrink(file: Blob, keepsSize: boolean): Promise<Blob | undefined> {
  lastId += 1;
  const id = lastId;
  return new Promise((resolve) => {
    waiting.set(id, resolve);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none: it is of this page alone
    workerHere().postMessage({ id, file, keepsSize } satisfies ShrinkRequest);
  });
}

/** @throws UnreadablePicture */
export async function prepareImage(file: File, original: boolean): Promise<Prepared> {
  if (original && isSendable(file)) return sendable(file, file);
  const blob = isDrawable(file) ? await shrink(file, original) : undefined;
  if (!blob) throw new UnreadablePicture(unreadableWords(file));
  return sendable(blob, file);
}

function isSendable(blob: Blob): boolean {
  return (imageTypes as readonly string[]).includes(blob.type);
}

/** SVG is a program that draws, not a picture. A file without a type is tried: some phones name none. */
function isDrawable({ type }: File): boolean {
  return type === '' || (type.startsWith('image/') && !type.includes('svg'));
}

function sendable(blob: Blob, { name }: File): Prepared {
  if (blob.size > mostUploadBytes)
    throw new UnreadablePicture(`«${name}» pesa más de 25 MB. Súbela sin conservar su tamaño.`);
  const contentType = imageTypes.find((type) => type === blob.type);
  if (!contentType) throw new UnreadablePicture(unreadableWords({ name, type: blob.type }));
  return { blob, contentType };
}

function unreadableWords({ name, type }: Pick<File, 'name' | 'type'>): string {
  if (/hei[cf]/i.test(type) || /\.hei[cf]$/i.test(name)) {
    return `Este navegador no abre fotos HEIC como «${name}». Súbela desde Safari, o en el iPhone elige Ajustes › Cámara › Formatos › Más compatible.`;
  }
  return `«${name}» no es una foto que se pueda abrir. Usa JPG, PNG o WebP.`;
}
