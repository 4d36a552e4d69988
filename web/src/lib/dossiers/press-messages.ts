/** What the screen and the worker that makes PDFs say to one another. */
import type { Dossier, DossierPart } from '@folio/shared/pdf/dossier/dossier.types.ts';

/** By name, what is asked for and what is answered. */
export interface PressTasks {
  /** Lays a dossier out; the pages of the one before are gone. */
  layOut: { ask: { dossier: Dossier; parts: DossierPart[] }; answer: { pages: number; width: number; height: number } };
  /** A page of what is laid out, as a picture so many pixels wide. */
  paint: { ask: { page: number; widthPx: number }; answer: ImageBitmap | undefined };
  /** The PDF of what is laid out. */
  write: { ask: undefined; answer: Uint8Array<ArrayBuffer> };
  /** Makes a PDF and keeps it for the zip. */
  pack: { ask: { fileName: string; dossier: Dossier; parts: DossierPart[] }; answer: undefined };
  /** All that was kept, in one file. */
  zip: { ask: undefined; answer: Uint8Array<ArrayBuffer> };
}

export type PressTask = keyof PressTasks;

export interface PressRequest<Task extends PressTask = PressTask> {
  id: number;
  task: Task;
  ask: PressTasks[Task]['ask'];
}

export type PressReply = { id: number; answer: unknown } | { id: number; problem: string };
