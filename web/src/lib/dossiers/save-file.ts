/** Hands a file to the person: into the downloads, or to another program of the phone. */

export function savePdf(bytes: Uint8Array<ArrayBuffer>, name: string): void {
  saveFile(new Blob([bytes], { type: 'application/pdf' }), name);
}

export function saveZip(bytes: Uint8Array<ArrayBuffer> | Blob, name: string): void {
  saveFile(new Blob([bytes], { type: 'application/zip' }), name);
}

export function saveCsv(text: string, name: string): void {
  saveFile(new Blob([text], { type: 'text/csv;charset=utf-8' }), name);
}

export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Browsers begin to read it a moment later.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Can this device hand a PDF to WhatsApp, mail and the like? Asked on phones: elsewhere people download. */
export function canSharePdf(): boolean {
  if (!matchMedia('(pointer: coarse)').matches || typeof navigator.canShare !== 'function') return false;
  return navigator.canShare({ files: [new File([], 'a.pdf', { type: 'application/pdf' })] });
}

/**
 * @param text goes along, where the other program takes words
 * @returns whether it was handed over; false when the person left the choice
 */
export async function sharePdf(bytes: Uint8Array<ArrayBuffer>, name: string, text?: string): Promise<boolean> {
  const files = [new File([bytes], name, { type: 'application/pdf' })];
  try {
    await navigator.share({ files, ...(text ? { text } : {}) });
    return true;
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') return false;
    throw cause;
  }
}
