/** What the screen and the worker that makes PDFs say to one another. */
import type { Dossier, DossierPart } from '@folio/shared/pdf/dossier/dossier.types.ts';

/** Without the bytes of its images: the worker fetches them. */
export interface Wanted {
  dossier: Dossier;
  parts: DossierPart[];
  logoUrl?: string | undefined;
}

interface Made {
  /** Images that could not be had: their places say so. */
  missing: number;
  /** It could not be had: the company's name stands alone. */
  lacksLogo: boolean;
}

/** By name, what is asked for and what is answered. */
export interface PressTasks {
  /** Lays a dossier out; the pages of the one before are gone. */
  layOut: { ask: Wanted; answer: Made & { pages: number; width: number; height: number } };
  /** A page of what is laid out, as a picture so many pixels wide. */
  paint: { ask: { page: number; widthPx: number }; answer: ImageBitmap | undefined };
  /** The PDF of what is laid out. */
  write: { ask: undefined; answer: Uint8Array<ArrayBuffer> };
  /** Makes a PDF and keeps it for the zip. */
  pack: { ask: Wanted & { fileName: string }; answer: Made };
  /** All that was kept, in one file. */
  zip: { ask: undefined; answer: Blob };
}

export type PressTask = keyof PressTasks;

export interface PressRequest<Task extends PressTask = PressTask> {
  id: number;
  task: Task;
  ask: PressTasks[Task]['ask'];
}

/** How many images are here, of how many. */
export interface ImagesProgress {
  done: number;
  of: number;
}

export type PressReply =
  { id: number; answer: unknown } | { id: number; problem: string } | { id: number; progress: ImagesProgress };
