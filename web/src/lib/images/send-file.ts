/** Sends one file to S3 by a signed form, telling how far it is: fetch does not say. */
import type { UploadForm } from '@folio/shared/images/image-endpoints.schema.ts';
import { NotSent } from './unsent.ts';

/** @throws NotSent; a DOMException when it was aborted */
export function sendFile(
  { url, fields }: UploadForm,
  file: Blob,
  { signal, onprogress }: { signal: AbortSignal; onprogress: (share: number) => void },
): Promise<void> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  // Last, and under a name of ours: S3 reads nothing behind it.
  body.set('file', file, 'imagen');
  const request = new XMLHttpRequest();
  return new Promise((resolve, reject) => {
    request.open('POST', url);
    request.upload.addEventListener('progress', ({ loaded, total }) => onprogress(total ? loaded / total : 0));
    request.addEventListener('load', () => {
      if (request.status >= 200 && request.status < 300) resolve();
      else reject(new NotSent(String(request.status)));
    });
    request.addEventListener('error', () => reject(new NotSent('network')));
    request.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
    signal.addEventListener('abort', () => request.abort());
    request.send(body);
  });
}
