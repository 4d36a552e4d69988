/** Reference images (M44) of a prospect's dossier. */
import type { Block } from '../document.ts';
import { pictureRows } from '../picture-rows.ts';
import { counted, sectionHeading } from './dossier-words.ts';
import type { Dossier } from './dossier.types.ts';

export function imagesSection({ images }: Dossier): Block[] {
  return [sectionHeading('Imágenes', counted(images.length, 'imagen', 'imágenes')), ...pictureRows(images)];
}
