/** Images two beside one another, each with what is said of it. */
import type { Block, ImageFile } from './document.ts';
import { inks, styles } from './palette.ts';

export interface CaptionedPicture {
  /** Absent when its bytes could not be had: its place says so. */
  file?: ImageFile | undefined;
  caption?: string | undefined;
}

const tallest = 190;

export function pictureRows(images: readonly CaptionedPicture[]): Block[] {
  const rows: Block[] = [];
  for (let from = 0; from < images.length; from += 2) {
    rows.push({
      kind: 'columns',
      gap: 16,
      above: from ? 16 : 8,
      withNext: false,
      columns: [from, from + 1].map((index) => {
        const image = images[index];
        return { width: { share: 1 }, ...(image ? { block: framed(image, index + 1) } : {}) };
      }),
    });
  }
  return rows;
}

function framed({ file, caption }: CaptionedPicture, number: number): Block {
  const words: Block[] = caption
    ? [{ kind: 'paragraph', role: 'Caption', text: caption, style: styles.small, above: 4 }]
    : [];
  return {
    kind: 'stack',
    together: true,
    blocks: [
      file ? { kind: 'picture', image: file, height: tallest, alt: caption ?? `Imagen ${number}` } : absent,
      ...words,
    ],
  };
}

/** Told rather than left out: whoever reads it knows that there is one more. */
const absent: Block = {
  kind: 'box',
  border: inks.line,
  radius: 4,
  padding: { top: 34, right: 12, bottom: 34, left: 12 },
  block: { kind: 'paragraph', text: 'Esta imagen no se pudo incluir.', style: styles.soft, align: 'centre' },
};
